import type { Heading, Html, Paragraph } from 'mdast'
import { readSimpleInline } from './read-simple-inline.ts'

const heading = /^(#{1,6})[ \t]+(?=[^\s#])/u
const trailingId = /[ \t]+\{#[\w.:-]+\}[ \t]*$/u
const paragraphLine = /^(?!\d{1,9}[.)]|www\.)[\p{L}\p{N}"'“‘(`*]/u
const listItem = /^[*][ \t]/u
const fence = /^ {0,3}(?:>\s*|[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/u
/** HTML that may hold blank lines, and front matter: a file with one is left to the parser. */
const spanning = /^ {0,3}<(?:script|pre|style|textarea|!--|\?|!\[CDATA\[|![A-Za-z])/imu

/**
 * Finds the top-level headings and paragraphs that need no parser. A line that begins in the first column after a
 * blank line ends every list, quotation and footnote, so outside fences such a block stands for itself whatever
 * is around it.
 */
export function* findSimpleBlocks(text: string): Generator<Heading | Paragraph | Html> {
  if (spanning.test(withoutWholeComments(text)) || /^(?:---|\+\+\+)/u.test(text)) return
  let openFence: string | undefined
  let isAfterBlank = true
  let isInHtml = false
  let from = 0
  while (from < text.length) {
    const end = lineEnd(text, from)
    const line = text.slice(from, end)
    const mark = fence.exec(line)?.[1]
    if (openFence !== undefined) {
      if (mark?.startsWith(openFence) && line.trim() === mark) openFence = undefined
      isAfterBlank = false
    } else if (mark !== undefined) {
      // HTML goes on to a blank line and swallows a fence: what is one then is for the parser to say.
      if (isInHtml) return
      openFence = mark
      isAfterBlank = false
    } else if (line.trim() === '') {
      isAfterBlank = true
      isInHtml = false
    } else if (isAfterBlank) {
      const block = simpleHeading(line, from) ?? simpleComment(text, from) ?? simpleParagraph(text, from)
      if (block) {
        yield block
        from = (block.position?.end.offset ?? end) + 1
        // After a heading another block may begin at once; a paragraph reached to a blank line.
        continue
      }
      isAfterBlank = false
    }
    if (/^ {0,3}</u.test(line)) isInHtml = true
    from = end + 1
  }
}

/** The text without the comments that begin in the first column and end a line: those are known for what they are. */
function withoutWholeComments(text: string): string {
  const kept: string[] = []
  let at = 0
  for (let from = text.indexOf('<!--'); from !== -1;) {
    const end = endOfComment(text, from)
    if (end === undefined || (from > 0 && text[from - 1] !== '\n')) return text
    kept.push(text.slice(at, from))
    at = end
    from = text.indexOf('<!--', end)
  }
  return kept.join('') + text.slice(at)
}

/** Where the line ends that closes the comment; undefined where none does or something follows on that line. */
function endOfComment(text: string, from: number): number | undefined {
  const close = text.indexOf('-->', from + '<!--'.length)
  if (close === -1) return undefined
  const end = lineEnd(text, close)
  return text.slice(close + '-->'.length, end).trim() === '' ? end : undefined
}

function simpleHeading(line: string, from: number): Heading | undefined {
  const signs = heading.exec(line)
  if (signs?.[1] === undefined) return undefined
  const id = trailingId.exec(line)?.[0] ?? ''
  const content = line.slice(signs[0].length, line.length - id.length)
  if (content.includes('#')) return undefined
  const children = readSimpleInline(content, from + signs[0].length)
  if (children === undefined) return undefined
  const place = (start: number, end: number) => ({ start: point(start), end: point(end) })
  const idFrom = from + line.length - id.length
  if (id !== '') children.push({ type: 'text', value: id, position: place(idFrom, from + line.length) })
  return {
    type: 'heading',
    depth: depthOf(signs[1].length),
    children,
    position: place(from, from + line.length),
  }
}

function simpleComment(text: string, from: number): Html | undefined {
  if (!text.startsWith('<!--', from)) return undefined
  const end = endOfComment(text, from)
  if (end === undefined) return undefined
  return { type: 'html', value: text.slice(from, end), position: { start: point(from), end: point(end) } }
}

function depthOf(signs: number): Heading['depth'] {
  const depths = [1, 2, 3, 4, 5, 6] as const
  return depths[signs - 1] ?? 6
}

function simpleParagraph(text: string, from: number): Paragraph | undefined {
  let end = from
  for (let start = from; start < text.length;) {
    const to = lineEnd(text, start)
    const line = text.slice(start, to)
    if (line.trim() === '') break
    if (!paragraphLine.test(line) || listItem.test(line) || line.includes('|')) return undefined
    end = to
    start = to + 1
  }
  const children = readSimpleInline(text.slice(from, end), from)
  if (children === undefined) return undefined
  return { type: 'paragraph', children, position: { start: point(from), end: point(end) } }
}

/** Only offsets are used; lines are worked out from them. */
function point(offset: number): { line: number; column: number; offset: number } {
  return { line: 1, column: 1, offset }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
