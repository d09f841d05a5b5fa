import type { SourceText } from '../../source-text.ts'
import { addSentences } from '../add-sentences.ts'
import { addTableRow } from '../add-table-row.ts'
import type { SectionBuilder } from '../section-builder.ts'
import { joinWrappedLines, type Item } from './join-wrapped-lines.ts'
import type { TextLine } from './read-lines.ts'
import { readTable, type TableHeaders } from './read-table.ts'
import { endsSentence } from './title-likeness.ts'

/**
 * Adds what a slide says: tables as rows, bullets and short lines as list items, the rest as sentences.
 *
 * @returns the header of its last table.
 */
export function readSlideBody(
  lines: TextLine[],
  builder: SectionBuilder,
  source: SourceText,
  headers: TableHeaders = { known: new Set() },
): string[] | undefined {
  let waiting: TextLine[] = []
  let at = 0
  let lastHeader: string[] | undefined
  while (at < lines.length) {
    const line = lines[at]
    const table = line && line.tabs > 0 ? readTable(lines, at, headers) : undefined
    if (table === undefined) {
      if (line) waiting.push(line)
      at += 1
      continue
    }
    readItems(waiting, builder)
    waiting = []
    builder.startBlock()
    const { header } = table
    lastHeader = header
    for (const row of table.rows)
      addTableRow(builder, source, { ...row, ...(header && row.cells !== header && { header }) })
    at += table.lineCount
  }
  readItems(waiting, builder)
  return lastHeader
}

function readItems(lines: TextLine[], builder: SectionBuilder): void {
  const items = joinWrappedLines(lines)
  builder.startBlock()
  const indents: number[] = []
  let isUnderLabel = false
  let wasProse = false
  for (const [index, item] of items.entries()) {
    const isLabel = !item.isBulleted && items[index + 1]?.isBulleted === true
    const isProse = !item.isBulleted && isFullSentence(item)
    if (isLabel || isProse !== wasProse) builder.startBlock()
    wasProse = isProse
    if (isProse) {
      addSentences(builder, item.content)
      continue
    }
    if (!item.isBulleted) isUnderLabel = isLabel
    const nesting = item.isBulleted
      ? depthOf(item.first, indents) + (isUnderLabel ? 1 : 0)
      : depthOfPlain(item.first, indents)
    addSentences(builder, item.content, { kind: 'list-item', depth: nesting })
  }
}

/** Depth by indentation. */
function depthOf(line: TextLine, indents: number[]): number {
  while (indents.length > 0 && (indents.at(-1) ?? 0) > line.indent) indents.pop()
  if (indents.at(-1) !== line.indent) indents.push(line.indent)
  return indents.length - 1
}

/** A line without bullet that is set in under a bullet belongs to it. */
function depthOfPlain(line: TextLine, indents: number[]): number {
  return indents.length > 0 && line.indent > (indents[0] ?? 0)
    ? indents.filter((indent) => indent < line.indent).length
    : 0
}

function isFullSentence(item: Item): boolean {
  const said = item.content.plain.trim()
  return endsSentence(said) || /[?!]$/u.test(said)
}
