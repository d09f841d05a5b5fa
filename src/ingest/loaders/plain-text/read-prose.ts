import { appendVerbatim, createMappedText } from '../../mapped-text.ts'
import type { SourceText, TextRange } from '../../source-text.ts'
import { addCode } from '../add-code.ts'
import { addSentences } from '../add-sentences.ts'
import type { SectionBuilder } from '../section-builder.ts'
import { isWrapped } from './is-deck.ts'
import type { Furniture } from './find-furniture.ts'
import { proseBlocks, type ProseBlock } from './prose-blocks.ts'
import { proseHeading } from './prose-heading.ts'
import type { TextLine } from './read-lines.ts'
import { readPipeTable } from './read-pipe-table.ts'
import { readSlideBody } from './read-slide-body.ts'
import { cleanLine } from './clean-line.ts'
import { endsSentence } from './title-likeness.ts'

/**
 * Reads prose: paragraphs, with headings where they can be told, lists, tables and code.
 *
 * @returns the title, where the text begins with a heading that stands above all others.
 */
export function readProse(
  lines: TextLine[],
  furniture: Furniture,
  builder: SectionBuilder,
  source: SourceText,
): string | undefined {
  const blocks = proseBlocks(lines, furniture)
  const isMargined = isWrapped(lines)
  const open: { rank: number; text: string }[] = []
  const ranks: number[] = []
  let title: string | undefined
  for (const [index, block] of blocks.entries()) {
    const heading = proseHeading(block, blocks[index + 1], source, index === 0)
    if (heading) {
      if (index === 0) title = heading.text
      ranks.push(heading.rank)
      while ((open.at(-1)?.rank ?? 0) >= heading.rank) open.pop()
      // The first heading is the document's title, and so no part of the paths below it.
      if (index > 0) open.push(heading)
      builder.startSection(
        open.map(({ text }) => text),
        heading.line.range,
      )
    }
    const rest = heading ? block.lines.slice(1) : block.lines
    if (rest.length > 0) readProseBlock({ lines: rest }, isMargined, builder, source)
  }
  return title
}

function readProseBlock(
  block: ProseBlock,
  isMargined: boolean,
  builder: SectionBuilder,
  source: SourceText,
): void {
  const { lines } = block
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return
  const range: TextRange = { from: first.range.from, to: last.range.to }
  if (readPipeTable(lines, range, builder, source)) return
  const isListed = lines.filter(({ bullet }) => bullet !== undefined).length >= Math.max(1, lines.length / 8)
  if (isCode(lines, source)) addCode(builder, source, range)
  else if (
    (isListed && first.bullet !== undefined) ||
    (isListed && lines.length > 1) ||
    lines.some(({ tabs }) => tabs > 0)
  )
    readSlideBody(lines, builder, source)
  else if (isMargined || !isLineList(lines)) {
    builder.startBlock()
    const mapped = createMappedText()
    const slice = source.text.slice(range.from, range.to)
    if (/[<&*_]/u.test(slice)) addSentences(builder, cleanLine(source.text, range))
    else {
      appendVerbatim(mapped, slice, range.from)
      addSentences(builder, mapped)
    }
  } else readSlideBody(lines, builder, source)
}

/** Short lines without stops that each begin anew: a list without bullets. */
function isLineList(lines: TextLine[]): boolean {
  if (lines.length < 2) return false
  const own = lines.filter(({ text, width }) => width <= 60 && !endsSentence(text) && !/^\p{Ll}/u.test(text))
  return own.length >= lines.length * 0.8
}

/** Prompts, braces and assignments make code; indentation alone does not. */
function isCode(lines: TextLine[], source: SourceText): boolean {
  const coded = lines.filter(({ range }) => {
    const raw = source.text.slice(range.from, range.to)
    return /^(?:[$#>%]\s+\S|```|[{}\])]+[;,]?$)|[{;]$|^\s*(?:\/\/|#include|import |def |class \w+[:({]|return\b)|^[\w.[\]]+\s*[-+*]?=\s*\S|\)\s*\{$/u.test(
      raw,
    )
  })
  return (
    coded.length >= lines.length * 0.6 &&
    (lines.length > 1 || /^[$>]\s+\S|^```/u.test(source.text.slice(lines[0]?.range.from)))
  )
}
