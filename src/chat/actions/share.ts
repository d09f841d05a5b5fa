import { shareExchange } from '../../store/exchange-store.ts'
import { answerMessage } from '../answer-message.ts'
import { findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { quoteOf } from '../safe-text.ts'
import { say, wordsOf } from '../visit.ts'
import { shareWording } from '../wording/share-wording.ts'

/** Puts a private answer with its question into the channel, once; only who asked may do so. */
export const shareAction: PressHandler = {
  name: 'share',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit, exchangeId) {
    const words = shareWording[visit.language]
    const { place } = visit.event
    const tell = (sentence: string) => say(plainMessage(visit.language, sentence, 'asker'))
    const exchange = await findUsableExchange(visit, exchangeId)
    if (exchange === undefined || exchange.person !== visit.person) return tell(wordsOf(visit).faults.gone)
    const { answer, reader, question } = exchange
    if (answer.status === 'not_in_course') return tell(wordsOf(visit).faults.gone)
    if (place.isDirect) return tell(words.notHere)
    if (reader === 'staff') return tell(words.staffOnly)
    return {
      async commit(transaction) {
        const isFirst = await shareExchange(transaction, exchangeId)
        const told = plainMessage(visit.language, isFirst ? words.done : words.already, 'asker')
        if (!isFirst) return [{ message: told }]
        const message = answerMessage(answer, {
          exchangeId,
          visibility: 'everyone',
          languages: visit.tutor.course.languages,
          hasStaffChannel: visit.policy.staffChannels.length > 0,
        })
        const asked = `**${shareWording[answer.language].asked}**\n\n${quoteOf(question, 500)}`
        return [
          { message: told },
          {
            message: { ...message, body: `${asked}\n\n${message.body}` },
            exchangeId,
            to: { kind: 'place', place },
          },
        ]
      },
    }
  },
}
