import { wordsLike } from './concept-roles.ts'
import type { Alternative, ExpandedConcept } from './expand-query.ts'
import { featureKinds, wordsWithFeature, type LexicalIndex } from './lexical-index.ts'
import type { QueryConcept } from './retrieval.ts'
import { inverseDocumentFrequency } from './score-features.ts'

/** How rare each concept is in the course, and whether it is there at all. */
export function measureConcepts(index: LexicalIndex, concepts: readonly ExpandedConcept[]): QueryConcept[] {
  return concepts.map(({ surface, isFrame, alternatives }) => {
    const same = alternatives.filter(({ isRelated }) => isRelated !== true)
    const related = alternatives.filter(({ isRelated }) => isRelated === true)
    const havingSame = chunksWithAny(index, same)
    // A word that the course never uses is as rare as the words near it are together.
    const having = havingSame > 0 ? havingSame : chunksWithAny(index, related)
    return {
      surface,
      idf: inverseDocumentFrequency(index.chunkCount, Math.min(having, index.chunkCount)),
      inCourse: having > 0,
      isFrame,
      otherNames: same.slice(1).map(({ name }) => name),
      relatedNames: related.map(({ name }) => name),
    }
  })
}

function chunksWithAny(index: LexicalIndex, alternatives: readonly Alternative[]): number {
  return alternatives.reduce(
    (sum, { words }) =>
      sum +
      chunksWithAll(
        index,
        words.map((word) => word.base),
      ),
    0,
  )
}

/** Chunks that can hold all the words at the most: as many as have the rarest. */
function chunksWithAll(index: LexicalIndex, bases: readonly string[]): number {
  return Math.min(index.chunkCount, ...bases.map((base) => chunksWith(index, base)))
}

/** From here on a longer word is taken to hold the asked one. */
const leastValue = 0.6

function chunksWith(index: LexicalIndex, base: string): number {
  const exact = countPostings(index, wordsWithFeature(index, featureKinds.base + base))
  if (exact > 0) return exact
  // Only inside longer words: 밸런서 in 로드밸런서.
  const holders = [...wordsLike(index, base)].filter(([, value]) => value >= leastValue).map(([word]) => word)
  return countPostings(index, holders)
}

function countPostings({ text }: LexicalIndex, words: Iterable<number>): number {
  let count = 0
  for (const word of words) count += (text.starts[word + 1] ?? 0) - (text.starts[word] ?? 0)
  return count
}
