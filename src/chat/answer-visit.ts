import { answerSchema, type Answer } from '../answer/answer.ts'
import { addExchange, findExchange, readConversation, type StoredExchange } from '../store/exchange-store.ts'
import { countQuestion, readQuestionCounts } from '../store/question-count-store.ts'
import type { AnswerEvent, Question, Turn } from '../tutor.ts'
import { answerMessage } from './answer-message.ts'
import { dayOf } from './day-of.ts'
import { plainMessage } from './message.ts'
import { linkToEarlier } from './review/link-to-earlier.ts'
import { noteShown } from './review/note-showing.ts'
import { findAlike, queueNewAnswer } from './review/queue-answer.ts'
import { safeText } from './safe-text.ts'
import { isAtLeast } from './roles.ts'
import { say, wordsOf, type Outcome, type Visit } from './visit.ts'

const turnsRemembered = 6
const memoryMs = 24 * 3_600_000
/** Of a question: what is longer is a pasted text, of which the beginning is read; the person is told so. */
const questionCharacters = 2000

/** An exchange with its answer read back. */
export interface Exchange extends Omit<StoredExchange, 'answer'> {
  answer: Answer
}

/**
 * Lets the tutor answer within the caps, with the conversation's memory, showing sentences as they come; the outcome
 * keeps the exchange, counts it and replies.
 *
 * @param asked A new question, or an earlier exchange whose question is taken up again: its memory is what came before it.
 * @param produce Asks the tutor.
 */
export async function answerVisit(
  visit: Visit,
  asked: string | Exchange,
  produce: (question: Question) => Promise<Answer>,
): Promise<Outcome> {
  const whole = typeof asked === 'string' ? asked : asked.question
  const text = beginningOf(whole, questionCharacters)
  const words = wordsOf(visit)
  const refuse = (sentence: string) => say(plainMessage(visit.language, sentence, visit.visibility))
  if (text.trim() === '') return refuse(words.faults.emptyQuestion)
  const usagePlace = {
    courseId: visit.tutor.course.id,
    person: visit.person,
    day: dayOf(visit.nowMs, visit.tutor.course.timeZone),
  }
  const usage = await readQuestionCounts(visit.state.tables, usagePlace)
  const { caps } = visit.policy
  if (usage.person >= caps.personPerDay) return refuse(words.faults.personCap(caps.personPerDay))
  if (usage.course >= caps.coursePerDay) return refuse(words.faults.courseCap)

  const startedMs = performance.now()
  const answer = await produce({
    text,
    reader: visit.reader,
    history: await readHistory(visit, typeof asked === 'string' ? undefined : asked),
    onEvent: reportProgress(visit),
    signal: visit.signal,
    asker: { id: visit.person, names: visit.event.person.names ?? [] },
  })
  visit.observe({
    kind: 'question-answered',
    course: visit.tutor.course.id,
    status: answer.status,
    tookMs: performance.now() - startedMs,
    timingsMs: answer.timingsMs,
  })
  const alike = await findAlike(visit, text)
  return {
    async commit(transaction) {
      await addExchange(transaction, {
        id: visit.newId,
        courseId: visit.tutor.course.id,
        person: visit.person,
        conversation: visit.conversation,
        visibility: visit.visibility,
        reader: visit.reader,
        askedMs: visit.nowMs,
        question: text,
        answer: JSON.stringify(answer),
      })
      await countQuestion(transaction, usagePlace)
      const message = answerMessage(answer, {
        exchangeId: visit.newId,
        visibility: visit.visibility,
        languages: visit.tutor.course.languages,
        hasStaffChannel: visit.policy.staffChannels.length > 0,
        canShare: visit.visibility === 'asker' && visit.reader === 'student' && !visit.event.place.isDirect,
      })
      await noteShown(transaction, visit, visit.newId, answer)
      const earlier = await linkToEarlier(transaction, visit, answer)
      const shown = { ...message, ...earlier }
      const body = text === whole ? shown.body : `${shown.body}\n\n${words.readInPart(questionCharacters)}`
      const reply = { message: { ...shown, body }, exchangeId: visit.newId }
      const cards =
        typeof asked === 'string'
          ? await queueNewAnswer(transaction, visit, { id: visit.newId, question: text, answer, alike })
          : []
      return [reply, ...cards]
    },
  }
}

/** At most so many characters of a text, not ending within one that is written as two. */
function beginningOf(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : text.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/u, '')
}

async function readHistory(visit: Visit, takenUp: Exchange | undefined): Promise<Turn[]> {
  const beforeMs = takenUp?.askedMs ?? Number.MAX_SAFE_INTEGER
  const stored = await readConversation(visit.state.tables, {
    courseId: visit.tutor.course.id,
    conversation: takenUp?.conversation ?? visit.conversation,
    reader: visit.reader,
    sinceMs: Math.min(visit.nowMs, beforeMs) - memoryMs,
    beforeMs,
    limit: turnsRemembered,
  })
  return stored
    .filter((exchange, index) => exchange.question !== stored[index + 1]?.question)
    .map((exchange) => ({ question: exchange.question, answer: readAnswer(exchange) }))
}

function readAnswer(exchange: StoredExchange): Answer {
  return answerSchema.parse(JSON.parse(exchange.answer))
}

function reportProgress(visit: Visit): (event: AnswerEvent) => void {
  const words = wordsOf(visit)
  let said = ''
  return (event) => {
    if (event.kind === 'step') {
      visit.observe({ kind: 'step', step: event.step })
      if (said === '') visit.showProgress(plainMessage(visit.language, words.working, visit.visibility))
      return
    }
    if (event.kind !== 'sentence') return
    const numbers = event.sentence.citations.map((number) => ` [${number}]`).join('')
    said = `${said} ${safeText(event.sentence.text)}${numbers}`.trim()
    visit.showProgress({
      ...plainMessage(visit.language, said, visit.visibility),
      citations: event.citations,
    })
  }
}

/**
 * The exchange that a button stands under, where this person may use it: it belongs to the course of this place, and
 * is the person's own, or was answered for all, or the person is staff.
 */
export async function findUsableExchange(visit: Visit, id: string): Promise<Exchange | undefined> {
  const stored = await findExchange(visit.state.tables, id)
  if (stored === undefined || stored.courseId !== visit.tutor.course.id) return undefined
  const isOwn = stored.person === visit.person
  const isStaff = isAtLeast(visit.role, 'ta')
  if (stored.reader === 'staff' && !isStaff) return undefined
  if (stored.visibility === 'asker' && !isOwn && !isStaff) return undefined
  return { ...stored, answer: readAnswer(stored) }
}
