import { answerEscalation, findOpenEscalation, openEscalation } from '../../store/escalation-store.ts'
import { findExchange } from '../../store/exchange-store.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import { findUsableExchange } from '../answer-visit.ts'
import { plainMessage } from '../message.ts'
import type { Target } from '../platform.ts'
import { pressId, type PressHandler } from '../press.ts'
import { readReplyTarget } from '../reply-target.ts'
import { findPublicPlace } from '../review/find-public-place.ts'
import { queueForReview } from '../review/queue-answer.ts'
import { changeCards } from '../review/staff-cards.ts'
import { quoteOf, safeText } from '../safe-text.ts'
import { say, wordsOf, type Reply, type Visit } from '../visit.ts'
import { withFallback } from '../with-fallback.ts'
import { chatWording } from '../wording/chat-wording.ts'

/** Sends a question with its answer to the staff's channels. */
export const askTaAction: PressHandler = {
  name: 'ask-ta',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit, exchangeId) {
    const words = wordsOf(visit)
    const exchange = await findUsableExchange(visit, exchangeId)
    if (exchange === undefined) return say(plainMessage(visit.language, words.faults.gone, 'asker'))
    if (visit.policy.staffChannels.length === 0) {
      return say(plainMessage(visit.language, words.escalation.noStaffChannel, 'asker'))
    }
    return {
      async commit(transaction) {
        const isNew = await openEscalation(transaction, {
          exchangeId,
          courseId: exchange.courseId,
          person: visit.person,
          askedMs: visit.nowMs,
          replyTarget: JSON.stringify(privateTarget(visit)),
        })
        const told = plainMessage(
          visit.language,
          isNew ? words.escalation.sent : words.escalation.alreadySent,
          'asker',
        )
        if (!isNew) return [{ message: told }]
        return [{ message: told }, ...(await queueForReview(transaction, visit, exchangeId, 'escalated'))]
      },
    }
  },
}

function privateTarget(visit: Visit): Target & { platform: string } {
  const { place, person } = visit.event
  return {
    kind: 'person',
    personId: person.id,
    platform: place.platform,
    ...(place.space === undefined ? {} : { space: place.space }),
  }
}

/** A human's answer: the student is told privately, once; of two TAs the first one's goes out. */
export const answerStudentAction: PressHandler = {
  name: 'answer-student',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  form(exchangeId, language) {
    const words = chatWording[language].forms.answerStudent
    return {
      id: pressId('answer-student', exchangeId),
      title: words.title,
      fields: [
        { name: 'reply', label: words.reply, kind: 'paragraph', isRequired: true, maxCharacters: 3000 },
      ],
    }
  },
  async run(visit, exchangeId, values) {
    const words = wordsOf(visit)
    const reply = safeText(values['reply'] ?? '').trim()
    if (reply === '') {
      return say(
        plainMessage(visit.language, words.faults.badOption(words.forms.answerStudent.reply), 'asker'),
      )
    }
    return {
      async commit(transaction) {
        const exchange = await findExchange(transaction, exchangeId)
        const open = await findOpenEscalation(transaction, exchangeId)
        const isHere = exchange?.courseId === visit.tutor.course.id
        const tell = (sentence: string): Reply => ({
          message: plainMessage(visit.language, sentence, 'asker'),
        })
        if (exchange === undefined || open === undefined || !isHere)
          return [tell(words.escalation.alreadyAnswered)]
        await answerEscalation(transaction, {
          exchangeId,
          answeredBy: visit.person,
          answeredMs: visit.nowMs,
          reply,
        })
        await addAuditEntry(transaction, {
          courseId: exchange.courseId,
          person: visit.person,
          act: 'answered',
          subject: exchangeId,
          detail: reply,
          atMs: visit.nowMs,
        })
        return [
          tell(words.escalation.delivered),
          withFallback(toStudent(visit, exchange.question, reply, open), {
            tutor: visit.tutor,
            name: `${visit.eventKey}/answer`,
            question: exchange.question,
            publicPlace: await findPublicPlace(transaction, exchange),
          }),
          ...(await changeCards(transaction, visit.tutor, exchangeId)),
        ]
      },
    }
  },
}

function toStudent(
  visit: Visit,
  question: string,
  reply: string,
  open: { person: string; replyTarget: string },
): Reply & { to: Target } {
  const { platform, ...target } = readReplyTarget(open.replyTarget)
  const words = wordsOf(visit).escalation
  const body = [`**${words.yourQuestion}**`, quoteOf(question, 500), reply].join('\n\n')
  return {
    platform,
    to: target,
    person: open.person,
    message: { ...plainMessage(visit.language, body, 'asker'), title: words.answeredTitle },
  }
}
