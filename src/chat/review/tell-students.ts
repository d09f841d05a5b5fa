import type { Answer } from '../../answer/answer.ts'
import { forgetShowings, readShowings } from '../../store/checked-answer-store.ts'
import { answerEscalation, findOpenEscalation } from '../../store/escalation-store.ts'
import { changeAnswer, findExchange, type StoredExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Address } from '../address-book.ts'
import { plainMessage, type Message } from '../message.ts'
import { readReplyTarget } from '../reply-target.ts'
import { quoteOf } from '../safe-text.ts'
import type { Reply } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { withFallback } from '../with-fallback.ts'
import { changeMessages } from './change-messages.ts'
import { sayChecker } from './checker.ts'
import { findPublicPlace } from './find-public-place.ts'
import type { Desk, Verdict } from './record-verdict.ts'

/** Shown to somebody, with where that person is told. */
interface Recipient {
  person: string
  address: Address
  /** The exchange whose question the person knows. */
  shownIn: string
}

/**
 * What students see of a verdict: each message that shows the answer is changed in place, whoever cannot see that is
 * told privately, and a rejected answer is recalled from all who were shown it, each person once.
 */
export async function tellStudents(
  state: StateAccess,
  exchange: StoredExchange,
  answer: Answer,
  verdict: Verdict,
  desk: Desk,
): Promise<{ replies: Reply[]; people: number }> {
  const showings = await readShowings(state, exchange.id)
  const shownIn = [...new Set([exchange.id, ...showings.map((showing) => showing.shownIn)])]
  const edits: Reply[] = []
  const unchanged = new Set<string>()
  for (const id of shownIn) {
    const shown = id === exchange.id ? exchange : await findExchange(state, id)
    if (shown === undefined) continue
    if (id !== exchange.id) await changeAnswer(state, id, JSON.stringify(answer))
    const changes = await changeMessages(state, shown, answer, desk.tutor)
    if (changes.length === 0) unchanged.add(id)
    edits.push(...changes)
  }
  const recipients = new Map<string, Recipient>()
  for (const { person, address: sealed, shownIn: where } of showings) {
    const address = desk.addresses.open(sealed)
    if (address === undefined || recipients.has(person)) continue
    const isConcerned = verdict.kind === 'rejected' || (verdict.kind === 'corrected' && unchanged.has(where))
    if (isConcerned) recipients.set(person, { person, address, shownIn: where })
  }
  await addEscalated(state, exchange, answer, desk, recipients)
  const notices: Reply[] = []
  for (const recipient of recipients.values())
    notices.push(await noticeFor(state, recipient, exchange, answer, verdict, desk))
  // They are told now: where they are is not needed any more.
  if (verdict.kind === 'rejected') await forgetShowings(state, exchange.id)
  return { replies: [...edits, ...notices], people: notices.length }
}

/** Who asked for a TA is told of any verdict, once; their request is closed with it. */
async function addEscalated(
  state: StateAccess,
  exchange: StoredExchange,
  answer: Answer,
  desk: Desk,
  recipients: Map<string, Recipient>,
): Promise<void> {
  const open = await findOpenEscalation(state, exchange.id)
  if (open === undefined) return
  const { platform, ...target } = readReplyTarget(open.replyTarget)
  recipients.set(open.person, { person: open.person, address: { platform, target }, shownIn: exchange.id })
  await answerEscalation(state, {
    exchangeId: exchange.id,
    answeredBy: desk.checker.person,
    answeredMs: desk.nowMs,
    reply: answer.text,
  })
}

async function noticeFor(
  state: StateAccess,
  { person, address, shownIn }: Recipient,
  exchange: StoredExchange,
  answer: Answer,
  verdict: Verdict,
  desk: Desk,
): Promise<Reply> {
  const words = checkWording[answer.language].notices
  const who = sayChecker(desk.checker.toStudents, answer.language)
  const shown = shownIn === exchange.id ? exchange : await findExchange(state, shownIn)
  // Nobody is told what another asked in private.
  const question = shown?.person === person || shown?.visibility === 'everyone' ? shown.question : undefined
  const asked = question === undefined ? [] : [`**${words.yourQuestion}**`, quoteOf(question, 500)]
  const notice = noticeOf(answer, verdict, who)
  const reply = {
    platform: address.platform,
    to: address.target,
    person,
    message: { ...notice, body: [...asked, notice.body].join('\n\n') },
  }
  return withFallback(reply, {
    tutor: desk.tutor,
    name: `${exchange.id}/${verdict.kind}/${desk.nowMs}/${shownIn}`,
    question: exchange.question,
    publicPlace: shown === undefined ? undefined : await findPublicPlace(state, shown),
  })
}

function noticeOf(answer: Answer, verdict: Verdict, who: string): Message {
  const words = checkWording[answer.language].notices
  const say = (title: string, body: string) => ({ ...plainMessage(answer.language, body, 'asker'), title })
  switch (verdict.kind) {
    case 'rejected': {
      const reason =
        verdict.reason === '' ? '' : `\n\n**${words.reason}**\n\n${quoteOf(verdict.reason, 1000)}`
      return say(words.withdrawnTitle, words.withdrawn(who) + reason)
    }
    case 'corrected':
      return {
        ...say(words.correctedTitle, `${words.corrected(who)}\n\n${answer.text}`),
        citations: answer.citations,
      }
    case 'verified':
    default:
      return say(words.verifiedTitle, words.verified(who))
  }
}
