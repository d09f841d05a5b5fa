import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import { areRelated } from './are-related.ts'
import { isAlike, isCounterpart, isNear, isSameWord } from './compare-words.ts'
import { soundsAlike } from './sounds-alike.ts'
import type { Idea } from './read-claim.ts'

const partOfName = 0.5
const differentNames = 0.3

/**
 * How far two ideas are one, 0 to 1: the same name in any language, forms of one word, or everyday words that say
 * the same. A name of several words that is held in part counts for its share.
 */
export function likeness(left: Idea, right: Idea): number {
  let known = knownLikeness.get(left)
  if (known === undefined) {
    known = new WeakMap()
    knownLikeness.set(left, known)
  }
  let value = known.get(right)
  if (value === undefined) {
    value = compareIdeas(left, right)
    known.set(right, value)
  }
  return value
}

const knownLikeness = new WeakMap<Idea, WeakMap<Idea, number>>()

function compareIdeas(left: Idea, right: Idea): number {
  for (const key of left.keys) if (right.keys.has(key)) return 1
  if (left.names.some((one) => right.names.some((other) => joined(one) === joined(other)))) return 1
  const isNamed = left.isName || right.isName
  if (left.words.some((one) => right.words.some((other) => soundsAlike(one, other, isNamed)))) return 0.9
  const share = Math.max(shareOfName(left, right), shareOfName(right, left))
  const areWords = left.words.length === 1 && right.words.length === 1
  if (share < relatedAcross && areWords && isHangul(left) !== isHangul(right) && areRelated(left, right))
    return relatedAcross
  return share < nearLikeness && areWords && areNear(left, right) ? nearLikeness : share
}

/** Words that a writer may put for each other are held, but are no sign that two places speak of one thing. */
const nearLikeness = 0.7

function areNear(left: Idea, right: Idea): boolean {
  const [one] = left.words
  const [other] = right.words
  return one !== undefined && other !== undefined && isNear(one, other)
}

/** Words near in meaning are the best that can be had between the languages. */
const relatedAcross = 0.8

function isHangul({ surface }: Idea): boolean {
  return /[가-힣]/u.test(surface)
}

/** "merge sort" and "mergesort" are one. */
function joined(name: readonly AnalysedWord[]): string {
  return name.map(({ surface }) => surface).join('')
}

/** Whether two ideas name one thing, and not one a part of the other. */
export function isSameThing(left: Idea, right: Idea): boolean {
  for (const key of left.keys) if (right.keys.has(key)) return true
  return Math.min(shareOfName(left, right), shareOfName(right, left)) >= 0.8
}

function shareOfName(left: Idea, right: Idea): number {
  let best = 0
  for (const name of left.names) {
    if (name.length === 0) continue
    let held = 0
    for (const word of name) {
      if (right.words.some((each) => isSameWord(word, each) || isCounterpart(word, each))) held += 1
    }
    // "loose coupling" is not "tight coupling": names that each have a word of their own are different things.
    const isOther = held < name.length && hasOwnWord(right.words, name)
    best = Math.max(best, isOther ? Math.min(differentNames, held / name.length) : held / name.length)
  }
  if (best < partOfName && left.words.length === 1 && right.words.length === 1) {
    const [one] = left.words
    const [other] = right.words
    if (one !== undefined && other !== undefined && isAlike(one, other)) return 0.9
  }
  return best
}

function hasOwnWord(name: readonly AnalysedWord[], other: readonly AnalysedWord[]): boolean {
  return name.length > 1 && name.some((word) => !other.some((each) => isSameWord(word, each)))
}

/** The best likeness of an idea among others. */
export function bestLikeness(idea: Idea, others: readonly Idea[]): number {
  let best = 0
  for (const other of others) {
    best = Math.max(best, likeness(idea, other))
    if (best === 1) break
  }
  return best
}

/** Share of the ideas' weight that others hold, 0 to 1; 0 where nothing weighs. */
export function heldShare(ideas: readonly Idea[], others: readonly Idea[]): number {
  let held = 0
  let all = 0
  for (const idea of ideas) {
    all += idea.weight
    held += idea.weight * bestLikeness(idea, others)
  }
  return all === 0 ? 0 : held / all
}
