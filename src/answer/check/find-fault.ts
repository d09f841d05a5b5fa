import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { hasContrary } from './compare-words.ts'
import { alignedClause } from './find-contrary.ts'
import { findOtherOfSet } from './coordinate-terms.ts'
import { findMixture } from './find-mixture.ts'
import { bestLikeness, isSameThing, likeness } from './match-ideas.ts'
import {
  type Claim,
  type ClaimClause,
  hasContrastTopic,
  type Idea,
  isPredicate,
  type ReadEvidence,
  type ReadUnit,
  topicOf,
} from './read-claim.ts'
import { findOtherPossessor } from './find-other-possessor.ts'
import { findOverstatement, isCondition } from './read-polarity.ts'
import { statesNumber } from './read-numbers.ts'
import { findReplacedRole } from './find-replaced-role.ts'
import { findRoleSwap } from './find-role-swap.ts'
import { findMisplacedNumber } from './find-misplaced-number.ts'
import { findWrongOwner } from './find-wrong-owner.ts'
import { findSubstitute } from './find-substitute.ts'

/** What is wrong with a sentence, for counting and for tests; never shown to students. */
export interface Fault {
  kind:
    | 'number'
    | 'name'
    | 'content'
    | 'scope'
    | 'mixed'
    | 'subject'
    | 'negation'
    | 'reversed'
    | 'question'
    /** No rule is broken, but all signs together speak against the sentence. */
    | 'weighed'
  about: string
}

export interface FaultRequest {
  clause: ClaimClause
  claim: Claim
  evidence: ReadEvidence
  /** The unit that the clause is held against. */
  index: number
  /** Several statements are held as one: what each is about is not known. */
  isWhole?: boolean
}

const leastCoverage = { sameLanguage: 0.42, otherLanguage: 0.3 }
/** A word that stands only in a neighbouring statement or a heading counts for this share. */
const contextTrust = 0.7
/** Between the languages a word that no term names counts for less: its counterpart cannot be known. */
const unknownTrust = 0.5
const heldFrom = 0.5

/** Why a clause does not follow from a unit of the source; undefined where it does. */
export function findFault({ clause, claim, evidence, index, isWhole }: FaultRequest): Fault | undefined {
  const unit = evidence.units[index]
  if (unit === undefined) return { kind: 'content', about: clause.text }
  const isSameLanguage = claim.isKorean === unit.claim.isKorean
  const around = [...evidence.headings, ...neighboursOf(evidence.units, index)]
  const number = clause.numbers.find(
    (each) => !statesNumber(unit.claim.text, unit.numbers, each, clause.text),
  )
  if (number !== undefined) return { kind: 'number', about: number }
  const misplaced = findMisplacedNumber(clause, claim.text, unit)
  if (misplaced !== undefined) return { kind: 'number', about: misplaced }
  const name = findStrangeName(clause, unit, evidence, isSameLanguage)
  if (name !== undefined) return { kind: 'name', about: `strange ${name.surface}` }
  const coverage = coverageOf(clause, unit, around, isSameLanguage)
  if (coverage < (isSameLanguage ? leastCoverage.sameLanguage : leastCoverage.otherLanguage)) {
    return { kind: 'content', about: `${clause.text} (${coverage.toFixed(2)})` }
  }
  const aligned = alignedClause(clause, unit)
  const scope = findOverstatement(clause.text, unit.claim.text, aligned?.text ?? unit.claim.text)
  if (scope !== undefined) return { kind: 'scope', about: scope }
  const subject = findStrangeSubject(clause, claim, unit, evidence, isSameLanguage)
  if (subject !== undefined) return { kind: 'subject', about: `subject ${subject.surface}` }
  const borrowed = findBorrowed(clause, claim, unit, evidence, isSameLanguage)
  if (borrowed !== undefined) return { kind: 'name', about: `borrowed ${borrowed.surface}` }
  const substitute = findSubstitute(clause, unit, evidence)
  if (substitute !== undefined) return { kind: 'name', about: `substitute ${substitute}` }
  const possessor = findOtherPossessor(clause, ideasOf(claim), unit)
  if (possessor !== undefined) return { kind: 'name', about: `possessor ${possessor}` }
  const other = findOtherOfSet(clause, ideasOf(claim), unit, evidence.headings)
  if (other !== undefined) return { kind: 'name', about: `set ${other}` }
  const swapped = findRoleSwap(clause, unit)
  if (swapped !== undefined) return { kind: 'reversed', about: `roles ${swapped}` }
  const replaced = findReplacedRole(clause, claim, unit, evidence)
  if (replaced !== undefined) return { kind: 'subject', about: `role ${replaced}` }
  if (isWhole) return undefined
  if (isCondition(clause.text) && !hasContrastTopic(clause)) return undefined
  const owner = findWrongOwner(clause, ideasOf(claim), unit, evidence)
  if (owner !== undefined) return { kind: 'subject', about: `owner ${owner}` }
  const mixture = findMixture(clause, unit)
  if (mixture !== undefined) return { kind: 'mixed', about: mixture }
  return undefined
}

function neighboursOf(units: readonly ReadUnit[], index: number): Idea[] {
  return [units[index - 2], units[index - 1], units[index + 1]].flatMap((unit) => unit?.ideas ?? [])
}

function coverageOf(
  clause: ClaimClause,
  unit: ReadUnit,
  around: readonly Idea[],
  isSameLanguage: boolean,
): number {
  let held = 0
  let all = 0
  for (const idea of clause.ideas) {
    const weight =
      isSameLanguage || idea.names.length > 1 || idea.isName ? idea.weight : idea.weight * unknownTrust
    all += weight
    held += weight * Math.max(bestLikeness(idea, unit.ideas), contextTrust * bestLikeness(idea, around))
  }
  // The numbers were seen to be there: they are content as words are.
  held += clause.numbers.length
  all += clause.numbers.length
  return all === 0 ? 1 : held / all
}

/** A name must stand in the statement itself or above it. Between scripts only a name from next door is strange. */
function findStrangeName(
  clause: ClaimClause,
  unit: ReadUnit,
  evidence: ReadEvidence,
  isSameLanguage: boolean,
): Idea | undefined {
  const plain = unit.claim.text.toLowerCase()
  return clause.ideas.find((idea) => {
    if (!idea.isName || plain.includes(idea.surface)) return false
    if (bestLikeness(idea, [...unit.ideas, ...evidence.headings]) >= heldFrom) return false
    return isSameLanguage || isElsewhere(idea, unit, evidence)
  })
}

/** The clause speaks of one thing, the unit of another: what it is about is not in the unit, and the reverse. */
function findStrangeSubject(
  clause: ClaimClause,
  claim: Claim,
  unit: ReadUnit,
  evidence: ReadEvidence,
  isSameLanguage: boolean,
): Idea | undefined {
  const subject = topicOf(clause)
  if (subject === undefined || bestLikeness(subject, unit.ideas) >= heldFrom) return undefined
  if (isDescription(subject)) return undefined
  // What the statement before is about may be left unsaid in the unit: "서울은 …. 인구는 …" is of Seoul.
  const aligned = alignedClause(clause, unit)
  const own = aligned === undefined ? undefined : topicOf(aligned)
  const index = evidence.units.indexOf(unit)
  const goesOn = evidence.units
    .slice(Math.max(0, index - 3), index)
    .some(({ claim: { clauses } }) => clauses.some((each) => isTopic(subject, each)))
  if (goesOn && own !== undefined && ideasOf(claim).some((idea) => likeness(own, idea) >= heldFrom))
    return undefined
  const hasOwnTopic = unit.claim.clauses.some((each) => {
    const topic = topicOf(each)
    return topic !== undefined && !ideasOf(claim).some((idea) => isSameThing(topic, idea))
  })
  if (!hasOwnTopic) return undefined
  const isStrange = isElsewhere(subject, unit, evidence) || (isSameLanguage && subject.weight === 1)
  return isStrange ? subject : undefined
}

function ideasOf(claim: Claim): Idea[] {
  return claim.clauses.flatMap(({ ideas }) => ideas)
}

function isTopic(idea: Idea, clause: ClaimClause): boolean {
  const topic = topicOf(clause)
  return topic !== undefined && likeness(idea, topic) >= 0.8
}

/** A word that only tells what a thing is like or does: "small", "바쁜". */
function isDescription({ words }: Idea): boolean {
  return (words.length === 1 && hasContrary(words)) || words.some(({ base }) => isPredicateStem(base))
}

/** A rare word that only a statement about another thing has. */
function findBorrowed(
  clause: ClaimClause,
  claim: Claim,
  unit: ReadUnit,
  evidence: ReadEvidence,
  isSameLanguage: boolean,
): Idea | undefined {
  return clause.ideas.find((idea) => {
    // Between the languages a verb is too easily taken for another one.
    if (!isSameLanguage && !idea.isName && idea.words.every(({ surface }) => /^[a-z]/u.test(surface)))
      return false
    if ((idea.weight < 1 && !idea.isName) || isPredicate(idea) || isDescription(idea)) return false
    if (bestLikeness(idea, [...unit.ideas, ...evidence.headings]) >= heldFrom) return false
    const owners = evidence.units.filter((other) => other !== unit && bestLikeness(idea, other.ideas) >= 0.8)
    return (
      owners.length > 0 &&
      owners.every((owner) => !isFirst(idea, owner) && isAboutOther(owner, ideasOf(claim)))
    )
  })
}

function isFirst(idea: Idea, unit: ReadUnit): boolean {
  const [first] = unit.ideas
  return first !== undefined && likeness(idea, first) >= heldFrom
}

function isAboutOther(owner: ReadUnit, said: readonly Idea[]): boolean {
  const [first] = owner.claim.clauses
  const topic = first === undefined ? undefined : topicOf(first)
  return topic !== undefined && bestLikeness(topic, said) < heldFrom
}

function isElsewhere(idea: Idea, unit: ReadUnit, evidence: ReadEvidence): boolean {
  return (
    evidence.units.some((other) => other !== unit && bestLikeness(idea, other.ideas) >= 0.8) ||
    evidence.headings.some((heading) => likeness(idea, heading) >= 0.8)
  )
}
