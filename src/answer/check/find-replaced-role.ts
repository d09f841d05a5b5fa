import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { areRelated } from './are-related.ts'
import { hasContrary } from './compare-words.ts'
import { framesIn, isSamePredicate } from './find-role-swap.ts'
import { bestLikeness, heldShare } from './match-ideas.ts'
import {
  type Claim,
  type ClaimClause,
  type Idea,
  isPredicate,
  type ReadEvidence,
  type ReadUnit,
} from './read-claim.ts'
import type { Frame } from './read-frames.ts'

const heldFrom = 0.8
const strangeBelow = 0.5
/** How much of the rest must be the same for a filler to be taken for a replaced one. */
const alignedFrom = 0.6

/**
 * Whether a clause says of one thing what its unit says of another: the same doing with the same other side, but
 * somebody else does it, or it is done to something else. Returns who or what was put in, else undefined.
 */
export function findReplacedRole(
  clause: ClaimClause,
  claim: Claim,
  unit: ReadUnit,
  evidence: ReadEvidence,
): string | undefined {
  const said = claim.clauses.flatMap(({ ideas }) => ideas)
  const isAcross = claim.isKorean !== unit.claim.isKorean
  const there = unit.claim.clauses.flatMap(framesIn)
  for (const frame of framesIn(clause)) {
    const matching = there.filter((other) => isSamePredicate(frame, other))
    for (const role of ['agent', 'patient'] as const) {
      const other = role === 'agent' ? 'patient' : 'agent'
      if (matching.some((each) => isFilled(frame[role], each[role]))) continue
      for (const each of matching) {
        if (!isAligned(frame, each, role, other, said, unit)) continue
        const put = onlyOne(frame[role].filter((idea) => bestLikeness(idea, each[role]) < strangeBelow))
        const gone = onlyOne(each[role].filter((idea) => bestLikeness(idea, said) < strangeBelow))
        if (put === undefined || gone === undefined || !isStrange(put, unit, evidence, isAcross)) continue
        const isWeighty = put.weight + gone.weight >= (isAcross ? 2 : 1.5) || put.isName
        if (isWeighty && isThing(gone, isAcross) && !areRelated(put, gone)) return put.surface
      }
    }
  }
  return undefined
}

/** Whether a role is filled as in the unit, or cannot be compared. */
function isFilled(own: readonly Idea[], there: readonly Idea[]): boolean {
  return (
    own.length === 0 || there.length === 0 || own.every((idea) => bestLikeness(idea, there) >= strangeBelow)
  )
}

function isAligned(
  frame: Frame,
  each: Frame,
  role: 'agent' | 'patient',
  other: 'agent' | 'patient',
  said: readonly Idea[],
  unit: ReadUnit,
): boolean {
  if (frame[other].length > 0 && each[other].length > 0)
    return heldShare(frame[other], each[other]) >= alignedFrom
  const rest = said.filter((idea) => !frame[role].includes(idea) && idea !== frame.predicate)
  return rest.length > 1 && heldShare(rest, unit.ideas) >= heldFrom
}

function onlyOne(ideas: readonly Idea[]): Idea | undefined {
  return ideas.length === 1 ? ideas[0] : undefined
}

/** Whether an idea is a thing that the material tells of elsewhere, or in no place. */
function isStrange(idea: Idea, unit: ReadUnit, evidence: ReadEvidence, isAcross: boolean): boolean {
  if (!isThing(idea, isAcross) || (idea.words.length === 1 && hasContrary(idea.words))) return false
  const isNextDoor =
    evidence.units.some((other) => bestLikeness(idea, other.ideas) >= heldFrom) ||
    bestLikeness(idea, evidence.headings) >= heldFrom
  return (
    isNextDoor ||
    (!isAcross && (idea.weight === 1 || idea.isName) && bestLikeness(idea, unit.ideas) < strangeBelow)
  )
}

/** Not a verb; between the languages only what has a name in both. */
function isThing(idea: Idea, isAcross: boolean): boolean {
  const isVerb = isPredicate(idea) || idea.words.some(({ base }) => isPredicateStem(base))
  return !isVerb && (!isAcross || idea.names.length > 1 || idea.isName)
}
