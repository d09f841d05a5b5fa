import { moveExchange } from '../store/exchange-store.ts'
import {
  abandonParcel,
  addParcel,
  finishParcel,
  isParcelWaiting,
  putOffParcel,
  type WaitingParcel,
} from '../store/outbox-store.ts'
import type { State } from '../store/open-state.ts'
import { conversationOf } from './conversation-of.ts'
import { afterFault, type FaultDecision } from './after-fault.ts'
import type { DeliveryRoute } from './delivery-route.ts'
import { messageSchema, type Message } from './message.ts'
import type { Observe } from './occurrence.ts'
import { readOtherwise } from './parcel-of-reply.ts'
import { DeliveryFault, targetSchema, type Parcel, type Receipt } from './platform.ts'
import { nameFromEvent } from './pseudonyms.ts'

export interface ParcelDeliveryParts {
  state: State
  peopleKey: string
  observe: Observe
  /**
   * Ids of parcels that may be there already. What waits at the start was perhaps sent before a crash; what is written
   * later in this run was certainly not, so the first delivery needs no note on the disk.
   */
  unsure: Set<number>
  /** Called when another parcel has taken the place of one that cannot be delivered. */
  onReplaced: () => void
}

/**
 * Tries once to deliver a parcel and carries out what follows.
 *
 * @returns Whether the parcel is settled for this run: delivered, given up or left for a later one.
 */
export async function deliverParcel(
  parcel: WaitingParcel,
  route: DeliveryRoute,
  parts: ParcelDeliveryParts,
): Promise<boolean> {
  const { state, unsure, observe } = parts
  if (!(await isParcelWaiting(state.tables, parcel.id))) return true
  const startedMs = performance.now()
  let receipt: Receipt
  try {
    receipt = await route.deliver(toParcel(parcel, unsure.has(parcel.id)))
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error
    return carryOut(afterFault(error, parcel, Date.now()), parcel, route, parts)
  }
  // From here on it is there: should the state not be writable, a resend must look for it.
  unsure.add(parcel.id)
  await settle(parcel, receipt, parts)
  unsure.delete(parcel.id)
  observe({ kind: 'parcel-delivered', platform: parcel.platform, tookMs: performance.now() - startedMs })
  return true
}

async function settle(
  parcel: WaitingParcel,
  receipt: Receipt,
  { state, peopleKey }: ParcelDeliveryParts,
): Promise<void> {
  await state.write(async (transaction) => {
    await finishParcel(transaction, parcel.id, JSON.stringify(receipt))
    // A public answer may open a thread: what is said there goes on with the same conversation.
    if (parcel.exchangeId === undefined || receipt.place?.thread === undefined) return
    if (readMessage(parcel).visibility !== 'everyone') return
    const name = conversationOf(receipt.place, 'everyone', parcel.person ?? '')
    await moveExchange(transaction, parcel.exchangeId, nameFromEvent(name, peopleKey))
  })
}

async function carryOut(
  decision: FaultDecision,
  parcel: WaitingParcel,
  route: DeliveryRoute,
  parts: ParcelDeliveryParts,
): Promise<boolean> {
  const { unsure, observe } = parts
  const willRetry = decision.kind !== 'abandon'
  observe({ kind: 'delivery-fault', platform: parcel.platform, fault: decision.fault, willRetry })
  switch (decision.kind) {
    case 'abandon':
      await abandon(parcel, decision.fault, parts)
      unsure.delete(parcel.id)
      return true
    case 'leave':
      return true
    case 'halt':
      route.isHalted = true
      observe({ kind: 'platform-halted', platform: parcel.platform, reason: decision.fault })
      return false
    case 'retry':
    default:
      if (decision.pausesPlatform) route.pausedUntilMs = decision.notBeforeMs
      if (decision.mayHaveArrived) unsure.add(parcel.id)
      await putOff(parcel, decision, parts)
      return false
  }
}

async function abandon(
  parcel: WaitingParcel,
  fault: string,
  { state, onReplaced }: ParcelDeliveryParts,
): Promise<void> {
  const { otherwise } = parcel
  await state.write(async (transaction) => {
    await abandonParcel(transaction, parcel.id, fault)
    if (otherwise !== undefined) await addParcel(transaction, readOtherwise(otherwise, Date.now()))
  })
  if (otherwise !== undefined) onReplaced()
}

async function putOff(
  parcel: WaitingParcel,
  { notBeforeMs, target }: { notBeforeMs: number; target?: string },
  { state }: ParcelDeliveryParts,
): Promise<void> {
  parcel.attempts += 1
  parcel.notBeforeMs = notBeforeMs
  if (target !== undefined) parcel.target = target
  const change = { attempts: parcel.attempts, notBeforeMs, ...(target === undefined ? {} : { target }) }
  await state.write((transaction) => putOffParcel(transaction, parcel.id, change))
}

function toParcel(parcel: WaitingParcel, mayHaveArrived: boolean): Parcel {
  return {
    key: parcel.parcelKey,
    target: targetSchema.parse(JSON.parse(parcel.target)),
    message: readMessage(parcel),
    mayHaveArrived,
  }
}

function readMessage(parcel: WaitingParcel): Message {
  return messageSchema.parse(JSON.parse(parcel.message))
}
