import type { StateAccess } from './open-state.ts'

const tablesOfPeople = ['concept_submissions', 'concept_cards', 'concept_choices'] as const

/** What the concept prompts keep of a person, table by table. */
export async function readConceptRecordsOf(
  state: StateAccess,
  person: string,
): Promise<Record<(typeof tablesOfPeople)[number], Array<Record<string, unknown>>>> {
  const read = (table: (typeof tablesOfPeople)[number]) =>
    state.selectFrom(table).selectAll().where('person', '=', person).execute()
  return {
    concept_submissions: await read('concept_submissions'),
    concept_cards: await read('concept_cards'),
    concept_choices: await read('concept_choices'),
  }
}

/** Removes what the concept prompts keep of a person: answers, names, cards and choices. */
export async function forgetConceptRecordsOf(state: StateAccess, person: string): Promise<void> {
  for (const table of tablesOfPeople) await state.deleteFrom(table).where('person', '=', person).execute()
}

/** Removes the answers and cards that a course kept longer than it wants to; what was asked stays. */
export async function removeOldConceptRecords(
  state: StateAccess,
  { courseId, beforeMs }: { courseId: string; beforeMs: number },
): Promise<void> {
  await state
    .deleteFrom('concept_submissions')
    .where('course_id', '=', courseId)
    .where('submitted_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('concept_cards')
    .where('course_id', '=', courseId)
    .where('person', '!=', '*')
    .where('due_ms', '<', beforeMs)
    .execute()
}
