import type { Fault } from './find-fault.ts'
import { carryClaim } from './carry-claim.ts'
import { findWholeFault } from './find-whole-fault.ts'
import { isQuestion } from './is-question.ts'
import { joinClauses } from './join-clauses.ts'
import { rankUnits } from './rank-units.ts'
import { readSigns, type Signs } from './read-signs.ts'
import { weighSigns } from './weigh-signs.ts'
import { withAntecedents } from './with-antecedents.ts'
import {
  type Claim,
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
  /** What was measured; absent where nothing had to be weighed. */
  signs?: Signs
}

export type CheckSupport = (sentence: string, evidence: Evidence) => Verdict

const mostKnown = 2_000
/** What the evidence must hold of a sentence's ideas, whatever else speaks for it: by less it is of something else. */
const leastHeld = 0.5
/** Nothing that is longer is one sentence, and comparing takes longer than its length. */
const mostCharacters = 2_000

/**
 * A check that a sentence says only what its evidence says. A sentence of the source's own words holds; a number that
 * the source does not have never does. For all else the rules of find-fault and find-whole-fault look for the contrary,
 * swapped, borrowed and claimed too widely, and what they find is weighed with the other signs. Words are compared
 * across Korean and English by the terms of the course.
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
    const found = carryClaim(claim, read)
    const carried = 'kind' in found ? [] : found
    const fault = 'kind' in found ? found : findWholeFault(claim, carried, read)
    if (fault !== undefined && isOfNumbers(fault, claim)) return unsupported(fault)
    const [best] = rankUnits(joinClauses(claim.clauses), read)
    if (best === undefined) return unsupported({ kind: 'content', about: 'evidence' })
    const signs = readSigns({
      claim,
      evidence: read,
      statements: evidence.units,
      best: best.index,
      fault,
      vocabulary,
    })
    if (ideasOf(claim) === 0 || signs.heldAnywhere < leastHeld)
      return { ...unsupported({ kind: 'content', about: sentence }), signs }
    if (weighSigns(signs) >= 0)
      return { ...unsupported(fault ?? { kind: 'weighed', about: sentence }), signs }
    const indices = carried.length > 0 ? carried.map(({ index }) => index) : [best.index]
    const units = [...new Set(indices)]
    return { isSupported: true, units, signs }
  }
}

function ideasOf({ clauses }: Claim): number {
  return clauses.reduce((sum, { ideas }) => sum + ideas.length, 0)
}

/** A number that is not the source's, or is said of something else than there, is never weighed. */
function isOfNumbers({ kind }: Fault, { clauses }: Claim): boolean {
  const isOfOther = kind === 'subject' || kind === 'name' || kind === 'mixed'
  return kind === 'number' || (isOfOther && clauses.some(({ numbers }) => numbers.length > 0))
}

function unsupported(fault: Fault): Verdict {
  return { isSupported: false, fault, units: [] }
}

/** A text without what differs between copies: marks, spaces, case. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%+<>=^/.-]+|\.(?=\s|$)/gu, ' ')
    .trim()
}
