import { keepFeedback } from '../../store/feedback-store.ts'
import { findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { queueForReview } from '../review/queue-answer.ts'
import { safeText } from '../safe-text.ts'
import { say, wordsOf, type Outcome, type Visit } from '../visit.ts'
import { chatWording } from '../wording/chat-wording.ts'

export const helpfulAction: PressHandler = {
  name: 'helpful',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  run: (visit, exchangeId) => judge(visit, exchangeId, 'helpful'),
}

export const notHelpfulAction: PressHandler = {
  name: 'not-helpful',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  form(exchangeId, language) {
    const words = chatWording[language].forms.notHelpful
    return {
      id: pressId('not-helpful', exchangeId),
      title: words.title,
      fields: [
        { name: 'reason', label: words.reason, kind: 'paragraph', isRequired: false, maxCharacters: 1000 },
      ],
    }
  },
  run: (visit, exchangeId, values) => judge(visit, exchangeId, 'not-helpful', values['reason']),
}

async function judge(
  visit: Visit,
  exchangeId: string,
  verdict: 'helpful' | 'not-helpful',
  reason?: string,
): Promise<Outcome> {
  const exchange = await findUsableExchange(visit, exchangeId)
  const words = wordsOf(visit)
  if (exchange === undefined) return say(plainMessage(visit.language, words.faults.gone, 'asker'))
  const written = safeText(reason ?? '').trim()
  return {
    async commit(transaction) {
      await keepFeedback(transaction, {
        exchangeId,
        person: visit.person,
        verdict,
        givenMs: visit.nowMs,
        ...(written === '' ? {} : { reason: written }),
      })
      const cards =
        verdict === 'not-helpful'
          ? await queueForReview(
              transaction,
              visit,
              exchange.answer.checked?.exchangeId ?? exchangeId,
              'not-helpful',
            )
          : []
      return [{ message: plainMessage(visit.language, words.thanks, 'asker') }, ...cards]
    },
  }
}
