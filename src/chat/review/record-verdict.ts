import { answerSchema, type Answer } from '../../answer/answer.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import { changeCheck, findCheck, type StoredCheck } from '../../store/check-store.ts'
import { forgetAnswer, rememberAnswer } from '../../store/checked-answer-store.ts'
import { changeAnswer, findExchange, type StoredExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import type { AddressBook } from '../address-book.ts'
import { dayOf } from '../day-of.ts'
import type { Reply } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { checkPolicyOf, sayChecker, type Checker } from './checker.ts'
import { changeCards } from './staff-cards.ts'
import { tellStudents } from './tell-students.ts'

/** What a verdict needs to know of its place and time. */
export interface Desk {
  tutor: Tutor
  addresses: AddressBook
  checker: Checker
  nowMs: number
}

export type Verdict =
  | { kind: 'verified'; standAlone: string }
  | { kind: 'corrected'; standAlone: string; answer: Answer }
  /** `reason` is for the students. */
  | { kind: 'rejected'; reason: string }

export type VerdictResult =
  | { isDecided: true; replies: Reply[]; toldPrivately: number }
  | { isDecided: false; why: 'gone' | 'notAnswered' }
  /** Another was first; `who` as kept. */
  | { isDecided: false; why: 'decided' | 'taken'; who: string | null }

/**
 * Records a verdict in the transaction in which it is made, so that of two TAs one wins: the check, the answer and the
 * memory change, and all that is to be said about it is returned.
 */
export async function recordVerdict(
  state: StateAccess,
  exchangeId: string,
  verdict: Verdict,
  desk: Desk,
): Promise<VerdictResult> {
  const found = await findOpen(state, exchangeId, desk)
  if (!('check' in found)) return found
  const { exchange } = found
  const before = answerSchema.parse(JSON.parse(exchange.answer))
  if (verdict.kind === 'verified' && before.status === 'hint') return { isDecided: false, why: 'notAnswered' }
  const answer = answerAfter(before, verdict, exchangeId, desk)
  await changeCheck(state, exchangeId, {
    status: verdict.kind,
    decided_by: desk.checker.person,
    decided_label: desk.checker.amongStaff,
    decided_ms: desk.nowMs,
    taken_by: null,
    taken_label: null,
    taken_ms: null,
    later_until_ms: null,
    difference: null,
  })
  await changeAnswer(state, exchangeId, JSON.stringify(answer))
  await keepOrForget(state, exchange, answer, verdict, desk.nowMs)
  await addAuditEntry(state, {
    courseId: exchange.courseId,
    person: desk.checker.person,
    act: verdict.kind,
    subject: exchangeId,
    detail: answer,
    atMs: desk.nowMs,
  })
  const told = await tellStudents(state, exchange, answer, verdict, desk)
  return {
    isDecided: true,
    replies: [...told.replies, ...(await changeCards(state, desk.tutor, exchangeId))],
    toldPrivately: told.people,
  }
}

/** The check, where this member of staff may decide on it now. */
export async function findOpen(
  state: StateAccess,
  exchangeId: string,
  { tutor, checker, nowMs }: Pick<Desk, 'tutor' | 'checker' | 'nowMs'>,
): Promise<{ check: StoredCheck; exchange: StoredExchange } | Extract<VerdictResult, { isDecided: false }>> {
  const check = await findCheck(state, exchangeId)
  const exchange = await findExchange(state, exchangeId)
  if (check === undefined || exchange === undefined || check.course_id !== tutor.course.id)
    return { isDecided: false, why: 'gone' }
  if (check.status !== 'open') return { isDecided: false, why: 'decided', who: check.decided_label }
  const takenUntilMs = (check.taken_ms ?? 0) + checkPolicyOf(tutor).takenForMinutes * 60_000
  const isTaken = check.taken_by !== null && check.taken_by !== checker.person && takenUntilMs > nowMs
  return isTaken ? { isDecided: false, why: 'taken', who: check.taken_label } : { check, exchange }
}

function answerAfter(before: Answer, verdict: Verdict, exchangeId: string, desk: Desk): Answer {
  if (verdict.kind === 'rejected') {
    const words = checkWording[before.language]
    const text = words.withdrawn(sayChecker(desk.checker.toStudents, before.language))
    const reason = verdict.reason === '' ? '' : `\n\n${words.notices.reason}: ${verdict.reason}`
    return {
      status: 'not_in_course',
      language: before.language,
      text: text + reason,
      reason: 'not-stated',
      nearest: [],
      citations: [],
      timingsMs: {},
    }
  }
  const { notice: _notice, ...kept } = verdict.kind === 'verified' ? before : { ...verdict.answer }
  const notice = verdict.kind === 'corrected' ? verdict.answer.notice : undefined
  return {
    ...kept,
    ...(notice === undefined ? {} : { notice }),
    checked: {
      verdict: verdict.kind,
      by: desk.checker.toStudents,
      on: dayOf(desk.nowMs, desk.tutor.course.timeZone),
      exchangeId,
    },
  }
}

async function keepOrForget(
  state: StateAccess,
  exchange: StoredExchange,
  answer: Answer,
  verdict: Verdict,
  nowMs: number,
): Promise<void> {
  // A word of the staff that nothing in the material carries would outlive every change of the course.
  if (verdict.kind === 'rejected' || answer.status !== 'answered') return forgetAnswer(state, exchange.id)
  return rememberAnswer(state, {
    exchange_id: exchange.id,
    course_id: exchange.courseId,
    person: exchange.person,
    question: verdict.standAlone,
    answer: JSON.stringify(answer),
    decided_ms: nowMs,
  })
}
