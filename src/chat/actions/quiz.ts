import { findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { beginQuiz, chooseInQuiz } from '../quiz.ts'
import { say, wordsOf } from '../visit.ts'

/** A quiz on what an answer was about. */
export const quizOnAction: PressHandler = {
  name: 'quiz-on',
  role: 'student',
  visibility: 'asker',
  async run(visit, exchangeId) {
    const exchange = await findUsableExchange(visit, exchangeId)
    if (exchange === undefined) return say(plainMessage(visit.language, wordsOf(visit).faults.gone, 'asker'))
    return beginQuiz(visit, exchange.question, 3)
  },
}

export const quizChoiceAction: PressHandler = {
  name: 'quiz-choice',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  run: chooseInQuiz,
}
