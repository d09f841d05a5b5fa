/**
 * What can go wrong with a model, in our words: nothing above this room sees a vendor's error.
 *
 * `busy`: too many requests; `refused-access`: key or permission; `unreachable`: no connection or the server failed;
 * `too-slow`: a limit of time passed; `broken-off`: the reply ended before its end; `refused`: the model would not
 * answer; `unreadable`: not in the form that was asked for; `bad-request`: the server does not take what was sent.
 */
export type ModelFaultKind =
  | 'busy'
  | 'refused-access'
  | 'unreachable'
  | 'too-slow'
  | 'broken-off'
  | 'refused'
  | 'unreadable'
  | 'bad-request'

export class ModelFault extends Error {
  override readonly name = 'ModelFault'

  constructor(
    readonly kind: ModelFaultKind,
    /** When the server may be asked again, where it says so. */
    readonly retryAfterMs?: number,
    /** The server's own words, to tell which setting it does not take; never shown. */
    readonly detail = '',
  ) {
    super(`The language model failed: ${kind}`)
  }
}

const mayPass = new Set<ModelFaultKind>(['busy', 'unreachable', 'broken-off', 'unreadable', 'too-slow'])

/** Whether the same call may succeed a little later. */
export function isPassing(fault: ModelFault): boolean {
  return mayPass.has(fault.kind)
}

/** The fault behind anything that the client threw. */
export function toModelFault(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error
  const { status, headers, name, message } = describe(error)
  if (status === 429) return new ModelFault('busy', readRetryAfter(headers), message)
  if (status === 401 || status === 403) return new ModelFault('refused-access', undefined, message)
  if (status !== undefined && status >= 500)
    return new ModelFault('unreachable', readRetryAfter(headers), message)
  if (status === 408 || status === 409) return new ModelFault('unreachable', readRetryAfter(headers), message)
  if (status !== undefined) return new ModelFault('bad-request', undefined, message)
  if (name === 'TimeoutError') return new ModelFault('too-slow', undefined, message)
  if (error instanceof SyntaxError) return new ModelFault('unreadable', undefined, message)
  return new ModelFault('unreachable', undefined, message)
}

const vendorFields = ['status', 'headers', 'name']

function describe(error: unknown) {
  const thrown =
    typeof error === 'object' && error !== null
      ? Object.fromEntries(vendorFields.map((field) => [field, Reflect.get(error, field) as unknown]))
      : {}
  return {
    status: typeof thrown['status'] === 'number' ? thrown['status'] : undefined,
    headers: thrown['headers'] instanceof Headers ? thrown['headers'] : undefined,
    name: typeof thrown['name'] === 'string' ? thrown['name'] : '',
    message: error instanceof Error ? error.message : '',
  }
}

/** `retry-after` in seconds or as a date (RFC 9110, 10.2.3), or `retry-after-ms`. */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(milliseconds)) return milliseconds
  const value = headers?.get('retry-after')
  if (value === null || value === undefined) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return seconds * 1_000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
