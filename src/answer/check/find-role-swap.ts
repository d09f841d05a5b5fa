import { isAlike, isSameWord } from './compare-words.ts'
import { bestLikeness, likeness } from './match-ideas.ts'
import type { ClaimClause, Idea, ReadUnit } from './read-claim.ts'
import { type Frame, readFrames } from './read-frames.ts'

const heldFrom = 0.8
const framesOf = new WeakMap<ClaimClause, Frame[]>()

/** The frames of a clause, read once. */
export function framesIn(clause: ClaimClause): Frame[] {
  let frames = framesOf.get(clause)
  if (frames === undefined) {
    frames = readFrames(clause)
    framesOf.set(clause, frames)
  }
  return frames
}

/**
 * Whether two things have changed roles between a clause and its unit, as particles and word order tell: what acts here
 * is acted on there, and the reverse. Returns one of them, else undefined.
 */
export function findRoleSwap(clause: ClaimClause, unit: ReadUnit): string | undefined {
  const there = unit.claim.clauses.flatMap(framesIn)
  for (const frame of framesIn(clause)) {
    for (const other of there) {
      if (!isSamePredicate(frame, other)) continue
      const agent = frame.agent.find((idea) => isOnly(idea, other.patient, other.agent))
      const patient = frame.patient.find((idea) => isOnly(idea, other.agent, other.patient))
      if (agent === undefined || patient === undefined || likeness(agent, patient) >= heldFrom) continue
      // Some other frame of the unit may have it as it is said.
      const isSaid = there.some(
        (each) =>
          each !== other &&
          isSamePredicate(frame, each) &&
          bestLikeness(agent, each.agent) >= heldFrom &&
          bestLikeness(patient, each.patient) >= heldFrom,
      )
      if (!isSaid) return agent.surface
    }
  }
  return undefined
}

/** Whether an idea stands among the first and not among the second. */
function isOnly(idea: Idea, first: readonly Idea[], second: readonly Idea[]): boolean {
  return bestLikeness(idea, first) >= heldFrom && bestLikeness(idea, second) < heldFrom
}

/** Whether two frames tell of the same doing. */
export function isSamePredicate({ predicate: left }: Frame, { predicate: right }: Frame): boolean {
  if ('names' in left && 'names' in right && likeness(left as Idea, right as Idea) >= heldFrom) return true
  return left.words.some((one) => right.words.some((other) => isSameWord(one, other) || isAlike(one, other)))
}
