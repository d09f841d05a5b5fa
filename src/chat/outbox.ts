import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { readWaitingParcels, type WaitingParcel } from '../store/outbox-store.ts'
import type { State } from '../store/open-state.ts'
import { deliverParcel } from './deliver-parcel.ts'
import { createDeliveryRoute, type DeliveryRoute } from './delivery-route.ts'
import type { Observe } from './occurrence.ts'
import type { Platform } from './platform.ts'

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
  const unsure = new Set<number>()
  const deliveryParts = { state, peopleKey: parts.peopleKey, observe, unsure, onReplaced: wake }
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
      return await deliverParcel(parcel, route, deliveryParts)
    } catch (error) {
      // The state could not be written (a full disk): tried again until it can, or at the next start.
      observe({ kind: 'upkeep-failed', task: 'outbox', error })
      parcel.notBeforeMs = Date.now() + retryUnwrittenMs
      return false
    }
  }

  function wake(): void {
    readNew().catch((error: unknown) => {
      observe({ kind: 'upkeep-failed', task: 'outbox', error })
    })
  }

  return {
    wake,
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

async function waitUntil(atMs: number, signal: AbortSignal): Promise<void> {
  const delayMs = atMs - Date.now()
  if (delayMs <= 0) return
  try {
    await sleep(delayMs, undefined, { signal })
  } catch {
    // Stopped: the caller looks at the signal.
  }
}
