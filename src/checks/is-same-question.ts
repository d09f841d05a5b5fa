import type { QuestionMeaning } from './read-question-meaning.ts'

/**
 * Whether two questions ask the same, so that the answer to one answers the other: the same kind of answer, the same
 * numbers, both denied or neither, and each idea of one is an idea of the other. Strict: a wrong yes shows a student
 * the answer to something else, a wrong no costs nothing but the tutor's own answer.
 */
export function isSameQuestion(one: QuestionMeaning, other: QuestionMeaning): boolean {
  return (
    one.kind === other.kind &&
    one.isDenied === other.isDenied &&
    areEqual(one.numbers, other.numbers) &&
    one.ideas.some(({ isLight }) => !isLight) &&
    covers(one, other) &&
    covers(other, one)
  )
}

/** Whether every idea with content of one is an idea of the other. */
function covers(one: QuestionMeaning, other: QuestionMeaning): boolean {
  return one.ideas.every(
    ({ keys, isLight }) => isLight || other.ideas.some((idea) => [...keys].some((key) => idea.keys.has(key))),
  )
}

function areEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item))
}
