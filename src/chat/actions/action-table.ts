import type { PressHandler } from '../press.ts'
import { answerStudentAction, askTaAction } from './ask-ta.ts'
import { helpfulAction, notHelpfulAction } from './feedback.ts'
import { forgetMeAction } from './forget-me.ts'
import { nextHintAction } from './next-hint.ts'
import { quizChoiceAction, quizOnAction } from './quiz.ts'
import { reworkActions } from './rework.ts'
import { sourcesAction } from './sources.ts'

/** Every button and form. */
export const pressHandlers: readonly PressHandler[] = [
  sourcesAction,
  helpfulAction,
  notHelpfulAction,
  ...reworkActions,
  nextHintAction,
  quizOnAction,
  quizChoiceAction,
  askTaAction,
  answerStudentAction,
  forgetMeAction,
]

export function findPressHandler(name: string): PressHandler | undefined {
  return pressHandlers.find((handler) => handler.name === name)
}
