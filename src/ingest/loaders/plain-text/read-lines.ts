import { createMappedText, flattenSpace, type MappedText } from '../../mapped-text.ts'
import type { SourceText, TextRange } from '../../source-text.ts'
import { cleanLine } from './clean-line.ts'

/** A line of the file, or a part of one where a form feed, a lone carriage return or `<br>` breaks it. */
export interface TextLine {
  /** What stands there without white space at the ends, bullet included. */
  range: TextRange
  /** The same without bullet, tags, bold marks and with character references resolved. Tabs are kept. */
  content: MappedText
  /** `content` for reading and comparing. */
  text: string
  /** Columns in front; a tab counts four. */
  indent: number
  /** The bullet or number that was taken off. */
  bullet?: string
  /** Columns that the text takes: Hangul counts two. */
  width: number
  isBlank: boolean
  /** Number of tabs inside the text. */
  tabs: number
  /** A page begins with this line (form feed). */
  startsPage: boolean
}

const symbolBullet =
  /^(?:[•‣▪▫◦●○■□◆◇▶►▷➢➤✓✔※⁃❖∙·\uf0a7\uf0b7]\s*|[-–—*+]\s+|o {2,}|o\t(?![^\n]*\t)|-(?=\p{Script=Hangul}))/u
const numberBullet =
  /^(?:\d{1,2}[.)]\s+(?!\d)|\(\d{1,2}\)\s*|[①-⑳]\s*|(?:[a-z]|[가나다라마바사아자차카타파하])[.)]\s+|[a-z]\)\s*)/u

/** The file's lines in order. Nothing but line breaks and white space lies between their ranges. */
export function readLines(source: SourceText): TextLine[] {
  const lines: TextLine[] = []
  let startsPage = false
  let waitingBullet: TextLine | undefined
  for (const piece of linePieces(source.text)) {
    startsPage ||= piece.startsPage
    const line = readLine(
      source.text,
      piece.range,
      startsPage,
      lines.findLast(({ isBlank }) => !isBlank)?.tabs,
    )
    if (line.isBlank) {
      lines.push(line)
      continue
    }
    startsPage = false
    // Some exports put the bullet on a line of its own.
    if (line.bullet !== undefined && line.text === '') {
      waitingBullet = line
      continue
    }
    if (waitingBullet !== undefined && line.bullet === undefined) {
      lines.push({
        ...line,
        bullet: waitingBullet.bullet ?? '',
        indent: waitingBullet.indent,
        startsPage: line.startsPage || waitingBullet.startsPage,
      })
    } else lines.push(line)
    waitingBullet = undefined
  }
  return lines
}

function* linePieces(text: string): Generator<{ range: TextRange; startsPage: boolean }> {
  let from = 0
  let startsPage = false
  for (const found of text.matchAll(/[\n\f\r]|<br\s*\/?>/giu)) {
    const isTag = found[0].startsWith('<')
    if (isTag && isTableLine(text, found.index)) continue
    yield { range: { from, to: found.index }, startsPage }
    startsPage = found[0] === '\f'
    from = found.index + found[0].length
  }
  yield { range: { from, to: text.length }, startsPage }
}

function isTableLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset) + 1
  const end = text.indexOf('\n', offset)
  return text
    .slice(start, end === -1 ? text.length : end)
    .trim()
    .includes('\t')
}

/** @param tabsAbove how many tabs the last line with text had. */
function readLine(text: string, piece: TextRange, startsPage: boolean, tabsAbove = 0): TextLine {
  const raw = text.slice(piece.from, piece.to)
  const lead = /^[^\S\u00a0]*/u.exec(raw)?.[0] ?? ''
  const tail = /[^\S\u00a0]*$/u.exec(raw.slice(lead.length))?.[0] ?? ''
  const range = {
    from: piece.from + lead.length,
    to: piece.from + Math.max(lead.length, raw.trimEnd().length),
  }
  const body = text.slice(range.from, range.to)
  const bullet = (symbolBullet.exec(body) ?? numberBullet.exec(body))?.[0]
  const inside = { from: range.from + (bullet?.length ?? 0), to: range.to }
  // As many tabs around a text as the row above has in it: the other cells of this row are empty.
  const isRow = body.includes('\t') || (tabsAbove > 0 && countTabs(lead) + countTabs(tail) === tabsAbove)
  if (bullet === undefined && body !== '' && isRow) {
    // A tab at an end of a table's row is an empty cell.
    inside.from -= lead.length - (lead.includes('\t') ? lead.indexOf('\t') : lead.length)
    inside.to += tail.lastIndexOf('\t') + 1
  }
  const content = body === '' ? createMappedText() : cleanLine(text, inside)
  const plain = flattenSpace(content.plain)
  return {
    range,
    content,
    text: plain,
    indent: lead.replaceAll('\t', '    ').length,
    ...(bullet !== undefined && { bullet: bullet.trim() }),
    width: displayWidth(plain),
    isBlank: plain === '' && bullet === undefined,
    tabs: content.plain.split('\t').length - 1,
    startsPage,
  }
}

function countTabs(text: string): number {
  return text.split('\t').length - 1
}

/** Columns that a text takes on a terminal: 2 for Hangul, Han, kana and full-width signs. */
export function displayWidth(text: string): number {
  return (
    text.length +
    (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/gu)?.length ?? 0)
  )
}
