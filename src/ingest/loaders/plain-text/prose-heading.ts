import type { SourceText } from '../../source-text.ts'
import type { ProseBlock } from './prose-blocks.ts'
import { looksContinued } from './looks-continued.ts'
import type { TextLine } from './read-lines.ts'
import { endsSentence, isChapterTitle, isSymbolBullet } from './title-likeness.ts'

export interface ProseHeading {
  text: string
  /** 1 is the outermost. */
  rank: number
  line: TextLine
}

const plainRank = 8
const capitalsRank = 7

/**
 * The heading that the block's first line is, if it is one: marked with # or =, underlined, numbered, in capitals
 * (alone or above indented text), or a short line by itself above a paragraph.
 */
export function proseHeading(
  block: ProseBlock,
  next: ProseBlock | undefined,
  source: SourceText,
  isFirst: boolean,
): ProseHeading | undefined {
  const line = block.lines[0]
  if (line === undefined || line.tabs > 0 || line.width > 100) return undefined
  const raw = source.text.slice(line.range.from, line.range.to)
  if (block.underline !== undefined) return { text: line.text, rank: block.underline === '=' ? 1 : 2, line }
  const isAlone = block.lines.length === 1
  const marked = /^(#{1,6})\s+(.+?)\s*#*$/u.exec(raw) ?? /^(={2,6})\s*([^=].*?)\s*={2,6}$/u.exec(raw)
  if (
    marked?.[1] !== undefined &&
    marked[2] !== undefined &&
    (isAlone || raw.startsWith('##') || raw.startsWith('='))
  ) {
    return { text: marked[2], rank: marked[1].length, line }
  }
  if (line.width > 80 || endsSentence(line.text) || isSymbolBullet(line) || /[,;]$/u.test(line.text))
    return undefined
  const isAboveIndented =
    !isAlone && line.indent < Math.min(...block.lines.slice(1).map(({ indent }) => indent))
  const below = isAlone ? next?.lines[0] : block.lines[1]
  if (below === undefined) return undefined
  const numbered = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(\S.*)$/u.exec(raw)
  if (
    numbered?.[1] !== undefined &&
    numbered[2] !== undefined &&
    isAlone &&
    !isListedNext(raw, below, source)
  ) {
    return { text: numbered[2], rank: 1 + numbered[1].split('.').length, line }
  }
  if (isChapterTitle(line.text) && isAlone) return { text: line.text, rank: 1, line }
  if (isCapitals(raw) && (isAlone || isAboveIndented)) return { text: line.text, rank: capitalsRank, line }
  const isShort =
    line.width <= 60 &&
    line.bullet === undefined &&
    /^[\p{Lu}\p{Script=Hangul}\d"'“‘(`]/u.test(raw) &&
    !/[:：]$/u.test(raw)
  // What stands alone at the very beginning is the title, whatever follows.
  const isBelowLonger = isAlone && (isFirst || !isOnlyShort(next))
  return isShort &&
    (isBelowLonger || (isAboveIndented && line.indent <= 4 && !looksContinued(line.text, below.text)))
    ? { text: line.text, rank: plainRank, line }
    : undefined
}

/** "1. Install" above "2. Run" is a list whose items stand apart, unless something stands between. */
function isListedNext(raw: string, below: TextLine, source: SourceText): boolean {
  const form = (text: string): string | undefined => /^\d{1,2}[.)](?=\s)/u.exec(text)?.[0].replace(/\d+/u, '')
  const other = form(source.text.slice(below.range.from, below.range.to))
  return other !== undefined && other === form(raw)
}

function isCapitals(raw: string): boolean {
  return /^[^\p{Ll}]+$/u.test(raw) && (raw.match(/\p{Lu}/gu)?.length ?? 0) >= 3 && !/[;{}=]/u.test(raw)
}

function isOnlyShort(block: ProseBlock | undefined): boolean {
  if (block === undefined) return true
  const [line] = block.lines
  return (
    block.lines.length === 1 &&
    line !== undefined &&
    line.width <= 60 &&
    line.bullet === undefined &&
    !endsSentence(line.text)
  )
}
