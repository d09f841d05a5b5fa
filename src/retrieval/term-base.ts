import { analyseWord, baseOf, type AnalysedWord } from './analyse-word.ts'
import { builtInTerms, type NameTable, relatedWords } from './built-in-terms.ts'
import { sentenceBorder, splitTokens } from './split-tokens.ts'
import { isPredicateStem } from './strip-korean-endings.ts'

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

/** Where a term base takes terms from; names are asked for by their start, see {@link startOfName}. */
interface TermSource {
  namesStartingWith(start: string): Iterable<[name: string, term: Term]>
}

/**
 * Finds terms by the keys of their names. Names are analysed only once a key with the same start is asked for: a
 * process that answers one question meets a few hundred of the twelve thousand.
 */
export function createTermBase(terms: Iterable<Term | BuiltInTerms>): TermBase {
  const listed: Term[] = []
  const sources: TermSource[] = []
  for (const term of terms) {
    if ('table' in term) sources.push(createTableSource(term))
    else listed.push(term)
  }
  sources.unshift(createListSource(listed))
  const started = new Set<string>()
  const termsOf = new Map<string, Term[]>()

  const note = (name: string, term: Term): void => {
    const words = splitWords(name).map((token) => ({ surface: token.toLowerCase(), base: baseOf(token) }))
    if (words.length === 0 || words.length > longestNameWords) return
    for (const key of keysOfName(words)) {
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
    return termsOf.get(key) ?? []
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

function createListSource(terms: readonly Term[]): TermSource {
  const waiting = new Map<string, Array<[name: string, term: Term]>>()
  for (const term of terms) {
    for (const name of term.names) {
      const start = startOfName(name)
      const names = waiting.get(start)
      if (names === undefined) waiting.set(start, [[name, term]])
      else names.push([name, term])
    }
  }
  return { namesStartingWith: (start) => waiting.get(start) ?? [] }
}

function createTableSource({ table, origin }: BuiltInTerms): TermSource {
  const termOfLine = new Map<number, Term>()
  return {
    *namesStartingWith(start) {
      if (start === '') return
      for (const { name, line } of table.namesStartingWith(start)) {
        if (startOfName(name) !== start) continue
        let term = termOfLine.get(line)
        if (term === undefined) {
          term = { names: table.namesOfLine(line), origin }
          termOfLine.set(line, term)
        }
        yield [name, term]
      }
    },
  }
}

/**
 * What a name and all of its keys begin with: one syllable, one sign, or three letters, less the third where a stem may
 * lack or change it ("key" is stemmed "kei", "use" is "us").
 */
function startOfName(name: string): string {
  const plain = accents.test(name) ? name.normalize('NFD').replaceAll(/\p{M}/gu, '') : name
  const letters = /^[A-Za-z0-9]{1,3}/u.exec(plain)?.[0].toLowerCase()
  return letters === undefined ? plain.slice(0, 1) : letters.replace(/(?<=^..)[eisy]$/u, '')
}

const accents = /[\u00c0-\u024f]/u

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
