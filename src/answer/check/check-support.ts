import { findContrary, hasOpposite } from './find-contrary.ts'
import { type Fault, findFault } from './find-fault.ts'
import { type Carried, findWholeFault } from './find-whole-fault.ts'
import { isQuestion } from './is-question.ts'
import { joinClauses } from './join-clauses.ts'
import { bestLikeness } from './match-ideas.ts'
import { statesNumber } from './read-numbers.ts'
import { withAntecedents } from './with-antecedents.ts'
import {
  type Claim,
  type ClaimClause,
  readClaim,
  type ReadEvidence,
  readIdeas,
  type ReadUnit,
  type Vocabulary,
} from './read-claim.ts'

/** What a sentence cites. */
export interface Evidence {
  /** The statements of the source, in order: sentences, list items, table rows. */
  units: string[]
  /** Title and headings: what a statement is about where it does not say so itself. */
  headings: string[]
}

export interface Verdict {
  isSupported: boolean
  /** Why it is not. */
  fault?: Fault
  /** Indices of the units that carry the sentence, the best first. */
  units: number[]
}

export type CheckSupport = (sentence: string, evidence: Evidence) => Verdict

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
const mostKnown = 2_000
/** Nothing that is longer is one sentence, and comparing takes longer than its length. */
const mostCharacters = 2_000

/**
 * A check that a sentence says only what its evidence says. Each clause is held against the unit that fits it best:
 * its content words, names, numbers, negations and claims of scope must be there, and nothing may have changed
 * places. Words are compared across Korean and English by the terms of the course.
 */
export function createSupportCheck(vocabulary: Vocabulary): CheckSupport {
  // The sentences of an answer are held against the same few sources: each unit is read once.
  const known = new Map<string, ReadUnit>()
  const readUnit = (text: string): ReadUnit => {
    let unit = known.get(text)
    if (unit === undefined) {
      if (known.size >= mostKnown) known.clear()
      const claim = readClaim(text, vocabulary)
      unit = {
        claim,
        ideas: claim.clauses.flatMap(({ ideas }) => ideas),
        numbers: new Set(claim.clauses.flatMap(({ numbers }) => numbers)),
      }
      known.set(text, unit)
    }
    return unit
  }
  return (sentence, evidence) => {
    const verbatim = evidence.units.findIndex((unit) => plainText(unit) === plainText(sentence))
    if (verbatim >= 0) return { isSupported: true, units: [verbatim] }
    if (sentence.length > mostCharacters) return unsupported({ kind: 'content', about: 'length' })
    if (isQuestion(sentence)) return unsupported({ kind: 'question', about: sentence })
    const claim = readClaim(sentence, vocabulary)
    const read: ReadEvidence = {
      units: withAntecedents(evidence.units.map(readUnit)),
      headings: evidence.headings.flatMap((heading) => readIdeas(heading, vocabulary)),
    }
    const carried: Carried[] = []
    for (const statement of statementsOf(claim)) {
      const found = carryStatement(statement, claim, read)
      if ('kind' in found) {
        // A sentence of many small clauses may only be found as a whole.
        const whole =
          found.kind === 'content' ? carryClause(joinClauses(claim.clauses), claim, read, true) : found
        if (typeof whole !== 'number') return unsupported(found)
        carried.splice(0, carried.length, { clause: joinClauses(claim.clauses), index: whole })
        break
      }
      carried.push(...found)
    }
    const units = [...new Set(carried.map(({ index }) => index))]
    const fault = findWholeFault(claim, carried, read)
    return fault === undefined ? { isSupported: units.length > 0, units } : unsupported(fault)
  }
}

function unsupported(fault: Fault): Verdict {
  return { isSupported: false, fault, units: [] }
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

function rankUnits(clause: ClaimClause, { units }: ReadEvidence): Array<{ index: number; fit: number }> {
  return units
    .map((unit, index) => ({ index, fit: fitOf(clause, unit) }))
    .toSorted((left, right) => right.fit - left.fit)
}

/** A text without what differs between copies: marks, spaces, case. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%+<>=^/.-]+|\.(?=\s|$)/gu, ' ')
    .trim()
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

function fitOf(clause: ClaimClause, unit: ReadUnit): number {
  let held = 0
  let all = 0
  for (const idea of clause.ideas) {
    all += idea.weight
    held += idea.weight * bestLikeness(idea, unit.ideas)
  }
  for (const number of clause.numbers) {
    all += 1
    const isShare = number.includes('/')
    if (
      unit.numbers.has(number) ||
      (isShare && statesNumber(unit.claim.text, unit.numbers, number, clause.text))
    )
      held += 1
  }
  return all === 0 ? 0 : held / all
}
