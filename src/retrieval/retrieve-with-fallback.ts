import { circuitBreaker, BrokenCircuitError, ConsecutiveBreaker, handleWhen } from 'cockatiel'
import { TutorError } from '../errors.ts'
import type { Retrieve } from './retrieval.ts'

export interface FallbackRequest {
  /** Opens the retrieval by a server's embeddings: reads its vectors, or has them made. */
  openRemote: () => Promise<Retrieve>
  local: Retrieve
  /** Told once for each rest. */
  onFault?: (fault: TutorError) => void
  /** How long a server that failed is left alone. */
  restMs?: number
}

const usualRestMs = 60_000
const isServerFault = (error: unknown): error is TutorError =>
  error instanceof TutorError && error.kind === 'model'

/**
 * Retrieval by a server's embeddings, and by the local ones while the server fails. A server that failed is asked again
 * after a rest; then its vectors are made in the background where they are not there yet.
 *
 * @throws what `openRemote` throws that is no fault of the server.
 */
export async function retrieveWithFallback(request: FallbackRequest): Promise<Retrieve> {
  const { openRemote, local, onFault, restMs = usualRestMs } = request
  const breaker = circuitBreaker(handleWhen(isServerFault), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(1),
  })
  let remote: Retrieve | undefined
  const orFault = async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await breaker.execute(work)
    } catch (error) {
      if (error instanceof BrokenCircuitError) return undefined
      if (!isServerFault(error)) throw error
      onFault?.(error)
      return undefined
    }
  }
  remote = await orFault(openRemote)

  let reopening: Promise<void> | undefined
  const reopen = async (): Promise<void> => {
    // The index may have been closed meanwhile: whatever fails here, the local vectors answer.
    remote = await orFault(openRemote).catch(() => undefined)
    reopening = undefined
  }

  return async (query) => {
    const opened = remote
    if (opened === undefined) {
      reopening ??= reopen()
      return local(query)
    }
    return (await orFault(() => opened(query))) ?? local(query)
  }
}
