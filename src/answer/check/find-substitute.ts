import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { hasContrary } from './compare-words.ts'
import { roleOf } from './find-transposition.ts'
import { isVerbAt } from './read-frames.ts'
import { areRelated } from './are-related.ts'
import { framesIn } from './find-role-swap.ts'
import { bestLikeness, likeness } from './match-ideas.ts'
import { type ClaimClause, type Idea, isPredicate, type ReadEvidence, type ReadUnit } from './read-claim.ts'

const heldFrom = 0.8
/** Half a name, as of two kinds of hypothesis, is no likeness. */
const strangeBelow = 0.51
/** What is claimed for all times is looked at elsewhere. */
const atAllTimes = /^(?:늘|항상|언제나|always|never|often)$/u
/** As a Korean verb before a noun ends; nouns with a topic particle do too. */
const adnominal = /(?:는|은|던|므로|니까|도록)$/u

/**
 * A word that has taken another's place: what stands before and after it is as in the unit, but in between the unit
 * has something else. Returns the word, else undefined.
 */
export function findSubstitute(
  clause: ClaimClause,
  unit: ReadUnit,
  evidence: ReadEvidence,
): string | undefined {
  // Between the languages a word without a counterpart is no sign of another thing.
  if (/[가-힣]/u.test(clause.text) !== unit.claim.isKorean) return undefined
  const said = clause.ideas
  const there = unit.ideas
  for (const [place, idea] of said.entries()) {
    if (bestLikeness(idea, there) >= strangeBelow || isPredicate(idea) || isDoing(idea, clause)) continue
    const isFromNextDoor =
      evidence.units.some((other) => other !== unit && bestLikeness(idea, other.ideas) >= heldFrom) ||
      bestLikeness(idea, evidence.headings) >= heldFrom
    const surface = idea.words.at(-1)?.surface ?? ''
    if (
      atAllTimes.test(surface) ||
      isVerbAt(clause.text, clause.text.toLowerCase().indexOf(surface), surface)
    )
      continue
    if (!isFromNextDoor && idea.names.length < 2 && adnominal.test(surface)) continue
    const isInside = place > 0 && place < said.length - 1
    if (!isFromNextDoor && idea.weight < 1 && (!isInside || !hasContrary(idea.words))) continue
    const isReplaced = there.some(
      (other, position) =>
        bestLikeness(other, said) < strangeBelow &&
        !areRelated(idea, other) &&
        fits(said[place + 1], there[position + 1]) &&
        (fits(said[place - 1], there[position - 1]) ||
          (isFromNextDoor && unit.claim.isKorean && roleOf(idea) !== '' && roleOf(idea) === roleOf(other))),
    )
    if (isReplaced) return idea.surface
  }
  return undefined
}

/** A verb in any form: writers put one for another freely. */
function isDoing(idea: Idea, clause: ClaimClause): boolean {
  return (
    idea.words.some(({ base }) => isPredicateStem(base)) ||
    framesIn(clause).some(({ predicate }) => predicate === idea)
  )
}

/** Neighbours fit where they are alike, or where both statements begin or end. */
function fits(one: Idea | undefined, other: Idea | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return likeness(one, other) >= heldFrom
}
