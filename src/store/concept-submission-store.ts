import type { Selectable } from 'kysely'
import type { ConceptPromptTables } from './concept-prompt-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredSubmission = Selectable<ConceptPromptTables['concept_submissions']>
export type StoredCard = Selectable<ConceptPromptTables['concept_cards']>

/** Keeps a student's answer in the place of the one before; `revisions` counts how often it was replaced. */
export async function keepSubmission(
  state: StateAccess,
  submission: Omit<StoredSubmission, 'revisions'>,
): Promise<void> {
  await state
    .insertInto('concept_submissions')
    .values({ ...submission, revisions: 0 })
    .onConflict((conflict) =>
      conflict.columns(['prompt_id', 'person']).doUpdateSet((set) => ({
        submitted_ms: submission.submitted_ms,
        language: submission.language,
        answer: submission.answer,
        shown_name: submission.shown_name,
        may_be_shown: submission.may_be_shown,
        assessment: submission.assessment,
        revisions: set('concept_submissions.revisions', '+', 1),
      })),
    )
    .execute()
}

export async function findSubmission(
  state: StateAccess,
  promptId: string,
  person: string,
): Promise<StoredSubmission | undefined> {
  return state
    .selectFrom('concept_submissions')
    .selectAll()
    .where('prompt_id', '=', promptId)
    .where('person', '=', person)
    .executeTakeFirst()
}

/** All answers to a prompt, in the order in which they came. */
export async function readSubmissions(state: StateAccess, promptId: string): Promise<StoredSubmission[]> {
  return state
    .selectFrom('concept_submissions')
    .selectAll()
    .where('prompt_id', '=', promptId)
    .orderBy('submitted_ms')
    .orderBy('person')
    .execute()
}

/** The prompts that a person answered, in a course. */
export async function readAnsweredPrompts(
  state: StateAccess,
  courseId: string,
  person: string,
): Promise<string[]> {
  const rows = await state
    .selectFrom('concept_submissions')
    .select('prompt_id')
    .where('course_id', '=', courseId)
    .where('person', '=', person)
    .execute()
  return rows.map(({ prompt_id }) => prompt_id)
}

/** The person who stands for the whole class. */
export const wholeClass = '*'

export async function readCards(state: StateAccess, courseId: string, person: string): Promise<StoredCard[]> {
  return state
    .selectFrom('concept_cards')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('person', '=', person)
    .orderBy('due_ms')
    .execute()
}

export async function keepCard(state: StateAccess, card: StoredCard): Promise<void> {
  await state
    .insertInto('concept_cards')
    .values(card)
    .onConflict((conflict) =>
      conflict
        .columns(['course_id', 'person', 'concept'])
        .doUpdateSet({ due_ms: card.due_ms, card: card.card }),
    )
    .execute()
}

export async function isStreakOff(state: StateAccess, courseId: string, person: string): Promise<boolean> {
  const row = await state
    .selectFrom('concept_choices')
    .select('is_streak_off')
    .where('course_id', '=', courseId)
    .where('person', '=', person)
    .executeTakeFirst()
  return row?.is_streak_off === 1
}

export async function keepStreakChoice(
  state: StateAccess,
  choice: { courseId: string; person: string; isOff: boolean },
): Promise<void> {
  const value = choice.isOff ? (1 as const) : (0 as const)
  await state
    .insertInto('concept_choices')
    .values({ course_id: choice.courseId, person: choice.person, is_streak_off: value })
    .onConflict((conflict) => conflict.columns(['course_id', 'person']).doUpdateSet({ is_streak_off: value }))
    .execute()
}
