import type { StateAccess } from './open-state.ts'

/** What a report of a course is made of; no question's words and nobody's pseudonym leave it. */
export interface ReportRows {
  exchanges: Array<{ id: string; person: string; asked_ms: number; answer: string }>
  notHelpful: string[]
  escalations: Array<{ exchange_id: string; asked_ms: number; answered_ms: number | null }>
  checks: Array<{ exchange_id: string; status: string; queued_ms: number; decided_ms: number | null }>
}

export async function readReportRows(
  state: StateAccess,
  request: { courseId: string; sinceMs: number },
): Promise<ReportRows> {
  const { courseId, sinceMs } = request
  const exchanges = await state
    .selectFrom('exchanges')
    .select(['id', 'person', 'asked_ms', 'answer'])
    .where('course_id', '=', courseId)
    .where('asked_ms', '>=', sinceMs)
    .where('reader', '=', 'student')
    .orderBy('asked_ms')
    .execute()
  const feedback = await state
    .selectFrom('feedback')
    .innerJoin('exchanges', 'exchanges.id', 'feedback.exchange_id')
    .select('exchange_id')
    .distinct()
    .where('course_id', '=', courseId)
    .where('asked_ms', '>=', sinceMs)
    .where('verdict', '=', 'not-helpful')
    .execute()
  const escalations = await state
    .selectFrom('escalations')
    .select(['exchange_id', 'asked_ms', 'answered_ms'])
    .where('course_id', '=', courseId)
    .where('asked_ms', '>=', sinceMs)
    .execute()
  const checks = await state
    .selectFrom('checks')
    .select(['exchange_id', 'status', 'queued_ms', 'decided_ms'])
    .where('course_id', '=', courseId)
    .where('queued_ms', '>=', sinceMs)
    .execute()
  return { exchanges, notHelpful: feedback.map((row) => row.exchange_id), escalations, checks }
}
