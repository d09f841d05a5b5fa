import type { Rework } from '../../tutor.ts'
import { answerVisit, findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { say, wordsOf } from '../visit.ts'

/** The same answer put simpler, with an example, or in the other language; the presser alone sees it. */
function reworkAction(how: Rework): PressHandler {
  return {
    name: how,
    role: 'student',
    visibility: 'asker',
    async run(visit, exchangeId) {
      const exchange = await findUsableExchange(visit, exchangeId)
      if (exchange === undefined || exchange.answer.status !== 'answered') {
        return say(plainMessage(visit.language, wordsOf(visit).faults.gone, 'asker'))
      }
      const { answer } = exchange
      return answerVisit(visit, exchange, async (question) => {
        const reworked = await visit.tutor.rework(question, answer, how)
        return reworked.status === 'not_in_course' && reworked.text === ''
          ? { ...reworked, text: wordsOf(visit).reworkedNot }
          : reworked
      })
    },
  }
}

export const reworkActions: PressHandler[] = [
  reworkAction('simpler'),
  reworkAction('example'),
  reworkAction('other-language'),
]
