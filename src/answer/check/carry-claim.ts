import { findContrary, hasOpposite } from './find-contrary.ts'
import { type Fault, findFault } from './find-fault.ts'
import type { Carried } from './find-whole-fault.ts'
import { joinClauses } from './join-clauses.ts'
import { rankUnits } from './rank-units.ts'
import type { Claim, ClaimClause, ReadEvidence } from './read-claim.ts'

/** How much worse than the best a unit may fit and still be tried. */
const triedWithin = 0.25
/** A unit that fits best and says otherwise is the one that is meant; only its equals are tried. */
const equalWithin = 0.05
const surelyMeant = 0.95
/** From this share of its ideas on a statement of several clauses stands in one unit. */
const wholeFrom = 0.65
const surelyWhole = 0.9
const contradictions = new Set<Fault['kind']>(['negation', 'reversed', 'mixed', 'scope', 'subject', 'name'])
const mostTried = 5

/**
 * The unit that each clause of a sentence rests on, or the first rule that the sentence breaks in the units that fit it
 * best. A statement that stands whole in one unit is held against that one; else each clause against its own.
 */
export function carryClaim(claim: Claim, evidence: ReadEvidence): Carried[] | Fault {
  const carried: Carried[] = []
  for (const statement of statementsOf(claim)) {
    const found = carryStatement(statement, claim, evidence)
    if (!('kind' in found)) {
      carried.push(...found)
      continue
    }
    // A sentence of many small clauses may only be found as a whole.
    if (found.kind !== 'content') return found
    const whole = joinClauses(claim.clauses)
    const index = carryClause(whole, claim, evidence, true)
    return typeof index === 'number' ? [{ clause: whole, index }] : found
  }
  return carried
}

/** The clauses of a sentence in runs: a main clause with those that say when or why of it. */
function statementsOf({ clauses }: Claim): ClaimClause[][] {
  const statements: ClaimClause[][] = []
  for (const clause of clauses) {
    const last = statements.at(-1)
    if (last !== undefined && clause.link === 'dependent') last.push(clause)
    else statements.push([clause])
  }
  return statements
}

/** A statement that stands whole in one unit is held against that one; else each clause against the one that fits it. */
function carryStatement(
  statement: readonly ClaimClause[],
  claim: Claim,
  evidence: ReadEvidence,
): Carried[] | Fault {
  if (statement.length > 1) {
    const fits = rankUnits(joinClauses(statement), evidence)
    const best = fits[0]?.fit ?? 0
    let first: Fault | undefined
    for (const { index, fit } of fits) {
      if (fit < Math.max(wholeFrom, best - equalWithin)) break
      const faults = statement.map((clause) => findFault({ clause, claim, evidence, index }))
      // What is put together from several units has its numbers in each of them.
      const fault = faults.find(
        (each) =>
          each !== undefined && each.kind !== 'content' && (each.kind !== 'number' || fit >= surelyWhole),
      )
      if (fault === undefined && faults.some((each) => each?.kind === 'number')) continue
      if (fault === undefined) return statement.map((clause) => ({ clause, index }))
      first ??= fault
    }
    if (first !== undefined) return first
  }
  const carried: Carried[] = []
  for (const clause of statement) {
    const index = carryClause(clause, claim, evidence)
    if (typeof index !== 'number') return index
    carried.push({ clause, index })
  }
  return carried
}

/** The index of the unit that carries a clause, or what is wrong with it in the unit that fits it best. */
function carryClause(
  clause: ClaimClause,
  claim: Claim,
  evidence: ReadEvidence,
  isWhole = false,
): number | Fault {
  const fits = rankUnits(clause, evidence)
  const best = fits[0]?.fit ?? 0
  const equals = fits.filter(({ fit }) => fit >= best - equalWithin)
  // Of units that fit alike, one that has the opposite word is the one that is meant.
  const opposite = equals.find(({ index }) => {
    const unit = evidence.units[index]
    return unit !== undefined && hasOpposite(clause, unit) && findContrary([clause], unit)
  })
  if (opposite !== undefined && best < surelyMeant) return { kind: 'negation', about: clause.text }
  let first: Fault | undefined
  for (const { index, fit } of fits.slice(0, mostTried)) {
    if (fit < best - (first !== undefined && contradictions.has(first.kind) ? equalWithin : triedWithin))
      break
    const fault = findFault({ clause, claim, evidence, index, isWhole })
    if (fault === undefined) return index
    first ??= fault
  }
  return first ?? { kind: 'content', about: clause.text }
}
