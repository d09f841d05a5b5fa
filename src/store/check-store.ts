import type { Selectable } from 'kysely'
import { reviewReasons, type ReviewReason } from '../course/check-policy.ts'
import type { CheckTables } from './check-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredCheck = Selectable<CheckTables['checks']>

/** Puts an answer into the queue; false where it was there: then the reason is added to the others. */
export async function queueCheck(
  state: StateAccess,
  check: { exchangeId: string; courseId: string; person: string; reason: ReviewReason; queuedMs: number },
): Promise<boolean> {
  const known = await findCheck(state, check.exchangeId)
  if (known !== undefined) {
    const reasons = [...new Set([...readReasons(known), check.reason])]
    await state
      .updateTable('checks')
      .set({ reasons: JSON.stringify(reasons) })
      .where('exchange_id', '=', check.exchangeId)
      .execute()
    return false
  }
  await state
    .insertInto('checks')
    .values({
      exchange_id: check.exchangeId,
      course_id: check.courseId,
      person: check.person,
      reasons: JSON.stringify([check.reason]),
      status: 'open',
      queued_ms: check.queuedMs,
      later_until_ms: null,
      taken_by: null,
      taken_label: null,
      taken_ms: null,
      decided_by: null,
      decided_label: null,
      decided_ms: null,
      difference: null,
    })
    .execute()
  return true
}

export function readReasons(check: Pick<StoredCheck, 'reasons'>): ReviewReason[] {
  const stored: unknown = JSON.parse(check.reasons)
  return Array.isArray(stored) ? reviewReasons.filter((reason) => stored.includes(reason)) : []
}

export function findCheck(state: StateAccess, exchangeId: string): Promise<StoredCheck | undefined> {
  return state.selectFrom('checks').selectAll().where('exchange_id', '=', exchangeId).executeTakeFirst()
}

/** What waits for a TA: due before put off, longest waiting first. */
export async function readOpenChecks(
  state: StateAccess,
  request: { courseId: string; nowMs: number; limit: number },
): Promise<StoredCheck[]> {
  const rows = await state
    .selectFrom('checks')
    .selectAll()
    .where('course_id', '=', request.courseId)
    .where('status', '=', 'open')
    .orderBy('queued_ms')
    .execute()
  const isPutOff = (row: StoredCheck) => (row.later_until_ms ?? 0) > request.nowMs
  return rows
    .toSorted((one, other) => Number(isPutOff(one)) - Number(isPutOff(other)))
    .slice(0, request.limit)
}

export async function countOpenChecks(state: StateAccess, courseId: string): Promise<number> {
  const { count } = await state
    .selectFrom('checks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('course_id', '=', courseId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return count
}

/** Changes what is kept of a check. */
export async function changeCheck(
  state: StateAccess,
  exchangeId: string,
  change: Partial<Omit<StoredCheck, 'exchange_id' | 'course_id' | 'person'>>,
): Promise<void> {
  await state.updateTable('checks').set(change).where('exchange_id', '=', exchangeId).execute()
}

/** Of what was asked last so much is read for each wording that is wanted: many ask the same. */
const readForEach = 2

/** What students asked since then, the newest first, each wording once; what was asked long before may be missing. */
export async function readAskedQuestions(
  state: StateAccess,
  request: { courseId: string; sinceMs: number; limit: number },
): Promise<string[]> {
  const rows = await state
    .selectFrom('exchanges')
    .select('question')
    .where('course_id', '=', request.courseId)
    .where('asked_ms', '>=', request.sinceMs)
    .where('reader', '=', 'student')
    .orderBy('asked_ms', 'desc')
    .limit(request.limit * readForEach)
    .execute()
  return [...new Set(rows.map(({ question }) => question))].slice(0, request.limit)
}

/** How many people asked one of these since then, and whether one of their answers is in the queue or was. */
export async function countAskers(
  state: StateAccess,
  request: { courseId: string; questions: readonly string[]; sinceMs: number },
): Promise<{ people: number; isQueued: boolean }> {
  const same = state
    .selectFrom('exchanges')
    .where('course_id', '=', request.courseId)
    .where('asked_ms', '>=', request.sinceMs)
    .where('reader', '=', 'student')
    .where('question', 'in', request.questions)
  const { people } = await same
    .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
    .executeTakeFirstOrThrow()
  const queued = await state
    .selectFrom('checks')
    .select('exchange_id')
    .where('exchange_id', 'in', same.select('id'))
    .limit(1)
    .executeTakeFirst()
  return { people, isQueued: queued !== undefined }
}
