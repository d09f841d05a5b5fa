import type { StateAccess } from './open-state.ts'

/** The exchanges of students since a time, oldest first, with how many found the answer not helpful. */
export async function readExchangesSince(
  state: StateAccess,
  courseId: string,
  sinceMs: number,
): Promise<Array<{ person: string; question: string; answer: string; askedMs: number; notHelpful: number }>> {
  const rows = await state
    .selectFrom('exchanges')
    .leftJoin('feedback', (join) =>
      join.onRef('feedback.exchange_id', '=', 'exchanges.id').on('feedback.verdict', '=', 'not-helpful'),
    )
    .select(['exchanges.person', 'exchanges.question', 'exchanges.answer', 'exchanges.asked_ms'])
    .select((select) => select.fn.count('feedback.exchange_id').as('notHelpful'))
    .where('exchanges.course_id', '=', courseId)
    .where('exchanges.reader', '=', 'student')
    .where('exchanges.asked_ms', '>=', sinceMs)
    .groupBy('exchanges.id')
    .orderBy('exchanges.asked_ms')
    .execute()
  return rows.map(({ asked_ms, notHelpful, ...row }) => ({
    ...row,
    askedMs: asked_ms,
    notHelpful: Number(notHelpful),
  }))
}
