import { DeliveryFault, targetSchema, type Target } from './platform.ts'
import type { WaitingParcel } from '../store/outbox-store.ts'
import { messageSchema } from './message.ts'

/** What is done after a delivery failed; `fault` is for logs. */
export type FaultDecision =
  | {
      kind: 'retry'
      fault: string
      notBeforeMs: number
      /** JSON: another way, where the first is closed. */
      target?: string
      /** Whether it may be there although the platform did not say so. */
      mayHaveArrived: boolean
      pausesPlatform: boolean
    }
  /** Left for a later run. */
  | { kind: 'leave'; fault: string }
  | { kind: 'abandon'; fault: string }
  | { kind: 'halt'; fault: string }

const givenUpAfterMs = 24 * 3_600_000
const firstDelayMs = 500
const longestDelayMs = 60_000

/** Decides what follows a failed delivery; the only place where retries are decided. */
export function afterFault(fault: DeliveryFault, parcel: WaitingParcel, nowMs: number): FaultDecision {
  if (fault.kind === 'absent') return { kind: 'leave', fault: fault.kind }
  const isTooOld = nowMs - parcel.createdMs > givenUpAfterMs
  if (isTooOld || fault.kind === 'refused') return { kind: 'abandon', fault: fault.kind }
  switch (fault.kind) {
    case 'unauthorized':
      return { kind: 'halt', fault: fault.kind }
    case 'rate-limited':
      return {
        kind: 'retry',
        fault: fault.kind,
        notBeforeMs: nowMs + Math.ceil(fault.retryAfterMs ?? firstDelayMs),
        mayHaveArrived: false,
        pausesPlatform: fault.isGlobal,
      }
    case 'expired': {
      const target = anotherWay(parcel)
      if (target === undefined) return { kind: 'abandon', fault: fault.kind }
      return {
        kind: 'retry',
        fault: fault.kind,
        notBeforeMs: 0,
        target: JSON.stringify(target),
        mayHaveArrived: false,
        pausesPlatform: false,
      }
    }
    case 'unreachable':
    default:
      return {
        kind: 'retry',
        fault: fault.kind,
        notBeforeMs: nowMs + delayAfter(parcel.attempts + 1),
        mayHaveArrived: true,
        pausesPlatform: false,
      }
  }
}

/** Doubling delays with a random half, so that many do not come back at once. */
function delayAfter(attempts: number): number {
  const fullMs = Math.min(firstDelayMs * 2 ** Math.max(attempts - 1, 0), longestDelayMs)
  return Math.round(fullMs * (0.5 + Math.random() / 2))
}

/** Around a reply handle that has run out: what is private goes to the person alone, the rest into the place. */
function anotherWay(parcel: WaitingParcel): Target | undefined {
  const target = targetSchema.parse(JSON.parse(parcel.target))
  const { visibility } = messageSchema.parse(JSON.parse(parcel.message))
  if (target.kind !== 'reply') return undefined
  if (visibility === 'asker' && !target.place.isDirect) {
    const { space } = target.place
    return { kind: 'person', personId: target.personId, ...(space === undefined ? {} : { space }) }
  }
  return { kind: 'place', place: target.place }
}
