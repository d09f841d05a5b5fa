import type { Selectable } from 'kysely'
import type { CheckTables } from './check-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredSubmissionCheck = Selectable<CheckTables['submission_checks']>

/** Keeps a student's answer with its draft; one with the same id is kept once. */
export async function addSubmissionCheck(
  state: StateAccess,
  check: Pick<
    StoredSubmissionCheck,
    'id' | 'course_id' | 'person' | 'made_ms' | 'question' | 'submission' | 'criteria' | 'draft' | 'address'
  >,
): Promise<void> {
  await state
    .insertInto('submission_checks')
    .values({
      ...check,
      status: 'draft',
      grades: null,
      feedback: null,
      graded_by: null,
      graded_ms: null,
      appeal: null,
      appealed_ms: null,
      ruled_by: null,
      ruled_ms: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
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
): Promise<Array<{ grades: string; draft: string; criteria: string; question: string }>> {
  return state
    .selectFrom('blind_grades')
    .innerJoin('submission_checks', 'submission_checks.id', 'blind_grades.submission_id')
    .select(['blind_grades.grades', 'draft', 'criteria', 'question'])
    .where('blind_grades.course_id', '=', courseId)
    .orderBy('given_ms', 'desc')
    .execute()
}

/** Rulings on appeals about the same question: examples of how its rubric is meant. */
export function readRulings(
  state: StateAccess,
  request: { courseId: string; question: string; limit: number },
): Promise<Array<{ submission: string; grades: string | null; criteria: string }>> {
  return state
    .selectFrom('submission_checks')
    .select(['submission', 'grades', 'criteria'])
    .where('course_id', '=', request.courseId)
    .where('question', '=', request.question)
    .where('status', '=', 'ruled')
    .orderBy('ruled_ms', 'desc')
    .limit(request.limit)
    .execute()
}
