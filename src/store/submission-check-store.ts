import type { Selectable } from 'kysely'
import type { CheckTables } from './check-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredSubmissionCheck = Selectable<CheckTables['submission_checks']>

export type NewSubmissionCheck = Pick<
  StoredSubmissionCheck,
  | 'id'
  | 'course_id'
  | 'person'
  | 'made_ms'
  | 'question'
  | 'submission'
  | 'criteria'
  | 'draft'
  | 'address'
  | 'prompt_id'
  | 'rubric'
  | 'is_blind'
  | 'is_pasted'
>

/**
 * Keeps a student's answer with its draft. Other words under the same id take its place as a draft anew, and what was
 * given for the old ones goes; the same words change nothing, nor does anything what was appealed.
 */
export async function keepSubmissionCheck(
  state: StateAccess,
  check: NewSubmissionCheck,
): Promise<'new' | 'replaced' | 'kept'> {
  const known = await findSubmissionCheck(state, check.id)
  if (known === undefined) {
    await state
      .insertInto('submission_checks')
      .values({
        ...check,
        ...ungraded,
        appeal: null,
        appealed_ms: null,
        ruled_by: null,
        ruled_ms: null,
      })
      .execute()
    return 'new'
  }
  const isSettled = known.status === 'appealed' || known.status === 'ruled'
  if (isSettled || known.submission === check.submission) return 'kept'
  const { id, course_id: _course, person: _person, is_blind: _isBlind, ...words } = check
  await changeSubmissionCheck(state, id, { ...words, ...ungraded })
  await state.deleteFrom('blind_grades').where('submission_id', '=', id).execute()
  return 'replaced'
}

const ungraded = {
  status: 'draft' as const,
  grades: null,
  feedback: null,
  graded_by: null,
  graded_ms: null,
  taken_by: null,
  taken_ms: null,
}

export function findSubmissionCheck(
  state: StateAccess,
  id: string,
): Promise<StoredSubmissionCheck | undefined> {
  return state.selectFrom('submission_checks').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function changeSubmissionCheck(
  state: StateAccess,
  id: string,
  change: Partial<Omit<StoredSubmissionCheck, 'id' | 'course_id' | 'person'>>,
): Promise<void> {
  await state.updateTable('submission_checks').set(change).where('id', '=', id).execute()
}

/** All of a course, the first first. */
export function readSubmissionChecks(state: StateAccess, courseId: string): Promise<StoredSubmissionCheck[]> {
  return state
    .selectFrom('submission_checks')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('made_ms')
    .execute()
}

/** Keeps what a TA gave without having seen the draft; the first of each TA counts. */
export async function keepBlindGrade(
  state: StateAccess,
  grade: Selectable<CheckTables['blind_grades']>,
): Promise<void> {
  await state
    .insertInto('blind_grades')
    .values(grade)
    .onConflict((conflict) => conflict.columns(['submission_id', 'person']).doNothing())
    .execute()
}

/** The blind grades of a course with the drafts that they were given beside, the newest first. */
export function readBlindGrades(
  state: StateAccess,
  courseId: string,
  limit = 10_000,
): Promise<Array<{ grades: string; draft: string; criteria: string; question: string }>> {
  return state
    .selectFrom('blind_grades')
    .innerJoin('submission_checks', 'submission_checks.id', 'blind_grades.submission_id')
    .select(['blind_grades.grades', 'draft', 'criteria', 'question'])
    .where('blind_grades.course_id', '=', courseId)
    .orderBy('given_ms', 'desc')
    .limit(limit)
    .execute()
}

/** Rulings on appeals under the same rubric, the newest first: examples of how it is meant. */
export function readRulings(
  state: StateAccess,
  request: { courseId: string; rubric: string; limit: number },
): Promise<Array<{ id: string; submission: string; grades: string | null }>> {
  return state
    .selectFrom('submission_checks')
    .select(['id', 'submission', 'grades'])
    .where('course_id', '=', request.courseId)
    .where('rubric', '=', request.rubric)
    .where('status', '=', 'ruled')
    .orderBy('ruled_ms', 'desc')
    .limit(request.limit)
    .execute()
}

/** What waits for a TA; what is `person`'s own, and appeals on what `person` graded, wait for somebody else. */
export interface WaitingRequest {
  courseId: string
  /** Only the answers to this concept prompt. */
  promptId?: string
  /** Who looks, and from when on what another took is still theirs. */
  person?: string
  takenSinceMs?: number
}

/** Students' answers that wait for a TA: appeals first, then the longest waiting. */
export async function readWaitingSubmissions(
  state: StateAccess,
  request: WaitingRequest & { limit: number },
): Promise<StoredSubmissionCheck[]> {
  const { person = '', takenSinceMs = Number.MAX_SAFE_INTEGER } = request
  return waiting(state, request)
    .selectAll()
    .where('person', '!=', person)
    .where((where) =>
      where.or([
        where('status', '=', 'draft'),
        where('graded_by', 'is', null),
        where('graded_by', '!=', person),
      ]),
    )
    .where((where) =>
      where.or([
        where('taken_by', 'is', null),
        where('taken_by', '=', person),
        where('taken_ms', '<', takenSinceMs),
      ]),
    )
    .orderBy('status')
    .orderBy('made_ms')
    .orderBy('id')
    .limit(request.limit)
    .execute()
}

export async function countWaitingSubmissions(
  state: StateAccess,
  request: Pick<WaitingRequest, 'courseId' | 'promptId'>,
): Promise<number> {
  const { count } = await waiting(state, request)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many answers to a concept prompt are kept for checking, waiting or not. */
export async function countSubmissionsTo(
  state: StateAccess,
  { courseId, promptId }: { courseId: string; promptId: string },
): Promise<number> {
  const { count } = await state
    .selectFrom('submission_checks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('course_id', '=', courseId)
    .where('prompt_id', '=', promptId)
    .executeTakeFirstOrThrow()
  return count
}

function waiting(state: StateAccess, { courseId, promptId }: WaitingRequest) {
  const all = state
    .selectFrom('submission_checks')
    .where('course_id', '=', courseId)
    .where('status', 'in', ['appealed', 'draft'])
    .where('is_pasted', '=', 0)
  return promptId === undefined ? all : all.where('prompt_id', '=', promptId)
}
