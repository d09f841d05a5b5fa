import type { StateAccess } from './open-state.ts'

const wholeCourse = '*'

/** Questions of a person and of the whole course on a day ("2026-03-02", in the course's time zone). */
export async function readQuestionCounts(
  state: StateAccess,
  place: { courseId: string; person: string; day: string },
): Promise<{ person: number; course: number }> {
  const rows = await state
    .selectFrom('usage')
    .select(['person', 'questions'])
    .where('course_id', '=', place.courseId)
    .where('day', '=', place.day)
    .where('person', 'in', [place.person, wholeCourse])
    .execute()
  const of = (person: string) => rows.find((row) => row.person === person)?.questions ?? 0
  return { person: of(place.person), course: of(wholeCourse) }
}

/** Counts one question for the person and for the course. */
export async function countQuestion(
  state: StateAccess,
  place: { courseId: string; person: string; day: string },
): Promise<void> {
  for (const person of [place.person, wholeCourse]) {
    await state
      .insertInto('usage')
      .values({ course_id: place.courseId, person, day: place.day, questions: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['course_id', 'person', 'day'])
          .doUpdateSet((columns) => ({ questions: columns('usage.questions', '+', 1) })),
      )
      .execute()
  }
}
