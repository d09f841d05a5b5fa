import { sourceRange, type MappedText } from '../mapped-text.ts'
import { splitSentences } from '../split-sentences.ts'
import type { SectionBuilder } from './section-builder.ts'

/** Adds the sentences of a mapped text as units of the builder's present block. */
export function addSentences(
  builder: SectionBuilder,
  mapped: MappedText,
  how: { kind: 'sentence'; isQuestion?: true } | { kind: 'list-item'; depth: number } = { kind: 'sentence' },
): void {
  for (const range of splitSentences(mapped.plain)) {
    builder.addUnit({
      ...how,
      text: mapped.plain.slice(range.from, range.to),
      range: sourceRange(mapped, range),
    })
  }
}
