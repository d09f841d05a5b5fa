import { heldShare } from './match-ideas.ts'
import type { Idea } from './read-claim.ts'
import { readRelations, type Relation } from './read-relations.ts'

const clearMargin = 0.25
const leastCrossed = 0.35
const leastStaying = 0.2

/**
 * Whether a sentence turns round a directed statement of its source: what it gives as the cause is the effect there.
 * For `is` only a part that changes sides counts ("the root of x is y" may be said as "y is the root of x").
 */
export function findReversal(
  kind: Relation['kind'],
  sentence: string,
  source: string,
  sentenceIdeas: readonly Idea[],
  sourceIdeas: readonly Idea[],
): boolean {
  if (kind === 'is' && /[가-힣]/u.test(sentence) !== /[가-힣]/u.test(source)) return false
  const said = readRelations(sentence).filter((relation) => relation.kind === kind)
  const there = readRelations(source).filter(
    (relation) =>
      (relation.kind === kind || (kind === 'cause' && relation.kind === 'condition')) &&
      !/^(?:it|they|this|these)\b/iu.test(relation.from.trim()),
  )
  if (said.length === 0 || there.length === 0) return false
  let straight = 0
  let crossed = 0
  for (const one of said) {
    const [from, to] = [ideasIn(one.from, sentenceIdeas), ideasIn(one.to, sentenceIdeas)]
    for (const other of there) {
      const [otherFrom, otherTo] = [ideasIn(other.from, sourceIdeas), ideasIn(other.to, sourceIdeas)]
      straight = Math.max(straight, heldShare(from, otherFrom) + heldShare(to, otherTo))
      const sides = [heldShare(from, otherTo), heldShare(to, otherFrom)]
      const isEquation = kind === 'is' && heldShare(to, otherTo) < leastStaying
      if (Math.min(...sides) >= leastCrossed && !isEquation) crossed = Math.max(crossed, sumOf(sides))
    }
  }
  return crossed - straight >= clearMargin
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The ideas of a text whose words stand in a part of it. */
function ideasIn(part: string, ideas: readonly Idea[]): Idea[] {
  const plain = part.toLowerCase()
  return ideas.filter(({ words }) =>
    words.every(({ surface, base }) => plain.includes(surface) || plain.includes(base)),
  )
}
