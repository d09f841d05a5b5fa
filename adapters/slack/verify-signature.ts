import { createHmac, timingSafeEqual } from 'node:crypto'
import { slackLimits } from './limits.ts'

/**
 * Whether Slack has signed a request of now: https://docs.slack.dev/authentication/verifying-requests-from-slack.
 * A time in the future is refused like one in the past, which Bolt's own check does not do.
 */
export function isSigned(headers: Headers, body: string, signingSecret: string, nowMs: number): boolean {
  const timestamp = headers.get('x-slack-request-timestamp') ?? ''
  const signature = headers.get('x-slack-signature') ?? ''
  if (!/^\d{1,12}$/u.test(timestamp)) return false
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > slackLimits.clockSkewSeconds) return false
  const expected = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const given = Buffer.from(signature)
  const wanted = Buffer.from(expected)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
