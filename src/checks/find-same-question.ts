import { setImmediate } from 'node:timers/promises'
import { isSameQuestion } from './is-same-question.ts'
import { readQuestionKind } from './question-kind.ts'
import { readQuestionMeaning, type MeaningParts, type QuestionMeaning } from './read-question-meaning.ts'

/** Indexes of the earlier questions that mean the same, in their order. */
export type FindSameQuestions = (asked: string, earlier: readonly string[]) => Promise<number[]>

const mostKnown = 20_000
/** Others have their turn after so many. */
const readAtOnce = 20

/** Finds questions that mean the same as one that is asked; each is read once. */
export function createQuestionFinder(parts: MeaningParts): FindSameQuestions {
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
  return async (asked, earlier) => {
    const meaning = meaningOf(asked)
    const same: number[] = []
    let read = 0
    for (const [index, text] of earlier.entries()) {
      // The kind is told at once, the rest takes its time.
      if (!known.has(text) && readQuestionKind(text.normalize('NFC')) !== meaning.kind) continue
      if (!known.has(text)) read += 1
      if (isSameQuestion(meaning, meaningOf(text))) same.push(index)
      if (read >= readAtOnce) {
        read = 0
        await setImmediate()
      }
    }
    return same
  }
}
