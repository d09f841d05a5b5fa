import { answerSchema } from '../../answer/answer.ts'
import type { Language } from '../../language.ts'
import { readReasons, type StoredCheck } from '../../store/check-store.ts'
import { findOpenEscalation } from '../../store/escalation-store.ts'
import { findExchange } from '../../store/exchange-store.ts'
import { readFeedback } from '../../store/feedback-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { readReceipts } from '../../store/outbox-store.ts'
import { plainMessage, type Action, type Message, type Visibility } from '../message.ts'
import { receiptSchema, type Receipt } from '../platform.ts'
import { pressId } from '../press.ts'
import { quoteOf, safeText, shortText } from '../safe-text.ts'
import { chatWording } from '../wording/chat-wording.ts'
import { checkWording } from '../wording/check-wording.ts'
import { sayChecker } from './checker.ts'

const quotesShown = 6

/** The receipts of what was delivered of an exchange. */
export async function readPlaces(state: StateAccess, exchangeId: string): Promise<Receipt[]> {
  const receipts = await readReceipts(state, exchangeId)
  return receipts.map((receipt) => receiptSchema.parse(JSON.parse(receipt)))
}

/** The card of a check as it stands now: question, answer, citations with quotes, why it is here, who has it. */
export async function reviewCard(
  state: StateAccess,
  check: StoredCheck,
  language: Language,
  visibility: Visibility,
): Promise<Message | undefined> {
  const exchange = await findExchange(state, check.exchange_id)
  if (exchange === undefined) return undefined
  const answer = answerSchema.parse(JSON.parse(exchange.answer))
  const words = checkWording[language]
  const chatWords = chatWording[language].escalation
  const reasons = readReasons(check)
  const feedback = (await readFeedback(state, exchange.id)).flatMap(({ reason }) => reason ?? [])
  const isEscalated = (await findOpenEscalation(state, exchange.id)) !== undefined
  const parts = [
    `**${chatWords.question}**`,
    quoteOf(exchange.question),
    `**${chatWords.tutorsAnswer}**`,
    safeText(answer.text),
    ...(answer.citations.length === 0 ? [] : [`**${words.card.sources}**`, quotesOf(answer.citations)]),
    `**${words.card.why}**`,
    reasons.map((reason) => `- ${words.reasons[reason]}`).join('\n'),
    ...(feedback.length === 0
      ? []
      : [`**${words.card.studentSays}**`, ...feedback.slice(0, 3).map((reason) => quoteOf(reason, 500))]),
    ...(check.difference === null ? [] : [`**${words.card.changed}**`, safeText(check.difference)]),
    ...stateOf(check, language),
  ]
  const receipts = exchange.visibility === 'everyone' ? await readPlaces(state, exchange.id) : []
  const url = receipts.find((receipt) => receipt.url !== undefined)?.url
  return {
    ...plainMessage(language, parts.join('\n\n'), visibility),
    title: isEscalated ? chatWords.staffTitle : words.card.title,
    citations: answer.citations,
    actions: actionsOf(check, language, { isEscalated, mayVerify: mayVerify(answer.status) }),
    ...(url === undefined ? {} : { link: { url, label: chatWords.openMessage } }),
  }
}

/** A hint is right or wrong only together with its task; an answer and a refusal can be verified. */
export function mayVerify(status: 'answered' | 'hint' | 'not_in_course'): boolean {
  return status !== 'hint'
}

function quotesOf(citations: ReadonlyArray<{ number: number; quote: string }>): string {
  return citations
    .slice(0, quotesShown)
    .map(({ number, quote }) => `[${number}]\n${quoteOf(shortText(quote, 300))}`)
    .join('\n\n')
}

function stateOf(check: StoredCheck, language: Language): string[] {
  const words = checkWording[language].card
  if (check.status !== 'open') {
    return [`**${words.decided[check.status](sayChecker(check.decided_label, language))}**`]
  }
  if (check.taken_by !== null) return [`**${words.takenBy(sayChecker(check.taken_label, language))}**`]
  return check.later_until_ms === null ? [] : [words.putOff]
}

function actionsOf(
  check: StoredCheck,
  language: Language,
  around: { isEscalated: boolean; mayVerify: boolean },
): Action[] {
  const words = checkWording[language].actions
  const action = (name: string, label: string): Action => ({ id: pressId(name, check.exchange_id), label })
  if (check.status !== 'open') return [action('check-reopen', words.reopen)]
  return [
    ...(around.isEscalated ? [action('answer-student', chatWording[language].actions.answerStudent)] : []),
    ...(around.mayVerify ? [action('check-verify', words.verify)] : []),
    action('check-correct', words.correct),
    action('check-reject', words.reject),
    ...(check.taken_by === null ? [action('check-take', words.take)] : []),
    action('check-later', words.later),
  ]
}
