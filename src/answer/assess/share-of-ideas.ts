import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import { bestLikeness, isSameThing } from '../check/match-ideas.ts'
import type { Idea } from '../check/read-claim.ts'
import { isOrdinaryWord, subjectWeight } from '../ordinary-words.ts'

/** From this likeness on two ideas are one. */
export const sameIdeaFrom = 0.8
/** What the question itself says proves little when it is said again, and an answer may leave it out. */
const echoWeight = 0.4
const unsaidEchoWeight = 0.2
const echoFrom = 0.9
/** Of a statement that is all everyday words so much must be held. */
const everydayShareFrom = 0.7
/** How rare an everyday word must be to name a subject by itself: "canary" does, "time" does not. */
const rareFrom = 0.85
/** Words commoner than this say nothing of a subject, however many are shared. */
const tellingFrom = 0.65

/** Share of a statement's ideas that others hold, 0 to 1, each idea counted once. */
export function shareOfIdeas(
  ideas: readonly Idea[],
  others: readonly Idea[],
  echoed: readonly Idea[] = [],
): number {
  let held = 0
  let all = 0
  for (const idea of eachOnce(ideas)) {
    const value = bestLikeness(idea, others)
    const isEcho = bestLikeness(idea, echoed) >= echoFrom
    const weight = idea.weight * (isEcho ? (value < sameIdeaFrom ? unsaidEchoWeight : echoWeight) : 1)
    all += weight
    held += weight * value
  }
  return all === 0 ? 0 : held / all
}

/**
 * Whether enough of a statement is held by a passage for it to be about it: two ideas, one of them more than an everyday
 * word or most of them; of a statement that has but one, that one, if it names something. What the question says is not
 * enough, where the statement says more; and two sentences that share everyday words with it may be about anything.
 */
export function sharesSubject(
  ideas: readonly Idea[],
  passage: { ideas: readonly Idea[]; isSingle: boolean },
  echoed: readonly Idea[],
): boolean {
  const own = eachOnce(ideas)
  const held = own.filter((idea) => bestLikeness(idea, passage.ideas) >= sameIdeaFrom)
  const isNew = (idea: Idea) => bestLikeness(idea, echoed) < echoFrom
  if (own.some(isNew) && !held.some(isNew)) return false
  if (own.length === 1) return held.some((idea) => idea.weight >= 1 || isRare(idea))
  if (held.length < 2) return false
  if (held.some(({ weight }) => weight >= 1) || held.length >= own.length * everydayShareFrom) return true
  return own.every(({ weight }) => weight < 1) && (passage.isSingle || held.length > 2)
}

/** Whether a text shares the subject of others: one word that names something, or two of every day. */
export function isAboutSubject(ideas: readonly Idea[], subject: readonly Idea[]): boolean {
  const shared = eachOnce(ideas).filter((idea) => bestLikeness(idea, subject) >= echoFrom)
  if (shared.some((idea) => idea.weight >= 1 || isRare(idea))) return true
  if (shared.filter(isTelling).length >= 2) return true
  // Of a name of several words one may do: "a canary release" is about canary deployments.
  const words = subject.flatMap((idea) => idea.words).filter(namesSomething)
  return ideas.some((idea) => idea.words.some(({ base }) => words.some((other) => other.base === base)))
}

function isRare({ words }: Idea): boolean {
  return words.some(namesSomething)
}

function isTelling({ words }: Idea): boolean {
  return words.some((word) => namesSomething(word) || subjectWeight(word.base) >= tellingFrom)
}

/** A Korean word is told by its form without particles: with them, and as a predicate, it is in no list of words. */
function namesSomething({ surface, base }: AnalysedWord): boolean {
  if (surface.length < 2) return false
  return hangul.test(surface)
    ? !isOrdinaryWord(surface) && !isOrdinaryWord(base)
    : subjectWeight(surface) >= rareFrom
}

const hangul = /[가-힣]/u

function eachOnce(ideas: readonly Idea[]): Idea[] {
  return ideas.filter((idea, index) => !ideas.slice(0, index).some((before) => isSameThing(idea, before)))
}
