import { forgetChecksOf, readChecksOf } from './forget-checks.ts'
import { forgetConceptRecordsOf, readConceptRecordsOf } from './forget-concept-prompts.ts'
import type { StateAccess } from './open-state.ts'

/** The tables that hold something of a person, by the pseudonym in `person`. */
const tablesOfPeople = [
  'exchanges',
  'feedback',
  'escalations',
  'quizzes',
  'usage',
  'inbox',
  'outbox',
  'spoken_places',
] as const

export type PersonRecords = Record<(typeof tablesOfPeople)[number], Array<Record<string, unknown>>> &
  Record<string, Array<Record<string, unknown>>>

/**
 * Everything that is kept of a person, table by table, as it stands in the database.
 *
 * @param except The event that is being worked on: it ends with the reply.
 */
export async function readPersonRecords(
  state: StateAccess,
  person: string,
  except: string,
): Promise<PersonRecords> {
  const read = (table: (typeof tablesOfPeople)[number]) =>
    state.selectFrom(table).selectAll().where('person', '=', person).execute()
  return {
    exchanges: await read('exchanges'),
    feedback: await read('feedback'),
    escalations: await read('escalations'),
    quizzes: await read('quizzes'),
    usage: await read('usage'),
    inbox: (await read('inbox')).filter((row) => !('event_key' in row) || row.event_key !== except),
    outbox: await read('outbox'),
    spoken_places: await read('spoken_places'),
    ...(await readChecksOf(state, person)),
    ...(await readConceptRecordsOf(state, person)),
  }
}

/**
 * Removes everything that is kept of a person, and what others and staff wrote about the person's questions; the
 * caller empties the write-ahead log afterwards (`State.emptyLog`).
 *
 * @param except The event that is being worked on: it ends by itself.
 */
export async function forgetPerson(state: StateAccess, person: string, except: string): Promise<void> {
  await forgetChecksOf(state, person)
  await forgetConceptRecordsOf(state, person)
  const own = state.selectFrom('exchanges').select('id').where('person', '=', person)
  await state.deleteFrom('feedback').where('exchange_id', 'in', own).execute()
  await state.deleteFrom('escalations').where('exchange_id', 'in', own).execute()
  await state.deleteFrom('outbox').where('exchange_id', 'in', own).execute()
  for (const table of [
    'exchanges',
    'feedback',
    'escalations',
    'quizzes',
    'usage',
    'outbox',
    'spoken_places',
  ] as const) {
    await state.deleteFrom(table).where('person', '=', person).execute()
  }
  await state
    .updateTable('escalations')
    .set({ answered_by: null })
    .where('answered_by', '=', person)
    .execute()
  await state
    .updateTable('inbox')
    .set({ status: 'done', payload: null, person: null })
    .where('person', '=', person)
    .where('event_key', '!=', except)
    .execute()
}
