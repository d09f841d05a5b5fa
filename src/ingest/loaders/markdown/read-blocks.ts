import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent, Table } from 'mdast'
import { flattenSpace } from '../../mapped-text.ts'
import type { SourceText } from '../../source-text.ts'
import { addCode } from '../add-code.ts'
import { addSentences } from '../add-sentences.ts'
import { addTableRow } from '../add-table-row.ts'
import { readMarkup } from '../read-markup.ts'
import type { SectionBuilder } from '../section-builder.ts'
import { rangeOf, readInline } from './read-inline.ts'
import { isComment, readOtherWordings } from './read-other-wordings.ts'

type Block = RootContent | BlockContent | DefinitionContent

/** Adds what a block says to the builder. Headings of the top level are the caller's. */
export function readBlock(block: Block, builder: SectionBuilder, source: SourceText): void {
  switch (block.type) {
    case 'paragraph':
      builder.startBlock()
      addParagraph(block, builder, source)
      return
    case 'heading':
      builder.startBlock()
      addSentences(builder, readInline(block.children, source))
      return
    case 'list':
      builder.startBlock()
      readList(block, 0, builder, source)
      return
    case 'table':
      readTable(block, builder, source)
      return
    case 'code':
    case 'math':
      addCode(builder, source, rangeOf(block))
      return
    case 'html':
      if (isComment(block.value)) builder.addOtherWordings(readOtherWordings(block.value))
      else readHtml(rangeOf(block), builder, source)
      return
    case 'blockquote':
    case 'footnoteDefinition':
      for (const child of block.children) readBlock(child, builder, source)
      return
    default:
  }
}

function addParagraph(paragraph: Paragraph, builder: SectionBuilder, source: SourceText): void {
  const mapped = readInline(paragraph.children, source)
  if (isBold(paragraph) && asks.test(mapped.plain.trim())) {
    addSentences(builder, mapped, { kind: 'sentence', isQuestion: true })
  } else addSentences(builder, mapped)
}

/** How a question or a task to the reader ends in both languages, or an English task begins. */
const asks =
  /[?？]$|(시오|세요|보라|하라|여라)[.!]?$|(^|[.!?] )(define|state|name|give|explain|describe|compare|list|outline|discuss|distinguish|show|identify|calculate|prove|say|tell|write|draw|derive)\b[^.!?]*[.!]?$/iu

function isBold({ children }: Paragraph): boolean {
  return children.every(
    ({ type, ...node }) => type === 'strong' || ('value' in node && node.value.trim() === ''),
  )
}

function readList(list: List, depth: number, builder: SectionBuilder, source: SourceText): void {
  for (const item of list.children) readListItem(item, depth, builder, source)
}

function readListItem(item: ListItem, depth: number, builder: SectionBuilder, source: SourceText): void {
  for (const child of item.children) {
    if (child.type === 'paragraph') {
      addSentences(builder, readInline(child.children, source), { kind: 'list-item', depth })
    } else if (child.type === 'list') readList(child, depth + 1, builder, source)
    else readBlock(child, builder, source)
  }
}

function readTable(table: Table, builder: SectionBuilder, source: SourceText): void {
  builder.startBlock()
  const rows = table.children.map((row) => ({
    range: rangeOf(row),
    cells: row.children.map((cell) => flattenSpace(readInline(cell.children, source).plain)),
  }))
  const [header, ...body] = rows
  if (header === undefined) return
  if (body.length === 0) addTableRow(builder, source, header)
  for (const row of body) addTableRow(builder, source, { ...row, header: header.cells })
}

/** The visible text of an HTML block, one paragraph for each element that stands on lines of its own. */
function readHtml(range: { from: number; to: number }, builder: SectionBuilder, source: SourceText): void {
  for (const paragraph of readMarkup(source.text, range)) {
    builder.startBlock()
    addSentences(builder, paragraph)
  }
}
