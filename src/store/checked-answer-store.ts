import type { Selectable } from 'kysely'
import type { CheckTables } from './check-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredCheckedAnswer = Selectable<CheckTables['checked_answers']>

/** Remembers an answer that a human stands behind; a later verdict on the same exchange takes its place. */
export async function rememberAnswer(state: StateAccess, answer: StoredCheckedAnswer): Promise<void> {
  await forgetAnswer(state, answer.exchange_id)
  await state.insertInto('checked_answers').values(answer).execute()
}

export async function forgetAnswer(state: StateAccess, exchangeId: string): Promise<void> {
  await state.deleteFrom('checked_answers').where('exchange_id', '=', exchangeId).execute()
}

/** The checked answers of a course, the newest first. */
export function readCheckedAnswers(state: StateAccess, courseId: string): Promise<StoredCheckedAnswer[]> {
  return state
    .selectFrom('checked_answers')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('decided_ms', 'desc')
    .execute()
}

export interface Showing {
  exchangeId: string
  shownIn: string
  courseId: string
  person: string
  /** Encrypted. */
  address: string
  shownMs: number
}

/** Notes that a person was shown an answer; once for each message. */
export async function noteShowing(state: StateAccess, showing: Showing): Promise<void> {
  await state
    .insertInto('showings')
    .values({
      exchange_id: showing.exchangeId,
      shown_in: showing.shownIn,
      course_id: showing.courseId,
      person: showing.person,
      address: showing.address,
      shown_ms: showing.shownMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who was shown an answer and in which exchanges, the first first. */
export async function readShowings(
  state: StateAccess,
  exchangeId: string,
): Promise<Array<{ shownIn: string; person: string; address: string }>> {
  const rows = await state
    .selectFrom('showings')
    .select(['shown_in', 'person', 'address'])
    .where('exchange_id', '=', exchangeId)
    .orderBy('shown_ms')
    .orderBy('person')
    .execute()
  return rows.map((row) => ({ shownIn: row.shown_in, person: row.person, address: row.address }))
}

/** Where people were shown it is not needed any more. */
export async function forgetShowings(state: StateAccess, exchangeId: string): Promise<void> {
  await state.deleteFrom('showings').where('exchange_id', '=', exchangeId).execute()
}
