import type { Chunk } from '../../ingest/chunk.ts'
import type { Language } from '../../language.ts'
import type { NameMatcher } from './name-matcher.ts'
import type { QuizFacts } from './quiz-facts.ts'
import { type Random, shuffled } from './seeded-random.ts'
import type { PlacedUnit } from './section-units.ts'

/** A question before its choices are mixed and its citations numbered. */
export interface QuizDraft {
  kind: 'definition' | 'list' | 'table'
  question: string
  right: string
  wrong: string[]
  /** What is said after the answer: each part with the units that carry it. */
  explanation: Array<{ text: string; units: PlacedUnit[] }>
  /** Drafts with the same subject ask about the same thing. */
  subject: string
  chunk: Chunk
}

export interface QuizMaterial {
  facts: QuizFacts
  /** Every statement of the material, to see what it says of a name. */
  statements: readonly PlacedUnit[]
  names: NameMatcher
  language: Language
  random: Random
}

export const mostWrong = 3
export const leastWrong = 2

/**
 * Wrong choices, from the nearest pool first: none that `isRight` would not rule out, none that means the same as
 * the right one or as another. `undefined` where fewer than two are left.
 */
export function chooseWrong(
  right: string,
  pools: ReadonlyArray<readonly string[]>,
  { names, random }: Pick<QuizMaterial, 'names' | 'random'>,
  mayBeRight: (candidate: string) => boolean,
): string[] | undefined {
  const wrong: string[] = []
  for (const pool of pools) {
    for (const candidate of shuffled(pool, random)) {
      if (wrong.length === mostWrong) return wrong
      if (names.overlap(candidate, right) || wrong.some((other) => names.overlap(candidate, other))) continue
      if (!mayBeRight(candidate)) wrong.push(candidate)
    }
  }
  return wrong.length >= leastWrong ? wrong : undefined
}
