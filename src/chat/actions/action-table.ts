import type { PressHandler } from '../press.ts'
import { appealAction } from './appeal.ts'
import { conceptAnswerAction, streakOffAction } from './concept-answer.ts'
import { answerStudentAction, askTaAction } from './ask-ta.ts'
import { helpfulAction, notHelpfulAction } from './feedback.ts'
import { forgetMeAction } from './forget-me.ts'
import { nextHintAction } from './next-hint.ts'
import { practiceAnswerAction } from './practice-answer.ts'
import { promptQueueActions } from './prompt-queue.ts'
import { quizChoiceAction, quizOnAction } from './quiz.ts'
import { reworkActions } from './rework.ts'
import { laterAction, reopenAction, takeAction } from './review-turns.ts'
import { correctAction, rejectAction, verifyAction } from './review-verdicts.ts'
import { shareAction } from './share.ts'
import { sourcesAction } from './sources.ts'
import { checkForm, gradeActions } from './submission-grades.ts'

/** Every button and form. */
export const pressHandlers: readonly PressHandler[] = [
  sourcesAction,
  shareAction,
  helpfulAction,
  notHelpfulAction,
  ...reworkActions,
  nextHintAction,
  quizOnAction,
  quizChoiceAction,
  askTaAction,
  answerStudentAction,
  verifyAction,
  correctAction,
  rejectAction,
  takeAction,
  laterAction,
  reopenAction,
  checkForm,
  ...gradeActions,
  appealAction,
  conceptAnswerAction,
  streakOffAction,
  practiceAnswerAction,
  ...promptQueueActions,
  forgetMeAction,
]

export function findPressHandler(name: string): PressHandler | undefined {
  return pressHandlers.find((handler) => handler.name === name)
}
