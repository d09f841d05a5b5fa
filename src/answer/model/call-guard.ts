import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel'
import { isPassing, ModelFault, toModelFault } from './model-fault.ts'
import type { ModelSettings } from './model-settings.ts'

const failuresBeforeRest = 3
const restMs = 30_000
const firstPauseMs = 250
const longestPauseMs = 4_000

/** A call was not made, since the last ones failed or the server asked to be left alone. */
export class ModelAtRest extends Error {
  override readonly name = 'ModelAtRest'
}

export interface CallGuard {
  /**
   * Runs a call; tries a passing fault again, a little later or when the server says, as long as there is time and
   * `mayRepeat` says so.
   *
   * @throws ModelFault, the last one; ModelAtRest where the server is left alone.
   */
  run<Result>(call: () => Promise<Result>, deadlineMs: number, mayRepeat?: () => boolean): Promise<Result>
}

/** The one layer of retries, with a circuit breaker under it: after three failures in a row the model is left alone. */
export function createCallGuard(settings: Pick<ModelSettings, 'maxRetries'>): CallGuard {
  const breaker = circuitBreaker(
    handleWhen(
      (error) => error instanceof ModelFault && error.kind !== 'bad-request' && error.kind !== 'refused',
    ),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresBeforeRest) },
  )
  let notBeforeMs = 0

  async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
    if (performance.now() < notBeforeMs) throw new ModelAtRest()
    try {
      return await breaker.execute(call)
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new ModelAtRest()
      const fault = toModelFault(error)
      if (fault.retryAfterMs !== undefined) notBeforeMs = performance.now() + fault.retryAfterMs
      throw fault
    }
  }

  return {
    async run(call, deadlineMs, mayRepeat = () => true) {
      let last: ModelFault | undefined
      for (let tries = 0; tries <= settings.maxRetries; tries += 1) {
        try {
          return await attempt(call)
        } catch (error) {
          if (!(error instanceof ModelFault)) throw last ?? error
          last = error
          const backOffMs = Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.75 + Math.random() / 2)
          const pauseMs = error.retryAfterMs ?? backOffMs
          const isWorthwhile = isPassing(error) && mayRepeat() && performance.now() + pauseMs < deadlineMs
          if (!isWorthwhile || tries === settings.maxRetries) throw error
          await waitUntil(performance.now() + pauseMs)
        }
      }
      throw last ?? new ModelAtRest()
    },
  }
}

/** A timer may fire a moment early; a call before its time would be taken for one to a server that is left alone. */
async function waitUntil(timeMs: number): Promise<void> {
  for (let leftMs = timeMs - performance.now(); leftMs > 0; leftMs = timeMs - performance.now()) {
    const waitMs = Math.ceil(leftMs)
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs)
    })
  }
}
