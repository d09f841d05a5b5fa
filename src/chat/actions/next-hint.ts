import { answerVisit, findUsableExchange, type Exchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { say, wordsOf } from '../visit.ts'
import { chatWording } from '../wording/chat-wording.ts'

/** A further hint, after the student has told what was tried. */
export const nextHintAction: PressHandler = {
  name: 'next-hint',
  role: 'student',
  visibility: 'asker',
  form(exchangeId, language) {
    const words = chatWording[language].forms.nextHint
    return {
      id: pressId('next-hint', exchangeId),
      title: words.title,
      fields: [
        { name: 'attempt', label: words.attempt, kind: 'paragraph', isRequired: true, maxCharacters: 2000 },
      ],
    }
  },
  async run(visit, exchangeId, values) {
    const exchange = await findUsableExchange(visit, exchangeId)
    const isOwn = exchange?.person === visit.person
    if (exchange === undefined || !isOwn || exchange.answer.status !== 'hint') {
      return say(plainMessage(visit.language, wordsOf(visit).faults.gone, 'asker'))
    }
    if (!(await isAttemptAt(exchange, values['attempt'] ?? ''))) {
      const words = wordsOf(visit)
      const again = { id: pressId('next-hint', exchangeId), label: words.actions.nextHint }
      return say({ ...plainMessage(visit.language, words.attemptFirst, 'asker'), actions: [again] })
    }
    const step = Math.min(exchange.answer.step + 1, 4)
    return answerVisit(visit, exchange, (question) => visit.tutor.hint(question, step))
  },
}

/** Whether what was written is an attempt, measured by the question and what the hint showed. */
async function isAttemptAt({ question, answer }: Exchange, attempt: string): Promise<boolean> {
  const { isAttempt } = await import('../../answer/tutoring/is-attempt.ts')
  const material = [answer.text, ...answer.citations.map(({ quote }) => quote)].join('\n')
  return isAttempt(attempt, question, material)
}
