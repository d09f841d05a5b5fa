import { createHash } from 'node:crypto'
import type { Answer } from '../../answer/answer.ts'
import type { ReviewReason } from '../../course/check-policy.ts'
import {
  changeCheck,
  countAskers,
  findCheck,
  queueCheck,
  readAskedQuestions,
} from '../../store/check-store.ts'
import { findExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Reply, Visit } from '../visit.ts'
import { checkPolicyOf } from './checker.ts'
import { changeCards, postCards } from './staff-cards.ts'

const oftenWithinMs = 30 * 86_400_000
/** So many wordings of late are compared; reading one takes about a millisecond, once. */
const mostCompared = 500

/** Puts an exchange into the review queue; what was decided is open again. Returns the cards for staff. */
export async function queueForReview(
  state: StateAccess,
  visit: Pick<Visit, 'tutor' | 'nowMs'>,
  exchangeId: string,
  reason: ReviewReason,
): Promise<Reply[]> {
  const exchange = await findExchange(state, exchangeId)
  if (exchange === undefined || exchange.courseId !== visit.tutor.course.id) return []
  const { courseId, person } = exchange
  const isNew = await queueCheck(state, { exchangeId, courseId, person, reason, queuedMs: visit.nowMs })
  const check = await findCheck(state, exchangeId)
  if (check === undefined) return []
  const isPosted = checkPolicyOf(visit.tutor).cardsFor.includes(reason)
  if (isNew) return isPosted ? postCards(state, visit.tutor, check) : []
  if (check.status === 'open') return changeCards(state, visit.tutor, exchangeId)
  await changeCheck(state, exchangeId, {
    status: 'open',
    reasons: JSON.stringify([reason]),
    queued_ms: visit.nowMs,
  })
  const reopened = await findCheck(state, exchangeId)
  return reopened === undefined ? [] : postCards(state, visit.tutor, reopened)
}

/** An exchange that was just made; `alike` are earlier wordings of its question, as {@link findAlike} finds them. */
interface NewExchange {
  id: string
  question: string
  answer: Answer
  alike?: readonly string[]
}

/** What students asked of late that means the same as a question, in these or other words of either language. */
export async function findAlike(visit: Visit, question: string): Promise<string[]> {
  const asked = await readAskedQuestions(visit.state.tables, {
    courseId: visit.tutor.course.id,
    sinceMs: visit.nowMs - oftenWithinMs,
    limit: mostCompared,
  })
  const { all } = await visit.tutor.findSame({ text: question, reader: visit.reader }, asked)
  return all.flatMap((index) => asked[index] ?? [])
}

/** What speaks for a look by a human at an answer that a student was just given; the first that holds. */
export async function queueNewAnswer(
  state: StateAccess,
  visit: Visit,
  exchange: NewExchange,
): Promise<Reply[]> {
  const { answer } = exchange
  if (visit.reader === 'staff' || answer.checked !== undefined || answer.status === 'hint') return []
  const reason = await reasonFor(state, visit, exchange)
  return reason === undefined ? [] : queueForReview(state, visit, exchange.id, reason)
}

async function reasonFor(
  state: StateAccess,
  visit: Visit,
  { id, question, answer, alike = [] }: NewExchange,
): Promise<ReviewReason | undefined> {
  if (answer.status === 'not_in_course') return answer.reason === 'empty-question' ? undefined : 'refused'
  if (answer.status === 'answered' && answer.leftOut > 0) return 'weakly-supported'
  const policy = checkPolicyOf(visit.tutor)
  const courseId = visit.tutor.course.id
  const asked = await countAskers(state, {
    courseId,
    questions: [question, ...alike],
    sinceMs: visit.nowMs - oftenWithinMs,
  })
  if (asked.people >= policy.askedOften && !asked.isQueued) return 'asked-often'
  return shareOf(id) < policy.sampleShare ? 'random-sample' : undefined
}

/** A number from 0 to 1 that is the same for the same name, evenly spread: the draw of a repeated event is the same. */
function shareOf(name: string): number {
  return createHash('sha256').update(`sample\n${name}`).digest().readUInt32BE() / 2 ** 32
}
