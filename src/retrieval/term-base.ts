import { analyseWord, type AnalysedWord } from './analyse-word.ts'
import { builtInTerms, type NameTable, relatedWords } from './built-in-terms.ts'
import type { CompiledTerms } from './compiled-terms.ts'
import { sentenceBorder, splitTokens } from './split-tokens.ts'
import { isPredicateStem } from './strip-korean-endings.ts'
import {
  createKeyFinder,
  createListSource,
  createTableSource,
  startOfName,
  type TermSource,
} from './term-sources.ts'

/** Where a name was learnt, the surest first. */
export const termOrigins = ['glossary', 'base', 'pair', 'related'] as const
export type TermOrigin = (typeof termOrigins)[number]

/** Names that mean the same. */
export interface Term {
  names: readonly string[]
  origin: TermOrigin
}

export interface TermBase {
  /** No name has more words. */
  longestName: number
  /** Terms that have a name with one of the keys; the surest first. */
  find(keys: readonly string[]): readonly Term[]
}

const hangulEdges = /([가-힣]) (?=[가-힣])/gu
const longestNameWords = 6

/**
 * Finds terms by the keys of their names. Names are analysed only once a key with the same start is asked for: a
 * process that answers one question meets a few hundred of the twelve thousand.
 */
export function createTermBase(terms: Iterable<Term | BuiltInTerms>): TermBase {
  const listed: Term[] = []
  const sources: TermSource[] = []
  const compiled: Array<(key: string) => Term[]> = []
  for (const term of terms) {
    if (!('table' in term)) listed.push(term)
    else if (term.compiled === undefined) sources.push(createTableSource(term))
    else compiled.push(createKeyFinder(term, term.compiled))
  }
  sources.unshift(createListSource(listed))
  const started = new Set<string>()
  const termsOf = new Map<string, Term[]>()

  const note = (name: string, term: Term): void => {
    for (const key of keysOfText(name)) {
      const known = termsOf.get(key)
      if (known === undefined) termsOf.set(key, [term])
      else if (!known.includes(term)) known.push(term)
    }
  }
  const termsWith = (key: string): readonly Term[] => {
    const start = startOfName(key)
    if (!started.has(start)) {
      started.add(start)
      for (const source of sources)
        for (const [name, term] of source.namesStartingWith(start)) note(name, term)
    }
    const listedTerms = termsOf.get(key) ?? []
    return compiled.length === 0 ? listedTerms : [...listedTerms, ...compiled.flatMap((find) => find(key))]
  }

  return {
    longestName: longestNameWords,
    find: (keys) => {
      const found = [...new Set(keys.flatMap(termsWith))]
      const surest = termOrigins.find((origin) => found.some((term) => term.origin === origin))
      return found.filter((term) => term.origin === surest)
    },
  }
}

/** The keys of a name as it is written; none for one of too many words. */
export function keysOfText(name: string): string[] {
  const words = splitWords(name).map(analyseWord)
  return words.length === 0 || words.length > longestNameWords ? [] : keysOfName(words)
}

/** The words of a text, without sentence borders. */
export function analyseText(text: string): AnalysedWord[] {
  return splitWords(text).map(analyseWord)
}

function splitWords(text: string): string[] {
  return splitTokens(text).filter((token) => token !== sentenceBorder)
}

type NameWord = Pick<AnalysedWord, 'surface' | 'base'>

/**
 * What a name is asked for by: English words by their stems (so that plurals meet), Korean words without the spaces
 * between them ("구성 관리" and "구성관리"), the last one with and without what looks like a particle.
 */
export function nameKeys(words: readonly NameWord[]): string[] {
  const last = words.at(-1)
  if (last === undefined) return []
  const before = words.slice(0, -1).map((word) => (/^[가-힣]/u.test(word.surface) ? word.surface : word.base))
  const keys = [last.base, last.surface].map((end) =>
    [...before, end].join(' ').replaceAll(hangulEdges, '$1'),
  )
  return [...new Set(keys)]
}

/**
 * What a name is known by: like {@link nameKeys}, but a Korean noun keeps its end ("로그인" is no "로그"), while a verb
 * is known by its stem, so that any of its forms finds it.
 */
export function keysOfName(words: readonly NameWord[]): string[] {
  const keys = nameKeys(words)
  const last = words.at(-1)
  const isNoun = last !== undefined && /^[가-힣]/u.test(last.surface) && !isPredicateStem(last.base)
  return isNoun ? keys.slice(-1) : keys
}

/** Stands for all terms of a built-in table, which is read only where names are asked for. */
export interface BuiltInTerms {
  table: NameTable
  origin: TermOrigin
  /** Where it is there, no name is analysed to be found. */
  compiled?: CompiledTerms
}

/** The built-in vocabulary of computing and teaching. */
export function readBuiltInTerms(): BuiltInTerms[] {
  return [{ table: builtInTerms, origin: 'base' }]
}

/** Words near in meaning, as a term base of its own: they are looked for beside the names that mean the same. */
export function createRelatedWords(): TermBase {
  return createTermBase([{ table: relatedWords, origin: 'related' }])
}

/** Pairs seen anywhere in the course become terms; a pair seen once is trusted like one seen often. */
export function termsOfPairs(pairs: Iterable<[string, string]>): Term[] {
  return [...pairs].map((names) => ({ names, origin: 'pair' }))
}
