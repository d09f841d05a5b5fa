import { setTimeout as sleep } from 'node:timers/promises'
import { toDeliveryFault, toStartError } from './errors.ts'

const delaysMs = [500, 1500, 4000, 8000]

/**
 * Begins something at the start; a platform that cannot be reached is tried again for a while.
 *
 * @throws TutorError `bad-input`
 */
export async function retryStart<Result>(
  begin: () => Promise<Result>,
  tokenName: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
): Promise<Result> {
  for (const delayMs of [...delaysMs, undefined]) {
    try {
      return await begin()
    } catch (error) {
      const fault = toDeliveryFault(error)
      const passes = fault.kind === 'unreachable' || fault.kind === 'rate-limited'
      if (!passes || delayMs === undefined) throw toStartError(error, tokenName)
      await sleep(Math.max(delayMs, fault.retryAfterMs ?? 0))
    }
  }
  throw new RangeError('unreachable: the last try returns or throws')
}
