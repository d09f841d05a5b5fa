import { createMappedText, appendVerbatim } from '../mapped-text.ts'
import type { SourceText, TextRange } from '../source-text.ts'
import { addSentences } from './add-sentences.ts'
import type { SectionBuilder } from './section-builder.ts'

const maxRowCharacters = 1_200

/**
 * Adds a row as one unit. A row that is too long to be one chunk is not a row any more for a reader: it is added
 * as the sentences of its source.
 */
export function addTableRow(
  builder: SectionBuilder,
  source: SourceText,
  row: { range: TextRange; cells: string[]; header?: string[] },
): void {
  const { range, cells, header } = row
  const text = cells.join(' | ')
  if (cells.every((cell) => cell === '')) return
  if (text.length <= maxRowCharacters) {
    const named = header !== undefined && header.some((cell) => cell !== '')
    builder.addUnit({ kind: 'table-row', text, cells, range, ...(named && { header }) })
    return
  }
  const mapped = createMappedText()
  appendVerbatim(mapped, source.text.slice(range.from, range.to), range.from)
  addSentences(builder, mapped)
}
