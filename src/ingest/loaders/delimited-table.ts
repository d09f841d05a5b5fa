import { flattenSpace } from '../mapped-text.ts'
import type { SourceText, TextRange } from '../source-text.ts'
import { addTableRow } from './add-table-row.ts'
import type { LoadResult } from './loader.ts'
import { createSectionBuilder } from './section-builder.ts'
import { titleFromPath } from './title-from-path.ts'

interface Row {
  range: TextRange
  cells: string[]
}

/** Loads comma-, semicolon- or tab-separated values (RFC 4180 quoting); the first row is the header. */
export function loadDelimitedTable(source: SourceText, path: string): LoadResult {
  const builder = createSectionBuilder(source)
  builder.startBlock()
  const [header, ...rows] = readRows(source.text, separatorOf(source.text, path))
  if (header && rows.length === 0) addTableRow(builder, source, header)
  for (const row of rows) addTableRow(builder, source, { ...row, ...(header && { header: header.cells }) })
  return { title: titleFromPath(path), sections: builder.finish() }
}

function separatorOf(text: string, path: string): string {
  if (path.toLowerCase().endsWith('.tsv')) return '\t'
  const end = text.indexOf('\n')
  const firstLine = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/gu, '')
  const separators = [',', ';', '\t']
  return separators.reduce(
    (best, one) => (firstLine.split(one).length > firstLine.split(best).length ? one : best),
    ',',
  )
}

function readRows(text: string, separator: string): Row[] {
  const rows: Row[] = []
  let at = 0
  while (at < text.length) {
    const row: Row = { range: { from: at, to: at }, cells: [] }
    for (;;) {
      const cell = text[at] === '"' ? readQuotedCell(text, at, separator) : readBareCell(text, at, separator)
      row.cells.push(flattenSpace(cell.value))
      at = cell.end
      if (text[at] !== separator) break
      at += 1
    }
    row.range.to = at
    at += 1
    if (row.cells.some((cell) => cell !== '')) rows.push(row)
  }
  return rows
}

function readBareCell(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  return { value: text.slice(from, end), end }
}

/** A quoted cell may hold separators, line breaks and doubled quotes; one that never closes is read as bare. */
function readQuotedCell(text: string, from: number, separator: string): { value: string; end: number } {
  let close = text.indexOf('"', from + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return readBareCell(text, from, separator)
  const rest = readBareCell(text, close + 1, separator)
  return { value: text.slice(from + 1, close).replaceAll('""', '"') + rest.value, end: rest.end }
}
