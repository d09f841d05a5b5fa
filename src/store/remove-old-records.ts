import { removeOldChecks } from './forget-checks.ts'
import { removeOldConceptRecords } from './forget-concept-prompts.ts'
import type { StateAccess } from './open-state.ts'
import { forgetSpokenPlaces } from './presence-store.ts'

/** How long the bare keys of events and parcels stay, to know a repetition: far above any platform's resends. */
const keysKeptMs = 30 * 24 * 3_600_000

/**
 * Removes what a course kept longer than it wants to, and the keys of old events and parcels.
 *
 * @returns How many exchanges went.
 */
export async function removeOldRecords(
  state: StateAccess,
  request: { courseId: string; retentionMs: number; nowMs: number },
): Promise<number> {
  const beforeMs = request.nowMs - request.retentionMs
  await removeOldChecks(state, { courseId: request.courseId, beforeMs })
  await removeOldConceptRecords(state, { courseId: request.courseId, beforeMs })
  const old = state
    .selectFrom('exchanges')
    .select('id')
    .where('course_id', '=', request.courseId)
    .where('asked_ms', '<', beforeMs)
  await state.deleteFrom('feedback').where('exchange_id', 'in', old).execute()
  await state.deleteFrom('escalations').where('exchange_id', 'in', old).execute()
  const removed = await state
    .deleteFrom('exchanges')
    .where('course_id', '=', request.courseId)
    .where('asked_ms', '<', beforeMs)
    .executeTakeFirst()
  await state
    .deleteFrom('quizzes')
    .where('course_id', '=', request.courseId)
    .where('made_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('usage')
    .where('course_id', '=', request.courseId)
    .where('day', '<', new Date(beforeMs).toISOString().slice(0, 10))
    .execute()
  await removeOldKeys(state, request.nowMs - keysKeptMs)
  return Number(removed.numDeletedRows)
}

async function removeOldKeys(state: StateAccess, beforeMs: number): Promise<void> {
  await forgetSpokenPlaces(state, beforeMs)
  await state.deleteFrom('inbox').where('status', '=', 'done').where('received_ms', '<', beforeMs).execute()
  // What still waits then is for a platform or a person that is not there any more.
  await state
    .deleteFrom('outbox')
    .where('status', '=', 'waiting')
    .where('created_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('outbox')
    .where('status', '!=', 'waiting')
    .where('created_ms', '<', beforeMs)
    .where((where) =>
      where.or([
        where('exchange_id', 'is', null),
        where('exchange_id', 'not in', where.selectFrom('exchanges').select('exchanges.id')),
      ]),
    )
    .execute()
}
