import { flattenSpace } from '../../mapped-text.ts'
import { isUnfinished, looksContinued } from './looks-continued.ts'
import type { TextLine } from './read-lines.ts'

/** Costs by which one reading of the lines is preferred to another. */
const missingCell = 2
const wrappedInside = 1
const wrappedAtEnd = 0.5
const wrappedAtStart = 1
const maxLinesInRow = 24

/**
 * Groups a table's lines into rows. A wrapped cell breaks a row anywhere, so of all the ways to cut the lines into
 * rows of at most `columns` cells the cheapest is taken: rows that are whole cost nothing, missing cells and
 * wrapped lines cost, and less where the line before is unfinished.
 */
export function joinTableRows(lines: TextLine[], columns: number): TextLine[][] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= lines.length; to += 1) {
    let chosen = { cost: Infinity, from: to - 1 }
    for (let from = to - 1; from >= Math.max(0, to - maxLinesInRow); from -= 1) {
      const cost = (best[from]?.cost ?? 0) + rowCost(lines, from, to, columns)
      if (cost < chosen.cost) chosen = { cost, from }
      if (tabsIn(lines, from, to) >= columns) break
    }
    if (chosen.cost === Infinity) chosen = { cost: (best[to - 1]?.cost ?? 0) + missingCell, from: to - 1 }
    best.push(chosen)
  }
  const rows: TextLine[][] = []
  for (let to = lines.length; to > 0; to = best[to]?.from ?? 0) rows.push(lines.slice(best[to]?.from, to))
  return rows.toReversed()
}

function rowCost(lines: TextLine[], from: number, to: number, columns: number): number {
  const tabs = tabsIn(lines, from, to)
  if (tabs >= columns) return Infinity
  let cost = (columns - 1 - tabs) * missingCell
  // A row without any tab is no row.
  if (tabs === 0) cost += missingCell
  let tabsSoFar = lines[from]?.tabs ?? 0
  if (tabsSoFar === 0) cost += wrappedAtStart
  for (let at = from + 1; at < to; at += 1) {
    const line = lines[at]
    const before = lines[at - 1]
    if (!line || !before) continue
    const lastCell = flattenSpace(before.content.plain.split('\t').at(-1) ?? '')
    cost += tabsSoFar === columns - 1 ? wrappedAtEnd : wrappedInside / 2
    if (line.tabs > 0) cost += wrappedInside / 2
    if (isUnfinished(lastCell)) cost -= wrappedInside
    else if (looksContinued(lastCell, line.text)) cost -= 0.3
    tabsSoFar += line.tabs
  }
  return Math.max(0, cost)
}

function tabsIn(lines: TextLine[], from: number, to: number): number {
  let tabs = 0
  for (let at = from; at < to; at += 1) tabs += lines[at]?.tabs ?? 0
  return tabs
}
