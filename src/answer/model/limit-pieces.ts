import { ModelFault } from './model-fault.ts'

export interface PieceLimits {
  firstPieceMs: number
  betweenPiecesMs: number
  /** An instant on the clock of `performance.now()`. */
  deadlineMs: number
}

/**
 * The pieces of a stream, each within its limit of time: LangChain's own time-out ends with the response's headers, so
 * a stall in mid-stream would hang. Aborts the request when a limit passes or the reader stops.
 *
 * @throws ModelFault `too-slow`.
 */
export async function* limitPieces<Piece>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Piece>>,
  limits: PieceLimits,
  /** Whether a piece shows that the model is at work; keep-alive pieces do not. */
  counts: (piece: Piece) => boolean,
  signal?: AbortSignal,
): AsyncGenerator<Piece> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted === true) abort()
  let limitMs = Math.min(performance.now() + limits.firstPieceMs, limits.deadlineMs)
  try {
    const pieces = (await within(open(controller.signal), limitMs, controller.signal))[Symbol.asyncIterator]()
    while (true) {
      const next = await within(pieces.next(), limitMs, controller.signal)
      if (next.done === true) return
      if (counts(next.value))
        limitMs = Math.min(performance.now() + limits.betweenPiecesMs, limits.deadlineMs)
      yield next.value
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    controller.abort()
  }
}

async function within<Value>(promise: Promise<Value>, limitMs: number, signal: AbortSignal): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  let stop: (() => void) | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ModelFault('too-slow')), Math.max(0, limitMs - performance.now()))
    stop = () => reject(new ModelFault('broken-off'))
    signal.addEventListener('abort', stop, { once: true })
  })
  // The loser of the race must not become an unhandled rejection.
  promise.catch(() => {})
  late.catch(() => {})
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    if (stop !== undefined) signal.removeEventListener('abort', stop)
  }
}
