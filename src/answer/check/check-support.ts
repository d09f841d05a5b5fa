import { findFault, type Fault } from './find-fault.ts'
import { bestLikeness, heldShare } from './match-ideas.ts'
import { findContrary, hasOpposite } from './find-contrary.ts'
import { findInvention } from './find-invention.ts'
import { findReversal } from './find-reversal.ts'
import {
  type Claim,
  type ClaimClause,
  readClaim,
  type ReadEvidence,
  readIdeas,
  type ReadUnit,
  topicOf,
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
const equalWithin = 0.1
const surelyMeant = 0.95
const contradictions = new Set<Fault['kind']>(['negation', 'reversed', 'mixed', 'scope', 'subject', 'name'])
const mostTried = 5
const mostKnown = 2_000

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
    const claim = readClaim(sentence, vocabulary)
    const read: ReadEvidence = {
      units: withAntecedents(evidence.units.map(readUnit)),
      headings: evidence.headings.flatMap((heading) => readIdeas(heading, vocabulary)),
    }
    const carried: Array<{ clause: ClaimClause; index: number }> = []
    for (const clause of claim.clauses) {
      const index = carryClause(clause, claim, read)
      if (typeof index === 'number') carried.push({ clause, index })
      else {
        const whole = index.kind === 'content' ? carryClause(joinClauses(claim.clauses), claim, read) : index
        if (typeof whole !== 'number') return { isSupported: false, fault: index, units: [] }
        carried.splice(0, carried.length, { clause: joinClauses(claim.clauses), index: whole })
        break
      }
    }
    const units = [...new Set(carried.map(({ index }) => index))]
    const fault = findTurned(claim, units, read) ?? findDenied(carried, read) ?? findAddition(claim, read)
    return fault === undefined
      ? { isSupported: units.length > 0, units }
      : { isSupported: false, fault, units: [] }
  }
}

/** A text without what differs between copies: marks, spaces, case. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%+<>=^/.-]+|\.(?=\s|$)/gu, ' ')
    .trim()
}

function findAddition(claim: Claim, evidence: ReadEvidence): Fault | undefined {
  const added = findInvention(claim, evidence)
  return added === undefined ? undefined : { kind: 'content', about: added }
}

/** A unit whose contrary the clauses say that rest on it. */
function findDenied(
  carried: ReadonlyArray<{ clause: ClaimClause; index: number }>,
  { units }: ReadEvidence,
): Fault | undefined {
  for (const [index, unit] of units.entries()) {
    const clauses = carried.filter((each) => each.index === index).map(({ clause }) => clause)
    if (clauses.length === 0) continue
    if (findContrary(clauses, unit)) return { kind: 'negation', about: joinClauses(clauses).text }
  }
  return undefined
}

const pronounSubject = /^(?:[^,]{0,40},\s*)?(?:\w+\s+){0,2}?(?:it|they)\b/iu

/** A unit about "it" is about what the unit before is about. */
function withAntecedents(units: readonly ReadUnit[]): ReadUnit[] {
  return units.map((unit, index) => {
    const [before] = units[index - 1]?.claim.clauses ?? []
    const topic = before === undefined || !pronounSubject.test(unit.claim.text) ? undefined : topicOf(before)
    const [first, ...rest] = unit.claim.clauses
    if (topic === undefined || first === undefined) return unit
    const clauses = [{ ...first, ideas: [topic, ...first.ideas] }, ...rest]
    return { ...unit, claim: { ...unit.claim, clauses }, ideas: [topic, ...unit.ideas] }
  })
}

/** A directed statement of the whole sentence that its units have the other way round. */
function findTurned(claim: Claim, units: readonly number[], { units: all }: ReadEvidence): Fault | undefined {
  const ideas = claim.clauses.flatMap((clause) => clause.ideas)
  for (const index of units) {
    const unit = all[index]
    if (unit === undefined) continue
    for (const kind of ['cause', 'condition', 'order', 'into'] as const) {
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

/** The index of the unit that carries a clause, or what is wrong with it in the unit that fits it best. */
function carryClause(clause: ClaimClause, claim: Claim, evidence: ReadEvidence): number | Fault {
  const fits = evidence.units
    .map((unit, index) => ({ index, fit: fitOf(clause, unit) }))
    .toSorted((left, right) => right.fit - left.fit)
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
    const fault = findFault({ clause, claim, evidence, index })
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
    if (unit.numbers.has(number)) held += 1
  }
  return all === 0 ? 0 : held / all
}

function joinClauses(clauses: readonly ClaimClause[]): ClaimClause {
  return {
    text: clauses.map(({ text }) => text).join(''),
    link: 'start',
    ideas: clauses.flatMap(({ ideas }) => ideas),
    numbers: clauses.flatMap(({ numbers }) => numbers),
    negations: clauses.flatMap(({ negations }) => negations),
    scopes: new Set(clauses.flatMap(({ scopes }) => [...scopes])),
  }
}
