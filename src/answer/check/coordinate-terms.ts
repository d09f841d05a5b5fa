import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.ts'
import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import type { ClaimClause, Idea, ReadUnit } from './read-claim.ts'
import { findGroups, indexGroups } from './word-groups.ts'

/** Sets of which a thing can be one only: colours, countries, seasons. */
interface CoordinateTerms {
  /** Words by the number of their item. */
  items: ReadonlyMap<string, number[]>
  /** The set of each item. */
  setOf: readonly number[]
}

let terms: CoordinateTerms | undefined
const known = new Map<string, readonly number[]>()
const mostKnown = 20_000

/** One set a line, its items with tabs between, the names of an item in both languages with spaces between. */
function readCoordinateTerms(): CoordinateTerms {
  const lines = readFileSync(join(packageRoot, 'src/answer/check/coordinate-terms.tsv'), 'utf8')
    .trim()
    .split('\n')
  const items: string[][] = []
  const setOf: number[] = []
  for (const [set, line] of lines.entries()) {
    for (const item of line.split('\t')) {
      items.push(item.split(' '))
      setOf.push(set)
    }
  }
  return { items: indexGroups(items), setOf }
}

function itemsOf(word: AnalysedWord): readonly number[] {
  let items = known.get(word.surface)
  if (items === undefined) {
    terms ??= readCoordinateTerms()
    items = findGroups(terms.items, word)
    if (known.size >= mostKnown) known.clear()
    known.set(word.surface, items)
  }
  return items
}

function itemsIn(ideas: readonly Idea[]): Set<number> {
  return new Set(ideas.flatMap(({ words }) => words.flatMap((word) => [...itemsOf(word)])))
}

/**
 * Whether a clause names one of a set where its unit names another one of it: "France" for "Britain", "red" for
 * "blue". Neither may be spoken of on the other side. Returns the word, else undefined.
 */
export function findOtherOfSet(
  clause: ClaimClause,
  said: readonly Idea[],
  unit: ReadUnit,
  around: readonly Idea[],
): string | undefined {
  const there = itemsIn(unit.ideas)
  if (there.size === 0) return undefined
  const own = itemsIn(said)
  const near = itemsIn(around)
  const isOther = (word: AnalysedWord): boolean => {
    const items = itemsOf(word)
    if (items.length === 0 || items.some((item) => there.has(item) || near.has(item))) return false
    return items.some((item) => [...there].some((other) => isSameSet(item, other) && !own.has(other)))
  }
  return clause.ideas.find(({ words }) => words.some(isOther))?.surface
}

function isSameSet(left: number, right: number): boolean {
  return terms !== undefined && terms.setOf[left] === terms.setOf[right]
}
