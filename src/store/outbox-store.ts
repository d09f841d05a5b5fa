import type { StateAccess } from './open-state.ts'

/** A reply to be delivered. `target` and `message` are JSON; the parcels of one lane keep their order. */
export interface NewParcel {
  /** Unique: what a platform may use to know a resend. */
  parcelKey: string
  eventKey?: string
  exchangeId?: string
  platform: string
  person?: string
  lane: string
  target: string
  message: string
  createdMs: number
  /** JSON: the parcel that takes this one's place where it cannot be delivered. */
  otherwise?: string
}

export interface WaitingParcel extends NewParcel {
  id: number
  /** How often a delivery has failed. */
  attempts: number
  notBeforeMs: number
}

/** Keeps the reply; one with the same key is kept once. */
export async function addParcel(state: StateAccess, parcel: NewParcel): Promise<void> {
  await state
    .insertInto('outbox')
    .values({
      parcel_key: parcel.parcelKey,
      event_key: parcel.eventKey ?? null,
      exchange_id: parcel.exchangeId ?? null,
      platform: parcel.platform,
      person: parcel.person ?? null,
      lane: parcel.lane,
      target: parcel.target,
      message: parcel.message,
      status: 'waiting',
      created_ms: parcel.createdMs,
      receipt: null,
      reason: null,
      otherwise: parcel.otherwise ?? null,
    })
    .onConflict((conflict) => conflict.column('parcel_key').doNothing())
    .execute()
}

/** Parcels not delivered yet whose id is above `afterId`, in the order in which they were written. */
export async function readWaitingParcels(state: StateAccess, afterId = 0): Promise<WaitingParcel[]> {
  const rows = await state
    .selectFrom('outbox')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('id', '>', afterId)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) =>
    row.target === null || row.message === null
      ? []
      : [
          {
            id: row.id,
            parcelKey: row.parcel_key,
            platform: row.platform,
            lane: row.lane,
            target: row.target,
            message: row.message,
            createdMs: row.created_ms,
            attempts: row.attempts,
            notBeforeMs: row.not_before_ms,
            ...(row.event_key === null ? {} : { eventKey: row.event_key }),
            ...(row.exchange_id === null ? {} : { exchangeId: row.exchange_id }),
            ...(row.person === null ? {} : { person: row.person }),
            ...(row.otherwise === null ? {} : { otherwise: row.otherwise }),
          },
        ],
  )
}

/** Whether the parcel is still to be sent: its person may have been forgotten meanwhile. */
export async function isParcelWaiting(state: StateAccess, id: number): Promise<boolean> {
  const row = await state
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts the parcel off after an attempt, or sends it another way (`target` is JSON). */
export async function putOffParcel(
  state: StateAccess,
  id: number,
  change: { attempts: number; notBeforeMs: number; target?: string },
): Promise<void> {
  await state
    .updateTable('outbox')
    .set({
      attempts: change.attempts,
      not_before_ms: change.notBeforeMs,
      ...(change.target === undefined ? {} : { target: change.target }),
    })
    .where('id', '=', id)
    .execute()
}

/** The parcel arrived: its words and its address go, the platform's receipt (JSON) stays. */
export async function finishParcel(state: StateAccess, id: number, receipt: string): Promise<void> {
  await state
    .updateTable('outbox')
    .set({ status: 'delivered', receipt, target: null, message: null, person: null, otherwise: null })
    .where('id', '=', id)
    .execute()
}

/** The parcel will not be tried again; `reason` holds no words of a person. */
export async function abandonParcel(state: StateAccess, id: number, reason: string): Promise<void> {
  await state
    .updateTable('outbox')
    .set({ status: 'abandoned', reason, target: null, message: null, person: null, otherwise: null })
    .where('id', '=', id)
    .execute()
}

/** The platform's receipts (JSON) of what was delivered of an exchange, in order. */
export async function readReceipts(state: StateAccess, exchangeId: string): Promise<string[]> {
  const rows = await state
    .selectFrom('outbox')
    .select('receipt')
    .where('exchange_id', '=', exchangeId)
    .where('status', '=', 'delivered')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ receipt }) => (receipt === null ? [] : [receipt]))
}
