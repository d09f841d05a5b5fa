import type { StateAccess } from './open-state.ts'

export interface NewEscalation {
  exchangeId: string
  courseId: string
  /** Pseudonym of who asks for a human. */
  person: string
  askedMs: number
  /** JSON: where that person is told; it goes when a human has answered. */
  replyTarget: string
}

/** Opens the question for staff; false where somebody did before. */
export async function openEscalation(state: StateAccess, escalation: NewEscalation): Promise<boolean> {
  const result = await state
    .insertInto('escalations')
    .values({
      exchange_id: escalation.exchangeId,
      course_id: escalation.courseId,
      person: escalation.person,
      status: 'open',
      asked_ms: escalation.askedMs,
      reply_target: escalation.replyTarget,
      answered_ms: null,
      answered_by: null,
      reply: null,
    })
    .onConflict((conflict) => conflict.column('exchange_id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

/** What is open for staff on an exchange: who asked and where they are told. */
export async function findOpenEscalation(
  state: StateAccess,
  exchangeId: string,
): Promise<{ person: string; replyTarget: string } | undefined> {
  const row = await state
    .selectFrom('escalations')
    .select(['person', 'reply_target'])
    .where('exchange_id', '=', exchangeId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return row === undefined || row.reply_target === null
    ? undefined
    : { person: row.person, replyTarget: row.reply_target }
}

/** Closes the question with a human's reply; false where another was first, or none is open. */
export async function answerEscalation(
  state: StateAccess,
  answer: { exchangeId: string; answeredBy: string; answeredMs: number; reply: string },
): Promise<boolean> {
  const result = await state
    .updateTable('escalations')
    .set({
      status: 'answered',
      answered_by: answer.answeredBy,
      answered_ms: answer.answeredMs,
      reply: answer.reply,
      reply_target: null,
    })
    .where('exchange_id', '=', answer.exchangeId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
