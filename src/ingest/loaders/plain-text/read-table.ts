import { flattenSpace } from '../../mapped-text.ts'
import type { TextRange } from '../../source-text.ts'
import { joinTableRows } from './join-table-rows.ts'
import { mergeWrappedRows } from './merge-wrapped-rows.ts'
import type { TextLine } from './read-lines.ts'
import { looksContinued } from './looks-continued.ts'

export interface TableRow {
  range: TextRange
  cells: string[]
}

export interface Table {
  header?: string[]
  /** Rows of data; the first row too where it is not sure to be a header. */
  rows: TableRow[]
  /** How many lines it takes, blank ones inside included. */
  lineCount: number
}

/** What is known of a deck's headers. */
export interface TableHeaders {
  known: Set<string>
  /** The header of the last table on the slide before, where this slide goes on from it. */
  above?: string[]
}

const genericHeader =
  /^(?:구분|항목|용어|개념|이름|명칭|기능|설명|의미|특징|종류|유형|분류|단계|예시?|비고|concern|capability|component|criterion|criteria|term|name|kind|type|feature|description|meaning|item|aspect|category|example|key|value|command|option)s?$/iu

/**
 * Reads the table that begins at `lines[start]`: cells between tabs, each perhaps wrapped over several lines.
 * `headers` holds those of the deck's tables so far, and is added to.
 *
 * @returns undefined where no table begins there.
 */
export function readTable(lines: TextLine[], start: number, headers: TableHeaders): Table | undefined {
  const end = tableEnd(lines, start)
  const present = lines.slice(start, end).filter(({ isBlank }) => !isBlank)
  const tabbed = present.filter(({ tabs }) => tabs > 0)
  if (tabbed.length === 0 || (tabbed.length === 1 && present.length === 1 && (tabbed[0]?.tabs ?? 0) < 2))
    return undefined
  const columns = columnCount(tabbed)
  const rows = mergeWrappedRows(joinTableRows(present, columns).map((group) => makeRow(group, columns)))
  const lineCount = end - start
  const [first, ...rest] = rows
  if (first === undefined) return { rows, lineCount }
  const key = keyOf(first.cells)
  const above = headers.above?.length === columns ? headers.above : undefined
  const isNamed = headers.known.has(key) || isHeaderCorner(first.cells[0] ?? '')
  // A table that goes on from the slide before has that one's header, unless it repeats it.
  if (above !== undefined && !isNamed) return { header: above, rows, lineCount }
  if (rest.length === 0) return { rows, lineCount }
  const certainty = headers.known.has(key) ? 'sure' : headerCertainty(first, rest)
  if (certainty === 'none') return { rows, lineCount }
  if (certainty === 'sure') headers.known.add(key)
  return { header: first.cells, rows: certainty === 'sure' ? rest : rows, lineCount }
}

function keyOf(cells: readonly string[]): string {
  return cells.join('\t').toLowerCase()
}

function isHeaderCorner(corner: string): boolean {
  return corner === '' || genericHeader.test(corner)
}

/** One past the last line of the table: a few lines without tabs may lie between two with tabs. */
function tableEnd(lines: TextLine[], start: number): number {
  let end = start
  let gap = 0
  let blanks = 0
  let isWrapping = false
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    if (line.tabs > 0) {
      isWrapping ||= gap > 0
      end = at + 1
      gap = 0
      blanks = 0
    } else if (line.isBlank) blanks += 1
    else gap += 1
    if (gap > 4 || blanks > 2 || (gap > 0 && (blanks > 0 || line.bullet !== undefined))) break
  }
  return end + wrappedEnd(lines, end, isWrapping)
}

/** How many lines after the last row with tabs still belong to its last cell. */
function wrappedEnd(lines: TextLine[], end: number, isWrapping: boolean): number {
  let count = 0
  while (count < 3) {
    const before = lines[end + count - 1]
    const next = lines[end + count]
    if (!before || !next || next.isBlank || next.bullet !== undefined || /^[→=⇒※]/u.test(next.text)) break
    const lastCell = flattenSpace(before.content.plain.split('\t').at(-1) ?? '')
    const isShort = isWrapping && next.width <= 24 && isSameScript(lastCell, next.text)
    if (!looksContinued(lastCell, next.text) && !isShort) break
    count += 1
  }
  return count
}

function isSameScript(one: string, other: string): boolean {
  const hangul = /\p{Script=Hangul}/u
  return hangul.test(one) === hangul.test(other)
}

/** The most usual number of cells, but no fewer than the first line has. */
function columnCount(tabbed: TextLine[]): number {
  const counts = new Map<number, number>()
  for (const { tabs } of tabbed) counts.set(tabs + 1, (counts.get(tabs + 1) ?? 0) + 1)
  let mode = 0
  for (const [columns, count] of counts) {
    const best = counts.get(mode) ?? 0
    if (count > best || (count === best && columns > mode)) mode = columns
  }
  return Math.max(mode, (tabbed[0]?.tabs ?? 0) + 1)
}

function makeRow(group: TextLine[], columns: number): TableRow {
  const [first] = group
  const cells = ['']
  for (const line of group) {
    const [head = '', ...others] = line.content.plain.split('\t')
    cells[cells.length - 1] = `${cells.at(-1)} ${head}`
    cells.push(...others)
  }
  while (cells.length < columns) cells.push('')
  return {
    range: { from: first?.range.from ?? 0, to: group.at(-1)?.range.to ?? 0 },
    cells: cells.map(flattenSpace),
  }
}

/**
 * Whether the first row is the header. With two columns a header is hard to tell from a row, so there it must be
 * generic ("구분", "term") or much shorter than what is below to be sure.
 */
function headerCertainty(first: TableRow, rest: TableRow[]): 'sure' | 'unsure' | 'none' {
  const [corner = '', ...named] = first.cells
  const isUnlike = (cell: string): boolean =>
    cell.length > 60 || /[.!]$/u.test(cell) || /^[\d.,%\s]+$/u.test(cell)
  if (named.some((cell) => cell === '' || isUnlike(cell)) || isUnlike(corner)) return 'none'
  const isLikeBelow = first.cells.some(
    (cell, column) =>
      /\d/u.test(cell) &&
      rest.filter(({ cells }) => /\d/u.test(cells[column] ?? '')).length * 2 >= rest.length,
  )
  if (isLikeBelow) return 'none'
  if (isHeaderCorner(corner)) return 'sure'
  const lengthOf = ({ cells }: TableRow): number => cells.slice(1).join('').length
  const average = rest.reduce((sum, row) => sum + lengthOf(row), 0) / rest.length
  const isShorter = lengthOf(first) <= average * 0.6
  if (first.cells.length > 2)
    return isShorter || !named.some((cell) => /[,(/]/u.test(cell)) ? 'sure' : 'unsure'
  if (named.some((cell) => /,/u.test(cell))) return 'none'
  return isShorter ? 'sure' : 'unsure'
}
