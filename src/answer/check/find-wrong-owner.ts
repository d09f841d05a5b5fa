import { isDisowned, type Side, sidesOf, topicPhrase } from './find-mixture.ts'
import { bestLikeness, heldShare } from './match-ideas.ts'
import type { ClaimClause, Idea, ReadEvidence, ReadUnit } from './read-claim.ts'
import { subjectOf } from './subject-of.ts'

const heldFrom = 0.8
const absentBelow = 0.5
const ownedFrom = 0.65
const clearMargin = 0.3
const leastRest = 1
const leastBeside = 0.5

/**
 * Whether a clause says of one thing what the material says of another: nearly all of it stands in a place that is
 * about something else, and where its own subject is spoken of, it does not stand. Returns the subject's name.
 */
export function findWrongOwner(
  clause: ClaimClause,
  said: readonly Idea[],
  unit: ReadUnit,
  evidence: ReadEvidence,
): string | undefined {
  const subject = subjectOf(clause)
  const rest = clause.ideas.filter((idea) => !subject.includes(idea))
  const weight = rest.reduce((sum, each) => sum + each.weight, clause.numbers.length)
  if (subject.length === 0 || weight < leastRest) return undefined
  if (isOfOtherSide(clause, unit)) return subject[0]?.surface
  // What a section is about may be meant by each of its statements, unless it sets that beside something else.
  const isSubjectThere = evidence.units.some(({ claim }) =>
    claim.clauses.some((each) => isHeld(subject, subjectOf(each))),
  )
  if (!isSubjectThere && isHeld(subject, evidence.headings)) return undefined
  const isKnown = isHeld(
    subject,
    evidence.units.flatMap(({ ideas }) => ideas),
  )
  if (!isKnown) return undefined
  let own = 0
  let best = { held: 0, owner: undefined as ReadUnit | undefined }
  for (const each of evidence.units) {
    const held = shareIn(each, rest, clause.numbers)
    if (isHeld(subject, each.ideas)) own = Math.max(own, held)
    else if (held > best.held) best = { held, owner: each }
  }
  const [clauseOfOwner] = best.owner?.claim.clauses ?? []
  if (clauseOfOwner === undefined || best.held < ownedFrom || best.held - own < clearMargin) return undefined
  const isOthers = subjectOf(clauseOfOwner).some(
    (idea) => bestLikeness(idea, said) < absentBelow && bestLikeness(idea, subject) < absentBelow,
  )
  return isOthers ? subject[0]?.surface : undefined
}

/** Whether a clause is about what one side of a unit is about, and says what another one says. */
function isOfOtherSide(clause: ClaimClause, unit: ReadUnit): boolean {
  const sides = sidesOf(unit)
  return sides.some((own, place) =>
    sides.some((other, position) => {
      if (own === other || isElliptic(own, place > position)) return false
      const anchors = clause.ideas.filter(
        (idea) =>
          bestLikeness(idea, topicPhrase(own)) >= heldFrom && bestLikeness(idea, other.ideas) < absentBelow,
      )
      const rest = clause.ideas.filter((idea) => !anchors.includes(idea))
      if (anchors.length === 0 || rest.length === 0) return false
      const shares = [other, own].map(({ ideas, numbers }) =>
        shareIn({ ideas, numbers: new Set(numbers) }, rest, clause.numbers),
      )
      const [held = 0, best = 0] = shares
      return (
        held >= ownedFrom &&
        held - best >= clearMargin &&
        // What is said of one thing may be left unsaid of the next, but not of the one before.
        countOnlyIn(other, clause, rest, own) >= (place > position ? 2 : 1) &&
        isDisowned(clause, other, own)
      )
    }),
  )
}

/** How much of a clause stands in one side and in none of its own. */
function countOnlyIn(side: Side, { numbers }: ClaimClause, rest: readonly Idea[], own: Side): number {
  const ideas = rest.filter(
    (idea) => bestLikeness(idea, side.ideas) >= heldFrom && bestLikeness(idea, own.ideas) < absentBelow,
  )
  return (
    ideas.length +
    2 * numbers.filter((each) => side.numbers.includes(each) && !own.numbers.includes(each)).length
  )
}

/** What a side leaves unsaid is in the side before: "plants have a wall, animals have none". */
function isElliptic(side: Side, isLater: boolean): boolean {
  const phrase = topicPhrase(side)
  const beside = side.own.filter((idea) => !phrase.includes(idea))
  return (
    beside.reduce((sum, { weight }) => sum + weight, side.numbers.length) <
    (isLater ? leastRest : leastBeside)
  )
}

function shareIn(
  { ideas: there, numbers: stated }: Pick<ReadUnit, 'ideas' | 'numbers'>,
  ideas: readonly Idea[],
  numbers: readonly string[],
): number {
  const weight = ideas.reduce((sum, idea) => sum + idea.weight, 0)
  const heldNumbers = numbers.filter((number) => stated.has(number)).length
  return (heldShare(ideas, there) * weight + heldNumbers) / (weight + numbers.length)
}

function isHeld(ideas: readonly Idea[], others: readonly Idea[]): boolean {
  return ideas.every((idea) => bestLikeness(idea, others) >= heldFrom)
}
