import {
  BrokenCircuitError,
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel'
import { DeliveryFault, type Parcel, type Platform, type Receipt } from './platform.ts'

const deliveryTimeoutMs = 60_000
const deliveriesAtOnce = 16
const breakerOpensMs = 5_000

/** The way to one platform. */
export interface DeliveryRoute {
  /**
   * Delivers once, with a time-out, so many at once; after several silent failures in a row the platform is left
   * alone for a while.
   *
   * @throws DeliveryFault and nothing else.
   */
  deliver(parcel: Parcel): Promise<Receipt>
  /** The platform refused the token. */
  isHalted: boolean
  /** The whole platform is to be left alone until then. */
  pausedUntilMs: number
}

export function createDeliveryRoute(platform: Platform): DeliveryRoute {
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof DeliveryFault) || error.kind === 'unreachable'),
    { halfOpenAfter: breakerOpensMs, breaker: new ConsecutiveBreaker(5) },
  )
  const policy = wrap(
    bulkhead(deliveriesAtOnce, Infinity),
    breaker,
    timeout(deliveryTimeoutMs, TimeoutStrategy.Aggressive),
  )
  return {
    async deliver(parcel) {
      try {
        // With a signal of its own: cockatiel's is one for all, and Node warns of the eleventh that listens to it.
        return await policy.execute(() => platform.deliver(parcel), new AbortController().signal)
      } catch (error) {
        throw toFault(error)
      }
    },
    isHalted: false,
    pausedUntilMs: 0,
  }
}

function toFault(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error
  if (error instanceof BrokenCircuitError) {
    return new DeliveryFault('rate-limited', 'the platform did not answer several times', {
      retryAfterMs: breakerOpensMs,
      cause: error,
    })
  }
  return new DeliveryFault('unreachable', 'the platform did not answer', { cause: error })
}
