import { createHmac } from 'node:crypto'

export const signingSecret = 'a signing secret for tests'

/** How Slack would send a payload over a socket. */
export function typeOf(payload: Record<string, unknown>): 'events_api' | 'slash_commands' | 'interactive' {
  if (payload['type'] === 'event_callback') return 'events_api'
  return payload['command'] === undefined ? 'interactive' : 'slash_commands'
}

export interface Signing {
  secret?: string
  /** Seconds that the request's time is off. */
  skewSeconds?: number
  headers?: Record<string, string>
}

/** A request as Slack signs it: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function postSigned(
  url: string,
  payload: Record<string, unknown>,
  signing: Signing = {},
): Promise<Response> {
  const type = typeOf(payload)
  const body =
    type === 'events_api'
      ? JSON.stringify(payload)
      : new URLSearchParams(
          type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>),
        ).toString()
  const timestamp = String(Math.floor(Date.now() / 1000) + (signing.skewSeconds ?? 0))
  const hash = createHmac('sha256', signing.secret ?? signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex')
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
      ...signing.headers,
    },
  })
}
