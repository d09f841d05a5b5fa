import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { moveExchange } from '../store/exchange-store.ts'
import {
  abandonParcel,
  finishParcel,
  isParcelWaiting,
  putOffParcel,
  readWaitingParcels,
  type WaitingParcel,
} from '../store/outbox-store.ts'
import type { State } from '../store/open-state.ts'
import { conversationOf } from './conversation-of.ts'
import { afterFault, type FaultDecision } from './after-fault.ts'
import { createDeliveryRoute, type DeliveryRoute } from './delivery-route.ts'
import { messageSchema, type Message } from './message.ts'
import type { Observe } from './occurrence.ts'
import { DeliveryFault, targetSchema, type Parcel, type Platform, type Receipt } from './platform.ts'
import { nameFromEvent } from './pseudonyms.ts'

/** Delivers what waits in the outbox: in order within a place, many places at once. */
export interface Outbox {
  /** Looks for new parcels. */
  wake(): void
  /** Parcels that wait or are on their way. */
  readonly waiting: number
  /** Whether the platform refused the tutor's token, so that nothing more is sent to it. */
  isHalted(platform: string): boolean
  /** Delivers what is due, waits for nothing; resolves when that has ended. */
  stop(): Promise<void>
}

export interface OutboxParts {
  state: State
  platforms: readonly Platform[]
  peopleKey: string
  observe: Observe
}

const retryUnwrittenMs = 5_000

export function createOutbox(parts: OutboxParts): Outbox {
  const { state, observe } = parts
  const routes = new Map(parts.platforms.map((platform) => [platform.name, createDeliveryRoute(platform)]))
  const lanes = new Map<string, WaitingParcel[]>()
  const stopping = new AbortController()
  // Each lane that waits listens to it: a recall has one a person.
  setMaxListeners(0, stopping.signal)
  const runningLanes = new Set<Promise<void>>()
  /**
   * Parcels that may be there already. What waits at the start was perhaps sent before a crash; what is written later
   * in this run was certainly not, so the first delivery needs no note on the disk.
   */
  const unsure = new Set<number>()
  let isFirstRead = true
  let lastId = 0
  let reading: Promise<void> | undefined
  let isWoken = false

  /** Resolves when everything that waits now is in its lane. */
  function readNew(): Promise<void> {
    isWoken = true
    reading ??= readUntilNone()
    return reading
  }

  async function readUntilNone(): Promise<void> {
    try {
      while (isWoken) {
        isWoken = false
        for (const parcel of await readWaitingParcels(state.tables, lastId)) {
          lastId = Math.max(lastId, parcel.id)
          if (isFirstRead) unsure.add(parcel.id)
          addToLane(parcel)
        }
        isFirstRead = false
      }
    } finally {
      // In the same turn as the last look at `isWoken`, so that no call in between is lost.
      reading = undefined
    }
  }

  function addToLane(parcel: WaitingParcel): void {
    const route = routes.get(parcel.platform)
    // Parcels of a platform that is not connected in this run wait for one in which it is.
    if (route === undefined || route.isHalted) return
    const lane = lanes.get(parcel.lane)
    if (lane !== undefined) {
      lane.push(parcel)
      return
    }
    lanes.set(parcel.lane, [parcel])
    const running = runLane(parcel.lane, route).finally(() => runningLanes.delete(running))
    runningLanes.add(running)
  }

  async function runLane(name: string, route: DeliveryRoute): Promise<void> {
    const lane = lanes.get(name) ?? []
    const dueMs = (parcel: WaitingParcel) => Math.max(parcel.notBeforeMs, route.pausedUntilMs)
    for (let parcel = lane[0]; parcel !== undefined && !route.isHalted; parcel = lane[0]) {
      await waitUntil(dueMs(parcel), stopping.signal)
      if (dueMs(parcel) <= Date.now()) {
        if (await tryToAttempt(parcel, route)) lane.shift()
      } else if (stopping.signal.aborted) {
        // What is not due when the tutor stops waits for the next start.
        break
      }
      // Else the timer came a moment too soon, as timers do.
    }
    lanes.delete(name)
  }

  async function tryToAttempt(parcel: WaitingParcel, route: DeliveryRoute): Promise<boolean> {
    try {
      return await attempt(parcel, route)
    } catch (error) {
      // The state could not be written (a full disk): tried again until it can, or at the next start.
      observe({ kind: 'upkeep-failed', task: 'outbox', error })
      parcel.notBeforeMs = Date.now() + retryUnwrittenMs
      return false
    }
  }

  /** @returns Whether the parcel is settled for this run: delivered, given up or left for a later one. */
  async function attempt(parcel: WaitingParcel, route: DeliveryRoute): Promise<boolean> {
    if (!(await isParcelWaiting(state.tables, parcel.id))) return true
    const startedMs = performance.now()
    let receipt: Receipt
    try {
      receipt = await route.deliver(toParcel(parcel, unsure.has(parcel.id)))
    } catch (error) {
      if (!(error instanceof DeliveryFault)) throw error
      return carryOut(afterFault(error, parcel, Date.now()), parcel, route)
    }
    // From here on it is there: should the state not be writable, a resend must look for it.
    unsure.add(parcel.id)
    await settle(parcel, receipt)
    unsure.delete(parcel.id)
    observe({ kind: 'parcel-delivered', platform: parcel.platform, tookMs: performance.now() - startedMs })
    return true
  }

  async function settle(parcel: WaitingParcel, receipt: Receipt): Promise<void> {
    await state.write(async (transaction) => {
      await finishParcel(transaction, parcel.id, JSON.stringify(receipt))
      // A public answer may open a thread: what is said there goes on with the same conversation.
      if (parcel.exchangeId === undefined || receipt.place?.thread === undefined) return
      if (readMessage(parcel).visibility !== 'everyone') return
      const name = conversationOf(receipt.place, 'everyone', parcel.person ?? '')
      await moveExchange(transaction, parcel.exchangeId, nameFromEvent(name, parts.peopleKey))
    })
  }

  async function carryOut(
    decision: FaultDecision,
    parcel: WaitingParcel,
    route: DeliveryRoute,
  ): Promise<boolean> {
    const willRetry = decision.kind !== 'abandon'
    observe({ kind: 'delivery-fault', platform: parcel.platform, fault: decision.fault, willRetry })
    switch (decision.kind) {
      case 'abandon':
        await state.write((transaction) => abandonParcel(transaction, parcel.id, decision.fault))
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
        await putOff(parcel, decision)
        return false
    }
  }

  async function putOff(
    parcel: WaitingParcel,
    { notBeforeMs, target }: { notBeforeMs: number; target?: string },
  ): Promise<void> {
    parcel.attempts += 1
    parcel.notBeforeMs = notBeforeMs
    if (target !== undefined) parcel.target = target
    const change = { attempts: parcel.attempts, notBeforeMs, ...(target === undefined ? {} : { target }) }
    await state.write((transaction) => putOffParcel(transaction, parcel.id, change))
  }

  return {
    wake() {
      readNew().catch((error: unknown) => {
        observe({ kind: 'upkeep-failed', task: 'outbox', error })
      })
    },
    get waiting() {
      let count = 0
      for (const lane of lanes.values()) count += lane.length
      return count
    },
    isHalted: (platform) => routes.get(platform)?.isHalted ?? false,
    async stop() {
      stopping.abort()
      await readNew().catch(() => undefined)
      await Promise.allSettled(runningLanes)
    },
  }
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

async function waitUntil(atMs: number, signal: AbortSignal): Promise<void> {
  const delayMs = atMs - Date.now()
  if (delayMs <= 0) return
  try {
    await sleep(delayMs, undefined, { signal })
  } catch {
    // Stopped: the caller looks at the signal.
  }
}
