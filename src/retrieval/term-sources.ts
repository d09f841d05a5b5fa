import { linesWithKey, type CompiledTerms } from './compiled-terms.ts'
import type { BuiltInTerms, Term } from './term-base.ts'

/** Where a term base takes terms from; names are asked for by their start, see {@link startOfName}. */
export interface TermSource {
  namesStartingWith(start: string): Iterable<[name: string, term: Term]>
}

export function createListSource(terms: readonly Term[]): TermSource {
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

export function createTableSource({ table, origin }: BuiltInTerms): TermSource {
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

/** The terms of a table whose keys are known, each the same object each time. */
export function createKeyFinder(
  { table, origin }: BuiltInTerms,
  compiled: CompiledTerms,
): (key: string) => Term[] {
  const termOfLine = new Map<number, Term>()
  return (key) =>
    Array.from(linesWithKey(compiled, key), (line) => {
      let term = termOfLine.get(line)
      if (term === undefined) {
        term = { names: table.namesOfLine(line), origin }
        termOfLine.set(line, term)
      }
      return term
    })
}

/**
 * What a name and all of its keys begin with: one syllable, one sign, or three letters, less the third where a stem may
 * lack or change it ("key" is stemmed "kei", "use" is "us").
 */
export function startOfName(name: string): string {
  const plain = accents.test(name) ? name.normalize('NFD').replaceAll(/\p{M}/gu, '') : name
  const letters = /^[A-Za-z0-9]{1,3}/u.exec(plain)?.[0].toLowerCase()
  return letters === undefined ? plain.slice(0, 1) : letters.replace(/(?<=^..)[eisy]$/u, '')
}

const accents = /[\u00c0-\u024f]/u
