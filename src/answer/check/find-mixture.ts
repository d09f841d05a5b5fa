import { isContrary } from './compare-words.ts'
import { nameGiven, subjectOf, topicsOf } from './subject-of.ts'
import { bestLikeness, heldShare, likeness } from './match-ideas.ts'
import {
  type ClaimClause,
  hasContrastTopic,
  type Idea,
  isPredicate,
  type ReadUnit,
  topicOf,
} from './read-claim.ts'

/** A stretch of a unit that is about one thing. */
export interface Side {
  ideas: Idea[]
  /** Without what only says why or when. */
  own: Idea[]
  numbers: string[]
  topic: string | undefined
  topicIdea: Idea | undefined
  topics: Idea[]
  /** Whether a Korean clause names its topic. */
  isNamed: boolean
  text: string
}

const heldFrom = 0.8
/** A clause that takes up what was said is not set against it. */
const anaphor =
  /\b(?:it|they|them|this|these|such(?! as))\b|(?:^|\s)(?:이|그|이런|그런|이러한|그러한|이것|그것|이를|그들)(?=\s|은|이|도)/iu
/** What stands before the first comma without a verb holds for all that follows: "For load balancing, …". */
const sharedStart = /^(?:for|in|with|at|on|during|under|by|of|among)\b[^,]{1,60},/iu

/**
 * Whether a clause joins what the unit keeps apart: from "A has x, while B has y" it says that A has y. It takes from
 * two sides words that only they have, and leaves something out of each. Returns such a word, else undefined.
 */
export function findMixture(clause: ClaimClause, unit: ReadUnit): string | undefined {
  const sides = sidesOf(unit)
  if (sides.length < 2 || sides.some((side) => holdsAll(clause, side))) return undefined
  const isAcross = /[가-힣]/u.test(clause.text) !== unit.claim.isKorean
  const takes = sides.map((side, index) => takenFrom(clause, side, othersOf(sides, index)))
  const leaves = sides.map((side, index) => leftIn(clause, isAcross, side, othersOf(sides, index)))
  for (const [one] of sides.entries()) {
    for (const [other] of sides.entries()) {
      if (one === other) continue
      const [taken, alsoTaken] = [takes[one] ?? [], takes[other] ?? []]
      const [left, alsoLeft] = [leaves[one] ?? [], leaves[other] ?? []]
      if (taken.length === 0 || alsoTaken.length === 0) continue
      const isTaken = isSubject(taken, clause, sides[one]) && isDisowned(clause, sides[other], sides[one])
      if (!isTaken && !areNumbersMixed(clause, [taken, left], [alsoTaken, alsoLeft])) continue
      const isNumbered = (sides[one]?.numbers.length ?? 0) > 0 && (sides[other]?.numbers.length ?? 0) > 0
      if (!isNumbered && !haveOwnTopics(sides[one], sides[other])) continue
      if (left.length > 0 && alsoLeft.length > 0) return alsoTaken[0]
      // Of one side nothing but its topic, of the other all but its topic.
      const isTopicOnly = taken.length === 1 && taken[0] === topicName(sides[one], clause)
      if (isTopicOnly && alsoTaken.length > 1 && alsoLeft.includes(sides[other]?.topic ?? '')) return taken[0]
    }
  }
  return undefined
}

function holdsAll({ ideas, numbers }: ClaimClause, side: Side): boolean {
  return numbers.every((each) => side.numbers.includes(each)) && heldShare(ideas, side.ideas) >= 0.9
}

/** Whether what a clause takes from a side is what the side is about. */
function isSubject(taken: readonly string[], clause: ClaimClause, side: Side | undefined): boolean {
  const topic = topicPhrase(side)
  return [...subjectOf(clause), ...topicsIn(clause)].some(
    (idea) => taken.includes(idea.surface) && bestLikeness(idea, topic) >= heldFrom,
  )
}

/** Whether a clause takes one number from each of two sides and leaves another one in each. */
function areNumbersMixed(
  { numbers }: ClaimClause,
  ...sides: Array<[taken: readonly string[], left: readonly string[]]>
): boolean {
  return sides.every(
    ([taken, left]) => taken.some((each) => numbers.includes(each)) && left.some((each) => digits.test(each)),
  )
}

const digits = /^[\d~x^/.o(]/u

/** Whether a clause is silent about what a side is about. */
export function isDisowned(clause: ClaimClause, side: Side | undefined, beside: Side | undefined): boolean {
  const own = topicPhrase(side).filter((idea) => bestLikeness(idea, topicPhrase(beside)) < 0.5)
  const [first] = own
  return first !== undefined && bestLikeness(first, clause.ideas) < 0.5
}

/** Whether the two sides are about different things: each topic has something that the other has not. */
function haveOwnTopics(one: Side | undefined, other: Side | undefined): boolean {
  const [topic, otherTopic] = [topicPhrase(one), topicPhrase(other)]
  const isOwn = (ideas: readonly Idea[], others: readonly Idea[]): boolean =>
    ideas.some((idea) => bestLikeness(idea, others) < 0.5)
  return isOwn(topic, otherTopic) && isOwn(otherTopic, topic)
}

/** What a side is about. */
export function topicPhrase(side: Side | undefined): readonly Idea[] {
  return side?.topics ?? []
}

function topicName(side: Side | undefined, clause: ClaimClause): string | undefined {
  if (side?.topicIdea === undefined) return undefined
  const topic = side.topicIdea
  return clause.ideas.find((idea) => likeness(idea, topic) >= heldFrom)?.surface
}

const knownSides = new WeakMap<ReadUnit, Side[]>()

/** The stretches of a unit that set one thing beside another. */
export function sidesOf(unit: ReadUnit): Side[] {
  let sides = knownSides.get(unit)
  if (sides === undefined) {
    sides = readSides(unit)
    knownSides.set(unit, sides)
  }
  return sides
}

function readSides(unit: ReadUnit): Side[] {
  const sides: Side[] = []
  for (const clause of unit.claim.clauses) {
    const last = sides.at(-1)
    const goesOn =
      clause.link !== 'parallel' ||
      anaphor.test(clause.text) ||
      (unit.claim.isKorean &&
        !hasContrastTopic(clause) &&
        nameGiven(clause) === undefined &&
        (clause.numbers.length === 0 || sides.some(({ isNamed }) => isNamed)))
    if (last !== undefined && goesOn) {
      last.ideas.push(...clause.ideas)
      // In Korean what says why or when comes first, and the statement itself after it.
      if (unit.claim.isKorean) last.own = [...last.own, ...clause.ideas]
      last.numbers.push(...clause.numbers)
    } else {
      const topicIdea = topicOf(clause)
      sides.push({
        ideas: [...clause.ideas],
        own: [...clause.ideas],
        numbers: [...clause.numbers],
        topicIdea,
        topics: topicsIn(clause),
        topic: topicIdea?.surface,
        isNamed: hasContrastTopic(clause),
        text: clause.text,
      })
    }
  }
  const start = sharedStart.exec(unit.claim.text)?.[0]
  const [first, ...rest] = sides
  if (start === undefined || first === undefined) return sides
  const preposition = start.split(' ')[0]?.toLowerCase() ?? ''
  if (rest.some(({ text }) => text.trim().toLowerCase().startsWith(`${preposition} `))) return sides
  const shared = first.ideas.filter(({ surface }) => start.toLowerCase().includes(surface))
  for (const side of rest) side.ideas.push(...shared)
  return sides
}

/** In Korean all that is marked for it, in English what stands before the verb. */
function topicsIn(clause: ClaimClause): Idea[] {
  const name = nameGiven(clause)
  if (name !== undefined) return [name]
  return /[가-힣]/u.test(clause.text) ? topicsOf(clause) : subjectOf(clause)
}

function othersOf(sides: readonly Side[], index: number): Pick<Side, 'ideas' | 'numbers'> {
  const others = sides.filter((_, position) => position !== index)
  return { ideas: others.flatMap(({ ideas }) => ideas), numbers: others.flatMap(({ numbers }) => numbers) }
}

function takenFrom(clause: ClaimClause, side: Side, others: Pick<Side, 'ideas' | 'numbers'>): string[] {
  const ideas = clause.ideas.filter(
    (idea) => bestLikeness(idea, side.ideas) >= heldFrom && bestLikeness(idea, others.ideas) < heldFrom,
  )
  const numbers = clause.numbers.filter(
    (each) => side.numbers.includes(each) && !others.numbers.includes(each),
  )
  return [...ideas.map(({ surface }) => surface), ...numbers]
}

function leftIn(
  said: Pick<ClaimClause, 'ideas' | 'numbers'>,
  isAcross: boolean,
  side: Side,
  others: Pick<Side, 'ideas' | 'numbers'>,
): string[] {
  const ideas = side.own.filter(
    (idea) =>
      (idea === side.topicIdea ||
        (idea.weight > 0 && (isThing(idea, isAcross) || isTurned(idea, said.ideas)))) &&
      bestLikeness(idea, said.ideas) < 0.5 &&
      !others.ideas.some((other) => likeness(idea, other) >= heldFrom),
  )
  const numbers = side.numbers.filter((each) => !said.numbers.includes(each))
  return [...ideas.map(({ surface }) => surface), ...numbers]
}

/** Not a Korean predicate; between the languages only what has a name in both. */
function isThing(idea: Idea, isAcross: boolean): boolean {
  return (!isAcross || idea.names.length > 1 || idea.isName) && !isPredicate(idea)
}

/** Whether the statement has the opposite of an idea. */
function isTurned(idea: Idea, said: readonly Idea[]): boolean {
  return said.some((other) => idea.words.some((one) => other.words.some((two) => isContrary(one, two))))
}
