import type { AnalysedWord } from './analyse-word.ts'
import { correctSpelling } from './correct-spelling.ts'
import { frameBareNumbers, isFrameHere } from './frames-by-place.ts'
import { isFrameWord, type FrameWords } from './frame-words.ts'
import { featureKinds, wordsWithFeature, type LexicalIndex } from './lexical-index.ts'
import { joinedSpelling, spacedSpelling } from './other-spellings.ts'
import { soundKey } from './sound-key.ts'
import { stringAt } from './string-table.ts'
import { isPredicateStem } from './strip-korean-endings.ts'
import { analyseText, keysOfName, nameKeys, type TermBase } from './term-base.ts'

/** One way to say an idea. */
export interface Alternative {
  name: string
  words: AnalysedWord[]
  /** How surely it means the same, 1 for the words as asked. */
  trust: number
  /** Only near in meaning. */
  isRelated?: boolean
}

/** An idea of the query before the index was asked: the first alternative is what the asker wrote. */
export interface ExpandedConcept {
  surface: string
  isFrame: boolean
  alternatives: Alternative[]
}

export interface QueryKnowledge {
  terms: TermBase
  frameWords: FrameWords
  /** Words near in meaning; absent where only what means the same is looked for. */
  related?: TermBase
  /** Finds words that sound alike; absent where no index is at hand. */
  index?: LexicalIndex
}

const trustOf = { spelling: 0.95, glossary: 0.95, base: 0.8, pair: 0.8, sound: 0.5, related: 0.35 }
const mostRelated = 16
const mostAlternatives = 8
const mostSoundAlikes = 3
const hangul = /^[가-힣]/u

/**
 * The ideas of a query in its order. Names of several words are found first, the longest from the left; each idea
 * gets its other names from the course's glossary, else the built-in terms, else pairs found in the text, else words
 * of the other script that sound alike.
 */
export function expandQuery(text: string, knowledge: QueryKnowledge): ExpandedConcept[] {
  const words = analyseText(text).map((word) => asMeant(word, knowledge))
  const concepts: ExpandedConcept[] = []
  let start = 0
  while (start < words.length) {
    const { length, others } = longestTerm(words, start, knowledge)
    const asked = words.slice(start, start + length)
    const concept = conceptOf(asked, others, knowledge)
    concepts.push(isFrameHere(words, start) ? { ...concept, isFrame: true } : concept)
    start += length
  }
  return frameBareNumbers(concepts, text)
}

/** The word, or, where neither the course nor the built-in words know it, the one that was likely meant. */
function asMeant(word: AnalysedWord, { index, terms, related, frameWords }: QueryKnowledge): AnalysedWord {
  if (index === undefined || isFrameWord(frameWords, word)) return word
  const corrected = correctSpelling(word, index)
  const isKnown = (): boolean =>
    [terms, related].some((base) => base !== undefined && otherNames([word], base) !== undefined)
  return corrected === word || isKnown() ? word : corrected
}

interface FoundTerm {
  /** Words of the query. */
  length: number
  others: Array<{ name: string; trust: number }>
}

function longestTerm(words: readonly AnalysedWord[], start: number, knowledge: QueryKnowledge): FoundTerm {
  const { terms, frameWords, index } = knowledge
  for (let length = Math.min(terms.longestName, words.length - start); length >= 2; length -= 1) {
    const asked = words.slice(start, start + length)
    if (asked.every((word) => isFrameWord(frameWords, word))) continue
    const others = otherNames(asked, terms)
    if (others !== undefined) return { length, others }
  }
  const asked = words.slice(start, start + 1)
  const others = otherNames(asked, terms) ?? []
  const [word] = asked
  if (index === undefined || word === undefined || isFrameWord(frameWords, word)) return { length: 1, others }
  const joined = joinedSpelling(words.slice(start, start + 2), index)
  if (joined !== undefined) return { length: 2, others: [{ name: joined, trust: trustOf.spelling }] }
  const spaced = spacedSpelling(word, index)
  return {
    length: 1,
    others: spaced === undefined ? others : [{ name: spaced, trust: trustOf.spelling }, ...others],
  }
}

/** undefined where no term has the asked name. */
function otherNames(asked: readonly AnalysedWord[], terms: TermBase): FoundTerm['others'] | undefined {
  const keys = nameKeys(asked)
  const found = terms.find(keys)
  if (found.length === 0) return undefined
  return found
    .flatMap(({ names, origin }) => names.map((name) => ({ name, trust: trustOf[origin] })))
    .filter(({ name }) => !isSameSpelling(analyseText(name), asked, keys))
}

/** The same words: "구성관리" is another spelling of "구성 관리", which a text may have instead. */
function isSameSpelling(
  name: readonly AnalysedWord[],
  asked: readonly AnalysedWord[],
  keys: readonly string[],
): boolean {
  return name.length === asked.length && keysOfName(name).some((key) => keys.includes(key))
}

function conceptOf(
  asked: AnalysedWord[],
  others: ReadonlyArray<{ name: string; trust: number }>,
  { frameWords, index, related, terms }: QueryKnowledge,
): ExpandedConcept {
  const surface = asked
    .map((word, place) => (place === asked.length - 1 ? spoken(word) : word.surface))
    .join(' ')
  const isFrame = asked.every((word) => isFrameWord(frameWords, word))
  const alternatives: Alternative[] = [{ name: surface, words: asked, trust: 1 }]
  const seen = new Set([spelling(asked)])
  const known =
    others.length > 0 || isFrame || index === undefined ? others : soundAlikes(asked, index, terms)
  for (const { name, trust } of known) {
    const words = analyseText(name)
    const key = spelling(words)
    if (words.length === 0 || seen.has(key) || alternatives.length > mostAlternatives) continue
    seen.add(key)
    alternatives.push({ name, words, trust })
    // The course may write another name in two: "start-up" for 스타트업.
    const apart = words.length === 1 && index !== undefined ? spacedName(words, index) : undefined
    if (apart !== undefined) alternatives.push({ name: apart, words: analyseText(apart), trust })
  }
  if (!isFrame && related !== undefined) alternatives.push(...relatedTo(asked, related, seen))
  return { surface, isFrame, alternatives }
}

function spacedName([word]: readonly AnalysedWord[], index: LexicalIndex): string | undefined {
  return word === undefined ? undefined : spacedSpelling(word, index)
}

function relatedTo(asked: readonly AnalysedWord[], related: TermBase, seen: Set<string>): Alternative[] {
  const found: Alternative[] = []
  for (const { name, trust } of otherNames(asked, related) ?? []) {
    const words = analyseText(name)
    const key = spelling(words)
    if (words.length === 0 || seen.has(key) || found.length >= mostRelated) continue
    seen.add(key)
    found.push({ name, words, trust, isRelated: true })
  }
  return found
}

function spelling(words: readonly AnalysedWord[]): string {
  return words.map((word) => word.base).join(' ')
}

/** A word as it is said alone: a Korean noun without its particle, English and verbs as written. */
function spoken(word: AnalysedWord): string {
  return hangul.test(word.surface) && !isPredicateStem(word.base) ? word.base : word.surface
}

/** Words of the other script that may be the asked word spelled there; a word whose names are known is not. */
function soundAlikes(
  asked: readonly AnalysedWord[],
  index: LexicalIndex,
  terms: TermBase,
): Array<{ name: string; trust: number }> {
  const [word] = asked
  if (word === undefined || asked.length > 1) return []
  const key = word.soundKey ?? soundKey(word.base)
  if (key === undefined) return []
  const names: Array<{ name: string; trust: number }> = []
  for (const number of wordsWithFeature(index, featureKinds.sound + key)) {
    const name = stringAt(index.words, number)
    const isOtherScript = hangul.test(name) !== hangul.test(word.surface)
    if (isOtherScript && otherNames(analyseText(name), terms) === undefined)
      names.push({ name, trust: trustOf.sound })
    if (names.length === mostSoundAlikes) break
  }
  return names
}
