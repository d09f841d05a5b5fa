import { analyseWord, type AnalysedWord } from '../../retrieval/analyse-word.ts'
import { isFrameWord, type FrameWords } from '../../retrieval/frame-words.ts'
import { nameKeys, type TermBase, type TermOrigin } from '../../retrieval/term-base.ts'
import { readNumbers } from '../check/read-numbers.ts'

export interface Vocabulary {
  terms: TermBase
  frameWords: FrameWords
}

/** A word or name in a text that carries what the text says. `from` and `to` are places in the text. */
export interface KeyTerm {
  text: string
  from: number
  to: number
  /** `term`: in the glossary or the built-in terms; `word`: any other noun, as far as its form tells. */
  kind: 'term' | 'number' | 'word'
  /** `term`: where it was learnt. */
  origin?: TermOrigin
  /** What it is compared by: its stems and its other names, in both languages. */
  keys: string[]
}

interface PlacedWord {
  word: AnalysedWord
  from: number
  to: number
}

const tokens = /[Oo]\([^()\s가-힣]{1,12}\)|[가-힣]+|[A-Za-z0-9\u00c0-\u024f]+(?:[.^'’-][A-Za-z0-9]+)*/gu
const hangul = /^[가-힣]/u
const particleAfter =
  /^(?:은|는|이|가|을|를|에|의|로|으로|과|와|도|만|에서|에게|까지|부터|마다|이나|나|보다|이다|처럼)/u
const leastWordCharacters = 5
const joiningWords = /^(?:of|and|the|a|an|in|for|to|의|및)$/iu
const prepositions = /^(?:in|of|for|by|on|to|with|at|from)$/iu
/** Everyday words that leave no trace of a subject when they are blanked. */
const vague =
  /^(?:about|other|another|every|always|usually|often|because|whether|without|within|these|those|there|their|themselves|itself|something|someone|nothing|should|could|would|might|several|different|between|while|where|whole|under|above|below|before|after|since|until|against|around|almost|again|being|having|doing|making|using|called|means|first|second|third|thing|things|small|large|big|many|much|more|most|less|usual|explicit|clear|new|old|good|better|best|bad|same|own|one|two|것|때문|이유|경우|정도|때|수|뜻|말|하나|여러|서로|다른|모든|바로|함께|보통|매우|작은|명시적|명확|가지)$/iu

/**
 * The terms, numbers and nouns of a text in their order, the longest names first found; words that only frame a
 * question and predicates are left out.
 */
export function findKeyTerms(text: string, { terms, frameWords }: Vocabulary): KeyTerm[] {
  const words = [...text.matchAll(tokens)].map((match) => ({
    word: analyseWord(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const found: KeyTerm[] = []
  let start = 0
  while (start < words.length) {
    const { length, term } = termAt(words, start, text, { terms, frameWords })
    if (term !== undefined) found.push(term)
    start += length
  }
  return found
}

function termAt(
  words: readonly PlacedWord[],
  start: number,
  text: string,
  vocabulary: Vocabulary,
): { length: number; term?: KeyTerm } {
  const { terms, frameWords } = vocabulary
  for (let length = Math.min(terms.longestName, words.length - start); length >= 1; length -= 1) {
    const run = words.slice(start, start + length)
    if (!areJoined(run, text)) continue
    const [first] = run
    if (first === undefined || joiningWords.test(first.word.surface)) continue
    if (length > 1 && prepositions.test(run.at(-1)?.word.surface ?? '')) continue
    if (
      run.every(
        ({ word }) => isFrameWord(frameWords, word) || vague.test(word.surface) || vague.test(word.base),
      )
    )
      continue
    const own = nameKeys(run.map(({ word }) => word))
    const known = terms.find(own)
    if (known.length === 0) continue
    const others = known.flatMap(({ names }) => names.map((name) => name.toLowerCase()))
    const origin = known[0]?.origin
    return { length, term: { ...placed(run, text, 'term', [...own, ...others]), ...(origin && { origin }) } }
  }
  const single = words[start]
  const kind = single === undefined ? undefined : kindOfWord(single, text, frameWords)
  if (single === undefined || kind === undefined) return { length: 1 }
  return { length: 1, term: placed([single], text, kind, nameKeys([single.word])) }
}

/** Only single spaces, and no border of a clause, stand between the words. */
function areJoined(run: readonly PlacedWord[], text: string): boolean {
  return run.every(({ to }, index) => {
    const next = run[index + 1]
    return next === undefined || /^[ \-–&*]{0,3}$/u.test(text.slice(to, next.from))
  })
}

function kindOfWord(
  { word, from, to }: PlacedWord,
  text: string,
  frameWords: FrameWords,
): 'number' | 'word' | undefined {
  if (readNumbers(text.slice(from, to)).length > 0) return 'number'
  if (isFrameWord(frameWords, word) || vague.test(word.base) || vague.test(word.surface)) return undefined
  if (!hangul.test(word.surface)) return word.surface.length >= leastWordCharacters ? 'word' : undefined
  const ending = word.surface.startsWith(word.base) ? word.surface.slice(word.base.length) : ''
  return word.base.length >= 2 && particleAfter.test(ending) ? 'word' : undefined
}

/** The span of the words, a Korean particle at its end left out. */
function placed(run: readonly PlacedWord[], text: string, kind: KeyTerm['kind'], keys: string[]): KeyTerm {
  const from = run[0]?.from ?? 0
  const last = run.at(-1)
  const { surface = '', base = '' } = last?.word ?? {}
  const endsWithParticle =
    hangul.test(surface) && base !== '' && base.length < surface.length && surface.startsWith(base)
  const to = last === undefined ? from : endsWithParticle ? last.from + base.length : last.to
  return { text: text.slice(from, to), from, to, kind, keys: [...new Set(keys)] }
}

/** The key terms of a text that do not stand in another, the question, under any of their names; each once. */
export function newKeyTerms(text: string, question: string, vocabulary: Vocabulary): KeyTerm[] {
  const asked = question.replaceAll(/(?<=[가-힣])(?:이란|란)(?=[\s?]|$)/gu, '')
  const known = new Set(findKeyTerms(asked, vocabulary).flatMap(({ keys }) => keys))
  for (const [token] of asked.matchAll(tokens)) {
    const { surface, base } = analyseWord(token)
    known.add(surface).add(base)
  }
  const fresh: KeyTerm[] = []
  for (const term of findKeyTerms(text, vocabulary)) {
    if (!term.keys.some((key) => known.has(key))) fresh.push(term)
  }
  return fresh
}
