import type { Fault } from './find-fault.ts'
import { findContrary } from './find-contrary.ts'
import { isEditedNegation } from './find-edited-negation.ts'
import { findInvention } from './find-invention.ts'
import { findReversal } from './find-reversal.ts'
import { findTransposition, standsWhole } from './find-transposition.ts'
import { type Side, sidesOf, topicPhrase } from './find-mixture.ts'
import { joinClauses } from './join-clauses.ts'
import { bestLikeness, heldShare } from './match-ideas.ts'
import type { Claim, ClaimClause, ReadEvidence, ReadUnit } from './read-claim.ts'

/** A clause and the index of the unit that it rests on. */
export interface Carried {
  clause: ClaimClause
  index: number
}

/** What is wrong with a sentence as a whole, each of whose clauses rests on a unit. */
export function findWholeFault(
  claim: Claim,
  carried: readonly Carried[],
  evidence: ReadEvidence,
): Fault | undefined {
  const units = [...new Set(carried.map(({ index }) => index))]
  return (
    findEdited(claim, units, evidence) ??
    findTurned(claim, units, evidence) ??
    findSwapped(carried, evidence) ??
    findDenied(carried, evidence) ??
    findAddition(claim, evidence)
  )
}

/** A unit that a sentence repeats but for a denial. */
function findEdited(claim: Claim, units: readonly number[], { units: all }: ReadEvidence): Fault | undefined {
  const isEdited = units.some((index) => isEditedNegation(claim.text, all[index]?.claim.text ?? ''))
  return isEdited ? { kind: 'negation', about: claim.text } : undefined
}

/** A directed statement of the whole sentence that its units have the other way round. */
function findTurned(claim: Claim, units: readonly number[], { units: all }: ReadEvidence): Fault | undefined {
  const ideas = claim.clauses.flatMap((clause) => clause.ideas)
  for (const index of units) {
    const unit = all[index]
    if (unit === undefined) continue
    for (const kind of ['cause', 'condition', 'order', 'into'] as const) {
      // "Never from b to a" says the same as "only from a to b".
      if (kind === 'into' && isDenied(claim) !== isDenied(unit.claim)) continue
      if (findReversal(kind, claim.text, unit.claim.text, ideas, unit.ideas))
        return { kind: 'reversed', about: kind }
    }
    for (const clause of claim.clauses) {
      const isTurned = (other: ClaimClause): boolean =>
        findReversal('is', clause.text, other.text, clause.ideas, other.ideas)
      const isSaid = unit.claim.clauses.some(
        (other) => !isTurned(other) && heldShare(clause.ideas, other.ideas) >= 0.9,
      )
      if (!isSaid && unit.claim.clauses.some(isTurned)) return { kind: 'reversed', about: 'is' }
    }
  }
  return undefined
}

function isDenied({ clauses }: Claim): boolean {
  return clauses.some(({ negations }) => negations.length > 0)
}

/** A unit of which the clauses that rest on it have two things in each other's place. */
function findSwapped(carried: readonly Carried[], { units }: ReadEvidence): Fault | undefined {
  for (const [index, unit] of units.entries()) {
    const clauses = carried.filter((each) => each.index === index).map(({ clause }) => clause)
    if (clauses.length === 0 || !standsWhole(clauses, unit)) continue
    const swapped = findTransposition(clauses, unit) ?? findInSide(clauses, unit)
    if (swapped !== undefined) return { kind: 'reversed', about: `place ${swapped}` }
  }
  return undefined
}

/** Of a unit that sets things beside each other only the side counts that a clause is about. */
function findInSide(clauses: readonly ClaimClause[], unit: ReadUnit): string | undefined {
  const sides = sidesOf(unit)
  if (sides.length < 2) return undefined
  for (const clause of clauses) {
    const own = sides.filter((side) => isAbout(clause, side, sides))
    const [side] = own
    if (own.length !== 1 || side === undefined) continue
    const claim = { ...unit.claim, text: side.text }
    const swapped = findTransposition([clause], { ...unit, claim, ideas: side.ideas })
    if (swapped !== undefined) return swapped
  }
  return undefined
}

function isAbout(clause: ClaimClause, side: Side, sides: readonly Side[]): boolean {
  const others = sides.filter((other) => other !== side).flatMap(({ ideas }) => ideas)
  return topicPhrase(side).some(
    (topic) => bestLikeness(topic, others) < 0.5 && bestLikeness(topic, clause.ideas) >= 0.8,
  )
}

/** A unit whose contrary the clauses say that rest on it. */
function findDenied(carried: readonly Carried[], { units }: ReadEvidence): Fault | undefined {
  for (const [index, unit] of units.entries()) {
    const clauses = carried.filter((each) => each.index === index).map(({ clause }) => clause)
    if (clauses.length === 0) continue
    if (findContrary(clauses, unit)) return { kind: 'negation', about: joinClauses(clauses).text }
  }
  return undefined
}

function findAddition(claim: Claim, evidence: ReadEvidence): Fault | undefined {
  const added = findInvention(claim, evidence)
  return added === undefined ? undefined : { kind: 'content', about: added }
}
