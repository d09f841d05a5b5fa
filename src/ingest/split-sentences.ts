import { cutLongRange } from './cut-long-range.ts'
import type { TextRange } from './source-text.ts'

const maxSentenceCharacters = 600
const maxBracketCharacters = 240

/** Never the end of a sentence. */
const abbreviations = new Set(
  (
    'dr mr mrs ms prof st mt vs v cf fig figs eq eqs no nos vol pp p ch sec sect ed eds trans approx ca resp viz ' +
    'e.g i.e eg ie ex gen rev hon sgt capt jan feb mar apr jun jul aug sep sept oct nov dec incl excl esp ver'
  ).split(' '),
)
/** The end of a sentence only where a capital or a Hangul letter follows. */
const abbreviationsAtEnds = new Set('etc al inc ltd co corp jr sr a.m p.m u.s u.k ph.d'.split(' '))
const stopSigns = '.?!…。？！'
const closingSigns = '"\'”’)]』」》〉】*_`~>'
const ideographicStop = /[。？！]/u
const interesting = /[.?!…。？！\n()[\]]/gu
const koreanEnding = /(?:다|요|죠|까|음|함|임|됨|것|나|지|라)$/u

/**
 * Ranges of the sentences of a text, Korean or English, in order. Only white space lies outside the ranges.
 * Blank lines always end a sentence; single line breaks never do. Sentences of over 600 characters are cut at
 * the borders of clauses.
 */
export function splitSentences(text: string): TextRange[] {
  const sentences: TextRange[] = []
  const brackets = bracketEnds(text)
  let from = skipSpace(text, 0)
  let at = from
  for (;;) {
    interesting.lastIndex = at
    const found = interesting.exec(text)
    if (found === null) break
    at = found.index
    const bracketEnd = brackets.get(at)
    if (bracketEnd !== undefined) {
      // A stop just before the bracket closes may end the sentence, so look at the closing bracket itself.
      at = bracketEnd
    }
    const end = sentenceEnd(text, from, at)
    if (end === undefined) {
      at += 1
      // The stops of a run are judged together.
      while (isStop(text, at)) at += 1
      continue
    }
    if (end > from) sentences.push(...cutLongRange(text, trimEnd(text, from, end), maxSentenceCharacters))
    from = skipSpace(text, end)
    at = from
  }
  if (from < text.length) {
    sentences.push(...cutLongRange(text, trimEnd(text, from, text.length), maxSentenceCharacters))
  }
  return sentences.filter((range) => range.to > range.from)
}

/** Where the sentence ends if its last character is at `at`, or undefined. */
function sentenceEnd(text: string, from: number, at: number): number | undefined {
  const character = text[at] ?? ''
  if (character === '\n') return isBlankLineAhead(text, at) ? at : undefined
  const isBracket = character === ')' || character === ']'
  const isClosing = isBracket && isStop(text, at - 1) && text[at - 1] !== '…' && text[at - 2] !== '.'
  if (!isStop(text, at) && !isClosing) return undefined
  let end = at + 1
  while (isStop(text, end)) end += 1
  const stops = text.slice(at, end)
  while (end < text.length && closingSigns.includes(text.charAt(end))) end += 1
  const next = text[end]
  if (next === undefined) return end
  const isSpaced = isSpace(text, end)
  if (!isSpaced) {
    if (ideographicStop.test(stops)) return end
    const isGluedKorean =
      stops === '.' &&
      end === at + 1 &&
      /\p{Script=Hangul}/u.test(next) &&
      /[다요죠까]$/u.test(text.slice(at - 1, at))
    return isGluedKorean && /\p{Script=Hangul}/u.test(text[at - 2] ?? '') ? end : undefined
  }
  const following = text[skipSpace(text, end)] ?? ''
  if (isClosing) return /[\p{Lu}\p{Script=Hangul}\d"'“‘(]/u.test(following) ? end : undefined
  const closedByQuote = end > at + stops.length
  if (closedByQuote && /\p{Ll}/u.test(following)) return undefined
  if (stops === '.') return isFullStop(text, from, at, end, following) ? end : undefined
  if (/^(?:\.{2,}|…+)$/u.test(stops)) return isEllipsisEnd(text.slice(from, at), following) ? end : undefined
  return end
}

function isStop(text: string, at: number): boolean {
  return at >= 0 && at < text.length && stopSigns.includes(text.charAt(at))
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/u.test(text.charAt(at)))
}

function isFullStop(text: string, from: number, at: number, end: number, following: string): boolean {
  const before = text.slice(Math.max(from, at - 40), at)
  const word = /[^\s("'“‘[]*$/u.exec(before)?.[0] ?? ''
  const bare = word.replace(/^[*_`]+/u, '').toLowerCase()
  if (abbreviations.has(bare)) return false
  if (abbreviationsAtEnds.has(bare))
    return /[\p{Lu}\p{Script=Hangul}]/u.test(following) && !/^ph\.d$/u.test(bare)
  const isFirstWord = text.slice(from, at).trim() === word
  if (isFirstWord && end === at + 1 && /^(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z가-힣]|[ivxIVX]{1,4})$/u.test(word))
    return false
  if (/^\d+$/u.test(word)) {
    if (/\d/u.test(following)) return false
    // Korean dates: "2024. 3. 5. 발표"
    if (/\d\.\s*\d{1,2}$/u.test(before)) return false
  }
  return !/^\p{Lu}$/u.test(word)
}

function isEllipsisEnd(sentence: string, following: string): boolean {
  if (/[\p{Lu}"“]/u.test(following)) return true
  return koreanEnding.test(sentence) && !/\p{Ll}/u.test(following)
}

function isBlankLineAhead(text: string, at: number): boolean {
  for (let index = at + 1; index < text.length; index += 1) {
    if (text[index] === '\n') return true
    if (!isSpace(text, index)) return false
  }
  return false
}

/** For each opening bracket that closes within reach: where it closes. Nested ones are jumped with the outer one. */
function bracketEnds(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const { 0: character, index: at } of text.matchAll(/[()[\]]/gu)) {
    if (character === '(' || character === '[') open.push(at)
    else {
      const start = open.pop()
      const isWithinReach = start !== undefined && at - start <= maxBracketCharacters
      if (isWithinReach && !text.slice(start, at).includes('\n\n')) ends.set(start, at)
    }
  }
  return ends
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text, at)) at += 1
  return at
}

function trimEnd(text: string, from: number, to: number): TextRange {
  let end = to
  while (end > from && isSpace(text, end - 1)) end -= 1
  return { from, to: end }
}
