import { stemmer } from 'stemmer'
import { isBuiltInKoreanName } from './built-in-terms.ts'
import { soundKey } from './sound-key.ts'
import { splitIdentifier } from './split-tokens.ts'
import { spellAmerican } from './spell-american.ts'
import { isPredicateStem, stripKoreanEndings } from './strip-korean-endings.ts'

/** A word as the index knows it. All that is known of it follows from its spelling. */
export interface AnalysedWord {
  /** Lower-case, with its particle. */
  readonly surface: string
  /** The English stem, or the Korean word without particle and ending; of a verb its stem with a hyphen ("나누-"). */
  readonly base: string
  /** What BM25 counts: the base, and for Hangul its pairs of syllables. */
  readonly terms: string[]
  /** Runs of four letters of a Latin word. */
  readonly grams: string[]
  readonly soundKey?: string | undefined
}

const hangul = /^[가-힣]/u
const latin = /^[a-z]/u
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const gramLength = 4

/**
 * Each word once a process, since the answering step reads the same sentences again and again; and of each only what is
 * asked for, since most words of a sentence are asked for their base alone.
 *
 * @param token as {@link splitTokens} gives it, in its own case.
 */
export function analyseWord(token: string): AnalysedWord {
  let word = knownWords.get(token)
  if (word === undefined) {
    word = new LazyWord(token)
    if (knownWords.size >= mostKept) knownWords.clear()
    knownWords.set(token, word)
  }
  return word
}

const mostKept = 20_000
const knownWords = new Map<string, LazyWord>()

class LazyWord implements AnalysedWord {
  readonly surface: string
  readonly #token: string
  #base: string | undefined
  #terms: string[] | undefined
  #grams: string[] | undefined
  #soundKey: string | false | undefined

  constructor(token: string) {
    this.surface = token.toLowerCase()
    this.#token = token
  }

  get base(): string {
    return (this.#base ??= findBase(this.#token))
  }

  get terms(): string[] {
    return (this.#terms ??= termsOf(this.#token, this.surface, this.base))
  }

  get grams(): string[] {
    return (this.#grams ??= isLatin(this.surface) ? gramsOf(foldAccents(this.surface)) : [])
  }

  get soundKey(): string | undefined {
    this.#soundKey ??= soundOf(this.surface, this.base) ?? false
    return this.#soundKey === false ? undefined : this.#soundKey
  }
}

function isLatin(surface: string): boolean {
  return !hangul.test(surface) && !ideographs.test(surface) && latin.test(foldAccents(surface))
}

function termsOf(token: string, surface: string, base: string): string[] {
  if (hangul.test(surface)) return isPredicateStem(base) ? [base] : withPairs(base)
  if (ideographs.test(surface)) return withPairs(surface)
  if (!isLatin(surface)) return [base]
  const parts = splitIdentifier(token).filter((part) => part.length > 1)
  return [base, ...parts.map(stemOf)]
}

function soundOf(surface: string, base: string): string | undefined {
  if (hangul.test(surface)) return isPredicateStem(base) ? undefined : soundKey(base)
  return isLatin(surface) ? soundKey(foldAccents(surface)) : undefined
}

/** The base alone of {@link analyseWord}. */
export function baseOf(token: string): string {
  return analyseWord(token).base
}

function findBase(token: string): string {
  const surface = token.toLowerCase()
  if (hangul.test(surface)) return stripKoreanEndings(surface, isBuiltInKoreanName)
  if (ideographs.test(surface)) return surface
  const folded = foldAccents(surface)
  return latin.test(folded) && splitIdentifier(token).length === 0 ? stemOf(folded) : folded
}

/** Porter's stem of the American spelling, "programmer" and "program", "characteristic" and "characterise" made equal. */
function stemOf(word: string): string {
  return stemmer(spellAmerican(word)).replace(/(?<=..)([bdgmnprt])\1$|(?<=.{6})ist$/u, '$1')
}

function withPairs(word: string): string[] {
  const terms = new Set([word])
  for (let position = 0; position + 2 <= word.length; position += 1)
    terms.add(word.slice(position, position + 2))
  return [...terms]
}

function gramsOf(word: string): string[] {
  if (word.length <= gramLength) return [word]
  const grams = new Set<string>()
  for (let start = 0; start + gramLength <= word.length; start += 1)
    grams.add(word.slice(start, start + gramLength))
  return [...grams]
}

function foldAccents(word: string): string {
  const folded = /[\u0080-\uffff]/u.test(word) ? word.normalize('NFD').replaceAll(/\p{M}/gu, '') : word
  // A combining mark that stands alone is all there is of its word.
  return folded === '' ? word : folded
}
