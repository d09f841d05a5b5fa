import { isAlike, isContrary, isSameWord } from './compare-words.ts'
import { findReversal } from './find-reversal.ts'
import { bestLikeness, heldShare, likeness } from './match-ideas.ts'
import { type ClaimClause, type Idea, type ReadUnit, topicOf } from './read-claim.ts'
import { areModalsContrary, isCondition, isReported, readSoftNegations } from './read-polarity.ts'

const heldFrom = 0.8
const nearFrom = 0.5
const nearlyAll = 0.9
const topicWeight = 0.3
const numberWeight = 0.2
/** How much of the statement the unit must have, and of the unit's clause the statement, to be about the same. */
const alignedFrom = { said: 0.55, there: 0.45 }

/**
 * Whether a statement says the contrary of its unit: the two say the same but for a denial, a pair of opposites or a
 * comparison the other way round. An even number of turns leaves the meaning as it was ("not easy" is "hard"). Where
 * the side without a denial has a word that may deny ("wrong", "막다", "too"), nothing is concluded from the denial.
 */
export function findContrary(clauses: readonly ClaimClause[], unit: ReadUnit): boolean {
  const said = clauses.flatMap(({ ideas }) => ideas)
  return clauses.some((clause) => isTurned(clause, said, unit))
}

interface Denial {
  idea: Idea | undefined
  clause: ClaimClause
  isPaired: boolean
}

function isTurned(clause: ClaimClause, said: readonly Idea[], unit: ReadUnit): boolean {
  const aligned = alignedClause(clause, unit)
  if (aligned === undefined) return false
  if (
    areModalsContrary(clause.text, aligned.text) &&
    heldShare(clause.ideas, aligned.ideas) >= alignedFrom.said
  )
    return true
  const there: Denial[] = unit.claim.clauses.flatMap((other) =>
    other.negations.map((idea) => ({ idea, clause: other, isPaired: false })),
  )
  let own = 0
  // What is said of a condition is not said to be so.
  const isConditional = isCondition(clause.text)
  for (const denied of clause.negations) {
    const free = there.filter((other) => !other.isPaired)
    const pair =
      free.find(
        ({ idea }) => denied !== undefined && idea !== undefined && likeness(denied, idea) >= heldFrom,
      ) ?? free.find((other) => isSameDenial(denied, other, clause, aligned))
    if (pair !== undefined) pair.isPaired = true
    else if (!isConditional && isSaidThere(denied, clause, unit)) own += 1
  }
  const isAnyDenied = clause.negations.length > 0
  const others = there.filter(
    (denial) =>
      !denial.isPaired &&
      !(isAnyDenied && denial.idea === undefined) &&
      isTakenUp(denial, clause, said, unit) &&
      !isSaidIn(denial, aligned),
  ).length
  const opposites = countOpposites(clause, said, unit)
  const turned = findReversal('than', clause.text, unit.claim.text, clause.ideas, unit.ideas) ? 1 : 0
  const isUnsure =
    own + others > 0 &&
    opposites === 0 &&
    (own > 0
      ? isReported(aligned.text) || hasSoftNegation(aligned, clause)
      : isReported(clause.text) || hasSoftNegation(clause, aligned))
  // Opposites of several words do not undo each other; a denial of an opposite does.
  const isDeniedThere = opposites === 1 && there.some((other) => !other.isPaired && other.clause === aligned)
  if (own + others + turned === 0) return opposites > 0 && !isDeniedThere
  return !isUnsure && (own + others + opposites + turned) % 2 === 1
}

/** The clause of the unit that has most of the statement and least besides. */
export function alignedClause(clause: ClaimClause, unit: ReadUnit): ClaimClause | undefined {
  const topic = topicOf(clause)
  const fitOf = (other: ClaimClause): number =>
    heldShare(clause.ideas, other.ideas) +
    heldShare(other.ideas, clause.ideas) / 2 +
    clause.numbers.filter((number) => other.numbers.includes(number)).length * numberWeight +
    (topic !== undefined && bestLikeness(topic, other.ideas) >= heldFrom ? topicWeight : 0)
  return unit.claim.clauses.toSorted((left, right) => fitOf(right) - fitOf(left))[0]
}

/** Whether one side has, in its clause, a word that may stand for a denial and that the other side lacks. */
function hasSoftNegation(clause: ClaimClause, other: ClaimClause): boolean {
  return readSoftNegations(clause.text).some((soft) => {
    const idea = clause.ideas.find(({ words }) => words.some(({ surface }) => surface.includes(soft)))
    return idea === undefined
      ? !other.text.toLowerCase().includes(soft)
      : bestLikeness(idea, other.ideas) < heldFrom
  })
}

/**
 * A denial of another thing than the clause is about is not the same, where the clause about it is at hand. What the
 * two deny in words that the other does not have is taken to be the same.
 */
function isSameDenial(
  denied: Idea | undefined,
  other: Denial,
  clause: ClaimClause,
  aligned: ClaimClause,
): boolean {
  if (denied === undefined || other.idea === undefined) return true
  if (bestLikeness(denied, other.clause.ideas) >= nearFrom) {
    return other.clause === aligned || bestLikeness(denied, aligned.ideas) < heldFrom
  }
  const isUnknown =
    bestLikeness(denied, aligned.ideas) < nearFrom || bestLikeness(other.idea, clause.ideas) < nearFrom
  return other.clause === aligned && isUnknown
}

/** Whether the unit says, without a denial, what a clause denies. */
function isSaidThere(denied: Idea | undefined, clause: ClaimClause, unit: ReadUnit): boolean {
  if (denied !== undefined && bestLikeness(denied, unit.ideas) < heldFrom) return false
  return heldShare(clause.ideas, unit.ideas) >= alignedFrom.said
}

/** Whether a clause says, without a denial, what the unit denies. */
function isTakenUp(
  { idea, clause: there }: Denial,
  clause: ClaimClause,
  said: readonly Idea[],
  unit: ReadUnit,
): boolean {
  const isSaid =
    idea === undefined ||
    bestLikeness(idea, clause.ideas) >= heldFrom ||
    clause.ideas.some(
      (other) => areOpposite(idea, other) && !unit.ideas.some((each) => areAlike(other, each)),
    )
  if (!isSaid) return false
  return heldShare(there.ideas, said) >= alignedFrom.there && heldShare(clause.ideas, there.ideas) >= 0.3
}

/** Whether the clause that the statement repeats has, without the denial, what another clause denies. */
function isSaidIn({ idea, clause }: Denial, aligned: ClaimClause): boolean {
  return (
    clause !== aligned &&
    idea !== undefined &&
    aligned.negations.length === 0 &&
    bestLikeness(idea, aligned.ideas) >= heldFrom
  )
}

/** Opposites in the same place: said of the same word, or all else in the two clauses is about the same. */
function countOpposites(clause: ClaimClause, said: readonly Idea[], unit: ReadUnit): number {
  const all = [...said, ...clause.polar]
  const thereAll = [...unit.ideas, ...unit.claim.clauses.flatMap(({ polar }) => polar)]
  return [...clause.ideas, ...clause.polar].filter((idea, place) =>
    unit.claim.clauses.some((other) =>
      [...other.ideas, ...other.polar].some((gone, position) => {
        if (!areOpposite(idea, gone) || areAlike(idea, gone) || isLessened(gone, other.text)) return false
        if (
          place < clause.ideas.length &&
          position < other.ideas.length &&
          isBeside(clause.ideas, place, other.ideas, position) &&
          !isListedWithOpposite(clause.ideas, place)
        )
          return !isSaidBeside(clause.ideas, place, unit)
        return (
          !thereAll.some((each) => areAlike(idea, each)) &&
          !all.some((each) => areAlike(each, gone)) &&
          isAboutSame(
            heldShare(withoutOpposites(clause.ideas, unit.ideas), unit.ideas),
            heldShare(withoutOpposites(other.ideas, all), said),
          )
        )
      }),
    ),
  ).length
}

/** Shares of what is said that is there, and of what is there that is said: a short sentence may repeat part of a long one. */
function isAboutSame(said: number, there: number): boolean {
  return said >= alignedFrom.said && there >= (said >= nearlyAll ? alignedFrom.there / 2 : alignedFrom.there)
}

/** "Supply and demand" names both. */
function isListedWithOpposite(ideas: readonly Idea[], place: number): boolean {
  const idea = ideas[place]
  return [ideas[place - 1], ideas[place + 1]].some(
    (each) => idea !== undefined && each !== undefined && areOpposite(idea, each),
  )
}

/** Whether two ideas stand beside the same one: "수요량은 늘고" and "수요량은 줄고". */
function isBeside(left: readonly Idea[], place: number, right: readonly Idea[], position: number): boolean {
  const [before, thereBefore] = [left[place - 1], right[position - 1]]
  return before !== undefined && thereBefore !== undefined && likeness(before, thereBefore) >= heldFrom
}

/** Whether the unit has the idea beside the same one, too. */
function isSaidBeside(ideas: readonly Idea[], place: number, unit: ReadUnit): boolean {
  const idea = ideas[place]
  return unit.claim.clauses.some((other) =>
    other.ideas.some(
      (each, position) =>
        idea !== undefined && areAlike(idea, each) && isBeside(ideas, place, other.ideas, position),
    ),
  )
}

/** "Less complex" is no opposite of "simple". */
function isLessened({ surface }: Idea, text: string): boolean {
  const at = text.toLowerCase().indexOf(surface)
  return at > 0 && /(?:\b(?:less|least|not so|not very)|덜)\s+$/iu.test(text.slice(0, at))
}

function withoutOpposites(ideas: readonly Idea[], others: readonly Idea[]): Idea[] {
  return ideas.filter((idea) => !others.some((other) => areOpposite(idea, other)))
}

function areAlike(left: Idea, right: Idea): boolean {
  return left.words.some((one) => right.words.some((two) => isSameWord(one, two) || isAlike(one, two)))
}

function areOpposite(left: Idea, right: Idea): boolean {
  return left.words.some((one) => right.words.some((two) => isContrary(one, two)))
}

/** Whether a clause has, in the same place, the opposite of a word of the unit. */
export function hasOpposite(clause: ClaimClause, unit: ReadUnit): boolean {
  return countOpposites(clause, clause.ideas, unit) > 0
}
