import { isSameQuestion } from './is-same-question.ts'
import { readQuestionMeaning, type MeaningParts, type QuestionMeaning } from './read-question-meaning.ts'

/** Index of the first of the earlier questions that means the same; undefined where none does. */
export type FindSameQuestion = (asked: string, earlier: readonly string[]) => number | undefined

const mostKnown = 20_000

/** Finds checked questions that mean the same as one that is asked; each is read once. */
export function createQuestionFinder(parts: MeaningParts): FindSameQuestion {
  const known = new Map<string, QuestionMeaning>()
  const meaningOf = (text: string): QuestionMeaning => {
    let meaning = known.get(text)
    if (meaning === undefined) {
      if (known.size >= mostKnown) known.clear()
      meaning = readQuestionMeaning(text, parts)
      known.set(text, meaning)
    }
    return meaning
  }
  return (asked, earlier) => {
    const meaning = meaningOf(asked)
    const index = earlier.findIndex((text) => isSameQuestion(meaning, meaningOf(text)))
    return index === -1 ? undefined : index
  }
}
