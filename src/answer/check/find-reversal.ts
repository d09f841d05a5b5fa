import { heldShare, likeness } from './match-ideas.ts'
import type { Idea } from './read-claim.ts'
import { readRelations, type Relation } from './read-relations.ts'

const clearMargin = 0.25
const leastCrossed = 0.35
const surely = 0.8
const wholly = 0.65
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
  if (kind === 'cause' && said.some((one) => comesFirst(one, sentenceIdeas, source, sourceIdeas))) return true
  if (said.length === 0 || there.length === 0) return false
  let straight = 0
  let crossed = 0
  let isWithinOne = false
  for (const one of said) {
    const [from, to] = [ideasIn(one.from, sentenceIdeas), ideasIn(one.to, sentenceIdeas)]
    for (const other of there) {
      const [otherFrom, otherTo] = [ideasIn(other.from, sourceIdeas), ideasIn(other.to, sourceIdeas)]
      isWithinOne ||= kind === 'cause' && areWithin(from, to, otherFrom, otherTo)
      straight = Math.max(straight, heldShare(from, otherFrom) + heldShare(to, otherTo))
      const sides = [heldShare(from, otherTo), heldShare(to, otherFrom)]
      const isEquation = kind === 'is' && heldShare(to, otherTo) < leastStaying
      if (Math.min(...sides) >= leastCrossed && !isEquation) crossed = Math.max(crossed, sumOf(sides))
    }
  }
  return crossed - straight >= clearMargin || (isWithinOne && straight < 1)
}

/**
 * In Korean the cause comes first, unless the sentence ends in "때문이다" or names the reason: whether there the effect
 * that a sentence tells comes before its cause.
 */
function comesFirst(
  { from, to }: Relation,
  ideas: readonly Idea[],
  source: string,
  sourceIdeas: readonly Idea[],
): boolean {
  if (!/[가-힣]/u.test(source) || /때문(?:이|입)|이유|까닭|원인|덕분(?:이|입)/u.test(source)) return false
  const [cause, effect] = [ideasIn(from, ideas), ideasIn(to, ideas)]
  if (cause.length < 2 || effect.length < 2) return false
  const places = [cause, effect].map((side) =>
    side.map((idea) => sourceIdeas.findIndex((other) => likeness(idea, other) >= surely)),
  )
  const [causes = [], effects = []] = places
  if ([...causes, ...effects].some((place) => place < 0)) return false
  return Math.max(...effects) < Math.min(...causes)
}

/** Whether cause and effect of a sentence both stand on one side of its source: no word of one bringing about the other. */
function areWithin(
  from: readonly Idea[],
  to: readonly Idea[],
  otherFrom: readonly Idea[],
  otherTo: readonly Idea[],
): boolean {
  const isIn = (side: readonly Idea[], beside: readonly Idea[]): boolean =>
    [from, to].every((ideas) => heldShare(ideas, side) >= wholly && heldShare(ideas, beside) < leastCrossed)
  return from.length > 1 && to.length > 1 && (isIn(otherFrom, otherTo) || isIn(otherTo, otherFrom))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The ideas of a text whose words stand in a part of it. */
function ideasIn(part: string, ideas: readonly Idea[]): Idea[] {
  const plain = part.toLowerCase()
  return ideas.filter(({ words }) =>
    words.every(({ surface, base }) => plain.includes(surface) || plain.includes(base.replace(/-$/u, ''))),
  )
}
