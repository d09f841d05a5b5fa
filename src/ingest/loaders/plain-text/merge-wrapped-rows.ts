import { isUnfinished, looksContinued } from './looks-continued.ts'
import type { TableRow } from './read-table.ts'

/**
 * Puts the parts of a row together that an export wrote as rows of their own, one for each line of its tallest cell:
 *
 *     Service discovery | Netflix Eureka | Service & Ingress
 *                       |                | resources
 *
 * A row that only lacks its first cell, as under a cell that spans several rows, gets that cell's text instead.
 */
export function mergeWrappedRows(rows: readonly TableRow[]): TableRow[] {
  const names = rows.flatMap(({ cells: [name = ''] }) => (/^\p{L}/u.test(name) ? [name] : []))
  const isCapitalised = names.filter((name) => /^\p{Lu}/u.test(name)).length * 2 > names.length
  const merged: TableRow[] = []
  for (const row of rows) {
    const above = merged.at(-1)
    // The first row may be the header: only one that ends in the middle of something has its rest below it.
    const isFirst = above === undefined || (merged.length === 1 && !isUnfinished(above.cells[0] ?? ''))
    if (!isFirst && goesOn(above, row, isCapitalised)) merged[merged.length - 1] = joinRows(above, row)
    else if (!isFirst && row.cells[0] === '' && merged.slice(1).some(({ cells }) => cells[0] !== ''))
      merged.push({ ...row, cells: [above.cells[0] ?? '', ...row.cells.slice(1)] })
    else merged.push(row)
  }
  return merged
}

function goesOn(above: TableRow, { cells }: TableRow, isCapitalised: boolean): boolean {
  const [first = '', ...others] = cells
  const filled = others.filter((cell) => cell !== '')
  const isOpen = cells.some((cell, column) => cell !== '' && isUnfinished(above.cells[column] ?? ''))
  if (first === '') {
    const isPart = cells.some(
      (cell, column) => cell !== '' && looksContinued(above.cells[column] ?? '', cell),
    )
    return isOpen || isPart || filled.every((cell) => /^[\p{Ll}(（]/u.test(cell))
  }
  // "Centralised logging" over "(중앙 집중 로깅)": the name of the same row in the other language.
  if (/^[(（][^)）]*[)）]$/u.test(first)) return true
  if (/^[&+/,]/u.test(first)) return true
  return isCapitalised && /^\p{Ll}/u.test(first) && /^\p{Lu}/u.test(above.cells[0] ?? '')
}

function joinRows(above: TableRow, below: TableRow): TableRow {
  const width = Math.max(above.cells.length, below.cells.length)
  return {
    range: { from: above.range.from, to: below.range.to },
    cells: Array.from({ length: width }, (_, column) =>
      [above.cells[column], below.cells[column]]
        .filter((cell) => cell !== undefined && cell !== '')
        .join(' '),
    ),
  }
}
