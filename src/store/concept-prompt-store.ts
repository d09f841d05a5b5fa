import type { Selectable } from 'kysely'
import type { ConceptPromptTables } from './concept-prompt-tables.ts'
import type { StateAccess } from './open-state.ts'

export type StoredPrompt = Selectable<ConceptPromptTables['concept_prompts']>
export type StoredDay = Selectable<ConceptPromptTables['concept_prompt_days']>
export type PromptStatus = StoredPrompt['status']

/** Adds a prompt at the end of its course's queue; one of the same id is added once. */
export async function addPrompt(
  state: StateAccess,
  prompt: Omit<StoredPrompt, 'position'> & { position?: number },
): Promise<void> {
  const last = await state
    .selectFrom('concept_prompts')
    .select((select) => select.fn.max('position').as('position'))
    .where('course_id', '=', prompt.course_id)
    .executeTakeFirst()
  await state
    .insertInto('concept_prompts')
    .values({ ...prompt, position: prompt.position ?? (last?.position ?? 0) + 1 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function findPrompt(
  state: StateAccess,
  courseId: string,
  id: string,
): Promise<StoredPrompt | undefined> {
  return state
    .selectFrom('concept_prompts')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The prompts of these states: what waits in the order of the queue. */
export async function readPrompts(
  state: StateAccess,
  courseId: string,
  statuses: readonly PromptStatus[],
): Promise<StoredPrompt[]> {
  return state
    .selectFrom('concept_prompts')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('status', 'in', statuses)
    .orderBy('position')
    .execute()
}

/** Changes a prompt only while it has one of these states; false where it has not (any more). */
export async function changePrompt(
  state: StateAccess,
  id: string,
  from: readonly PromptStatus[],
  change: Partial<Pick<StoredPrompt, 'status' | 'position' | 'content' | 'reasons' | 'concept'>>,
): Promise<boolean> {
  const result = await state
    .updateTable('concept_prompts')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Settles a day of the schedule; false where it is settled already: the guard against posting twice. */
export async function settleDay(state: StateAccess, day: StoredDay): Promise<boolean> {
  const result = await state
    .insertInto('concept_prompt_days')
    .values(day)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function readDays(state: StateAccess, courseId: string, sinceMs = 0): Promise<StoredDay[]> {
  return state
    .selectFrom('concept_prompt_days')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('due_ms', '>=', sinceMs)
    .orderBy('due_ms')
    .execute()
}

/** The day on which a prompt was posted. */
export async function findDayOf(state: StateAccess, promptId: string): Promise<StoredDay | undefined> {
  return state
    .selectFrom('concept_prompt_days')
    .selectAll()
    .where('prompt_id', '=', promptId)
    .executeTakeFirst()
}

/** Marks a posted prompt's day as closed; false where that was done before. */
export async function closeDay(state: StateAccess, promptId: string, closedMs: number): Promise<boolean> {
  const result = await state
    .updateTable('concept_prompt_days')
    .set({ closed_ms: closedMs })
    .where('prompt_id', '=', promptId)
    .where('closed_ms', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface ScheduleState {
  isPaused: boolean
  /** 0 where the schedule was never looked at. */
  decidedUpToMs: number
}

export async function readSchedule(state: StateAccess, courseId: string): Promise<ScheduleState> {
  const row = await state
    .selectFrom('concept_schedules')
    .selectAll()
    .where('course_id', '=', courseId)
    .executeTakeFirst()
  return { isPaused: row?.is_paused === 1, decidedUpToMs: row?.decided_up_to_ms ?? 0 }
}

export async function keepSchedule(
  state: StateAccess,
  courseId: string,
  change: Partial<ScheduleState>,
): Promise<void> {
  const now = { ...(await readSchedule(state, courseId)), ...change }
  const row = { is_paused: now.isPaused ? (1 as const) : (0 as const), decided_up_to_ms: now.decidedUpToMs }
  await state
    .insertInto('concept_schedules')
    .values({ course_id: courseId, ...row })
    .onConflict((conflict) => conflict.column('course_id').doUpdateSet(row))
    .execute()
}
