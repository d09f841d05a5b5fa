import type { StateAccess } from './open-state.ts'

/** A quiz that a person is taking; `questions` is JSON, `choices` the indexes chosen so far. */
export interface StoredQuiz {
  id: string
  courseId: string
  /** Pseudonym. */
  person: string
  madeMs: number
  questions: string
  choices: number[]
}

export async function addQuiz(state: StateAccess, quiz: StoredQuiz): Promise<void> {
  await state
    .insertInto('quizzes')
    .values({
      id: quiz.id,
      course_id: quiz.courseId,
      person: quiz.person,
      made_ms: quiz.madeMs,
      questions: quiz.questions,
      choices: JSON.stringify(quiz.choices),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The person's own quiz of that id; nobody else's. */
export async function findQuiz(
  state: StateAccess,
  id: string,
  person: string,
): Promise<StoredQuiz | undefined> {
  const row = await state
    .selectFrom('quizzes')
    .selectAll()
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const choices: unknown = JSON.parse(row.choices)
  return {
    id: row.id,
    courseId: row.course_id,
    person: row.person,
    madeMs: row.made_ms,
    questions: row.questions,
    choices: Array.isArray(choices) ? choices.map(Number) : [],
  }
}

export async function keepQuizChoices(state: StateAccess, id: string, choices: number[]): Promise<void> {
  await state
    .updateTable('quizzes')
    .set({ choices: JSON.stringify(choices) })
    .where('id', '=', id)
    .execute()
}
