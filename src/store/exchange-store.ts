import type { StateAccess } from './open-state.ts'

/** A question and what was answered; `answer` is JSON. */
export interface StoredExchange {
  id: string
  courseId: string
  /** Pseudonym of who asked. */
  person: string
  conversation: string
  visibility: 'everyone' | 'asker'
  /** For whose eyes the answer was made. */
  reader: 'student' | 'staff'
  askedMs: number
  question: string
  answer: string
}

interface ExchangeRow {
  id: string
  course_id: string
  person: string
  conversation: string
  visibility: 'everyone' | 'asker'
  reader: 'student' | 'staff'
  asked_ms: number
  question: string
  answer: string
}

export async function addExchange(state: StateAccess, exchange: StoredExchange): Promise<void> {
  await state
    .insertInto('exchanges')
    .values({
      id: exchange.id,
      course_id: exchange.courseId,
      person: exchange.person,
      conversation: exchange.conversation,
      visibility: exchange.visibility,
      reader: exchange.reader,
      asked_ms: exchange.askedMs,
      question: exchange.question,
      answer: exchange.answer,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function findExchange(state: StateAccess, id: string): Promise<StoredExchange | undefined> {
  const row = await state.selectFrom('exchanges').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toExchange(row)
}

/**
 * The last exchanges of a conversation, oldest first.
 *
 * @param reader `student` leaves out what was made for staff's eyes.
 */
export async function readConversation(
  state: StateAccess,
  request: {
    courseId: string
    conversation: string
    reader: 'student' | 'staff'
    sinceMs: number
    /** Only what was asked before this instant. */
    beforeMs: number
    limit: number
  },
): Promise<StoredExchange[]> {
  let query = state
    .selectFrom('exchanges')
    .selectAll()
    .where('course_id', '=', request.courseId)
    .where('conversation', '=', request.conversation)
    .where('asked_ms', '>=', request.sinceMs)
    .where('asked_ms', '<', request.beforeMs)
  if (request.reader === 'student') query = query.where('reader', '=', 'student')
  const rows = await query.orderBy('asked_ms', 'desc').limit(request.limit).execute()
  return rows.toReversed().map(toExchange)
}

/** The last questions of a person, each once, newest first. */
export async function readQuestionsOf(
  state: StateAccess,
  request: { courseId: string; person: string; limit: number },
): Promise<string[]> {
  const rows = await state
    .selectFrom('exchanges')
    .select(({ fn }) => ['question', fn.max('asked_ms').as('asked_ms')])
    .where('course_id', '=', request.courseId)
    .where('person', '=', request.person)
    .groupBy('question')
    .orderBy('asked_ms', 'desc')
    .limit(request.limit)
    .execute()
  return rows.map(({ question }) => question)
}

/** Whether the tutor ever answered in the conversation, in any course. */
export async function isConversationKnown(state: StateAccess, conversation: string): Promise<boolean> {
  const row = await state
    .selectFrom('exchanges')
    .select('id')
    .where('conversation', '=', conversation)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The course in which the person asked last; for a direct message, which belongs to no place. */
export async function findLastCourse(state: StateAccess, person: string): Promise<string | undefined> {
  const row = await state
    .selectFrom('exchanges')
    .select('course_id')
    .where('person', '=', person)
    .orderBy('asked_ms', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.course_id
}

function toExchange(row: ExchangeRow): StoredExchange {
  return {
    id: row.id,
    courseId: row.course_id,
    person: row.person,
    conversation: row.conversation,
    visibility: row.visibility,
    reader: row.reader,
    askedMs: row.asked_ms,
    question: row.question,
    answer: row.answer,
  }
}

/** Another answer takes the place of the one that was given; `answer` is JSON. */
export async function changeAnswer(state: StateAccess, id: string, answer: string): Promise<void> {
  await state.updateTable('exchanges').set({ answer }).where('id', '=', id).execute()
}

/**
 * Opens a private exchange to everyone.
 *
 * @returns False where it was open already, or is gone.
 */
export async function shareExchange(state: StateAccess, id: string): Promise<boolean> {
  const { numUpdatedRows } = await state
    .updateTable('exchanges')
    .set({ visibility: 'everyone' })
    .where('id', '=', id)
    .where('visibility', '=', 'asker')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The exchange goes on in another conversation, such as the thread that its answer opened. */
export async function moveExchange(state: StateAccess, id: string, conversation: string): Promise<void> {
  await state.updateTable('exchanges').set({ conversation }).where('id', '=', id).execute()
}
