import type { StateAccess } from './open-state.ts'

/** An event of a platform as it is kept until its work is done. */
export interface InboxEntry {
  /** The platform's own id of the event, with the platform in front. */
  eventKey: string
  platform: string
  /** Pseudonym. */
  person: string
  receivedMs: number
  /** JSON. */
  payload: string
}

/** Keeps the event; false where it was there already. */
export async function addEvent(state: StateAccess, entry: InboxEntry): Promise<boolean> {
  const result = await state
    .insertInto('inbox')
    .values({
      event_key: entry.eventKey,
      platform: entry.platform,
      person: entry.person,
      received_ms: entry.receivedMs,
      status: 'waiting',
      payload: entry.payload,
    })
    .onConflict((conflict) => conflict.column('event_key').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Events that were accepted and are not done, oldest first. */
export async function readWaitingEvents(state: StateAccess): Promise<Array<InboxEntry & { runs: number }>> {
  const rows = await state
    .selectFrom('inbox')
    .selectAll()
    .where('status', '=', 'waiting')
    .orderBy('received_ms')
    .execute()
  return rows.flatMap((row) =>
    row.payload === null
      ? []
      : [
          {
            eventKey: row.event_key,
            platform: row.platform,
            person: row.person ?? '',
            receivedMs: row.received_ms,
            payload: row.payload,
            runs: row.runs,
          },
        ],
  )
}

/** Notes that work on the event begins: one that keeps ending the process is known by its count. */
export async function countRun(state: StateAccess, eventKey: string): Promise<void> {
  await state
    .updateTable('inbox')
    .set((columns) => ({ runs: columns('runs', '+', 1) }))
    .where('event_key', '=', eventKey)
    .execute()
}

/**
 * The event's work is done: what was said in it goes, its key stays. False where that was so before: whoever comes
 * second must write nothing.
 */
export async function finishEvent(state: StateAccess, eventKey: string): Promise<boolean> {
  const result = await state
    .updateTable('inbox')
    .set({ status: 'done', payload: null, person: null })
    .where('event_key', '=', eventKey)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
