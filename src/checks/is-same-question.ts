import type { QuestionIdea, QuestionMeaning } from './read-question-meaning.ts'

/**
 * Whether two questions ask the same, so that the answer to one answers the other: the same kind of answer, the same
 * numbers, both denied or neither, and each idea of one is an idea of the other in the same role. Strict: a wrong yes
 * shows a student the answer to something else, a wrong no costs nothing but the tutor's own answer.
 */
export function isSameQuestion(one: QuestionMeaning, other: QuestionMeaning): boolean {
  return (
    one.kind === other.kind &&
    one.isDenied === other.isDenied &&
    areEqual(one.numbers, other.numbers) &&
    one.ideas.some(({ isLight }) => !isLight) &&
    covers(one, other) &&
    covers(other, one) &&
    !isTurnedRound(one, other)
  )
}

/** So many ideas of a question may be said in words that are only near in meaning. */
const mostNear = 1

/**
 * Whether every idea with content of one is an idea of the other, or is said there in several words or as part of one;
 * of one idea a word near in meaning is enough, where others are the same.
 */
function covers(one: QuestionMeaning, other: QuestionMeaning): boolean {
  const parts = other.ideas.flatMap(({ words }) => words)
  const isThere = (keys: ReadonlySet<string>) =>
    other.ideas.some((idea) => shareOne(keys, idea.keys)) || parts.some((part) => shareOne(keys, part))
  const weighing = one.ideas.filter(({ isLight }) => !isLight)
  const missing = weighing.filter(
    (idea) =>
      !other.ideas.some((each) => isSameIdea(idea, each)) &&
      !isThere(idea.keys) &&
      !(idea.words.length > 0 && idea.words.every(isThere)),
  )
  const isNear = (idea: QuestionIdea) =>
    other.ideas.some((each) => shareOne(idea.near, each.keys) || shareOne(idea.keys, each.near))
  return (
    missing.length === 0 ||
    (missing.length <= mostNear && missing.length < weighing.length && missing.every(isNear))
  )
}

function isSameIdea(one: QuestionIdea, other: QuestionIdea): boolean {
  return shareOne(one.keys, other.keys) || soundAlike(one, other)
}

/** A loanword and its origin; of two words in one script the same sound proves nothing. */
function soundAlike({ sound: one }: QuestionIdea, { sound: other }: QuestionIdea): boolean {
  return one !== undefined && other !== undefined && one.isHangul !== other.isHangul && one.key === other.key
}

/** Whether two ideas have changed their places: who is faster than whom, what goes from where to where. */
function isTurnedRound(one: QuestionMeaning, other: QuestionMeaning): boolean {
  // "How does A differ from B" is "how does B differ from A".
  if (one.kind === 'comparison') return false
  const matches = one.ideas.flatMap((idea) => {
    const same = other.ideas.find((each) => isSameIdea(idea, each))
    return same === undefined ? [] : [{ here: idea.role, there: same.role }]
  })
  return matches.some(
    ({ here, there }, index) =>
      here !== undefined &&
      there !== undefined &&
      here !== there &&
      matches.some((match, place) => place !== index && match.here === there && match.there === here),
  )
}

function shareOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const key of one) if (other.has(key)) return true
  return false
}

function areEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item))
}
