import { flattenSpace } from '../../mapped-text.ts'
import type { SourceText, TextRange } from '../../source-text.ts'
import { addTableRow } from '../add-table-row.ts'
import type { SectionBuilder } from '../section-builder.ts'
import type { TextLine } from './read-lines.ts'

const separator = /^\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*\|?$|^\+[-=+]+\+$/u

/** Adds a table whose cells stand between "|", where the lines are one. @returns whether they are. */
export function readPipeTable(
  lines: TextLine[],
  _range: TextRange,
  builder: SectionBuilder,
  source: SourceText,
): boolean {
  const raws = lines.map((line) => source.text.slice(line.range.from, line.range.to))
  const isRow = (raw: string): boolean => (raw.match(/\|/gu)?.length ?? 0) >= 1
  if (lines.length < 2 || !raws.every((raw) => isRow(raw) || separator.test(raw))) return false
  const separatorAt = raws.findIndex((raw) => separator.test(raw))
  if (separatorAt === -1 && !raws.every((raw) => (raw.match(/\|/gu)?.length ?? 0) >= 2)) return false
  builder.startBlock()
  let header: string[] | undefined
  for (const [index, line] of lines.entries()) {
    const raw = raws[index] ?? ''
    if (separator.test(raw)) continue
    const cells = raw
      .replace(/^\||\|$/gu, '')
      .split('|')
      .map(flattenSpace)
    if (header === undefined) header = cells
    else addTableRow(builder, source, { range: line.range, cells, header })
  }
  return true
}
