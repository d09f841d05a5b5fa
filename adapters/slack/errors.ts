import { webApi } from '@slack/bolt'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { TutorError } from '../../src/errors.ts'

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } = webApi

/** The token itself is of no use: https://docs.slack.dev/reference/methods/auth.test#errors */
const tokenCodes = ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']
/** Codes that no later call of the same method will change. */
const unauthorizedCodes = new Set([
  ...tokenCodes,
  'missing_scope',
  'org_login_required',
  'not_allowed_token_type',
  'team_access_not_granted',
])
/** Slack's own trouble: the call may have had its effect. */
const troubleCodes = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])
const rateLimitCodes = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

/** Slack's word for what went wrong, where it said one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof DeliveryFault) return codeOf(error.cause)
  return error instanceof WebAPIPlatformError ? error.data.error : undefined
}

/**
 * A failed call of a method that the tutor can do without: a scope or a method that this workspace does not have is no
 * reason to call Slack no more.
 */
export function toOptionalFault(error: unknown): DeliveryFault {
  const fault = toDeliveryFault(error)
  const code = codeOf(error)
  const isLacking = fault.kind === 'unauthorized' && code !== undefined && !tokenCodes.includes(code)
  return isLacking ? new DeliveryFault('refused', fault.message, { cause: error }) : fault
}

/** A failed call of Slack's Web API as the core knows it; the text holds Slack's code and nothing else. */
export function toDeliveryFault(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error
  const code = codeOf(error)
  if (code !== undefined) return faultOfCode(code, error)
  if (error instanceof WebAPIRateLimitedError) {
    return new DeliveryFault('rate-limited', 'Slack says 429', {
      retryAfterMs: error.retryAfter * 1000,
      cause: error,
    })
  }
  if (error instanceof WebAPIHTTPError) return faultOfStatus(error.statusCode, error)
  // A 429 without a time to wait reaches us as a plain error.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return new DeliveryFault('rate-limited', 'Slack says 429', { retryAfterMs: 5000, cause: error })
  }
  return new DeliveryFault('unreachable', 'Slack gave no answer', { cause: error })
}

function faultOfCode(code: string, cause: unknown): DeliveryFault {
  if (unauthorizedCodes.has(code)) return new DeliveryFault('unauthorized', `Slack says ${code}`, { cause })
  if (troubleCodes.has(code)) return new DeliveryFault('unreachable', `Slack says ${code}`, { cause })
  if (rateLimitCodes.has(code)) {
    return new DeliveryFault('rate-limited', `Slack says ${code}`, { retryAfterMs: 1000, cause })
  }
  return new DeliveryFault('refused', `Slack says ${code}`, { cause })
}

/** Of an HTTP status that is neither 200 nor 429. */
export function faultOfStatus(status: number, cause?: unknown): DeliveryFault {
  if (status === 401 || status === 403) {
    return new DeliveryFault('unauthorized', `Slack says ${status}`, { cause })
  }
  const kind = status >= 500 || status === 408 ? 'unreachable' : 'refused'
  return new DeliveryFault(kind, `Slack says ${status}`, { cause })
}

/** Why the tutor could not start with Slack, and what to do about it. */
export function toStartError(error: unknown, tokenName: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): TutorError {
  if (error instanceof TutorError) return error
  const fault = toDeliveryFault(error)
  const reason = codeOf(error) ?? fault.message
  const sentence =
    fault.kind === 'unauthorized' || fault.kind === 'refused'
      ? `Slack does not accept ${tokenName} (${reason}); copy it again from the app's page on https://api.slack.com/apps, and install the app anew where its scopes have changed.`
      : `Slack cannot be reached (${reason}); check the network, and SLACK_API_URL where it is set, then start again.`
  return new TutorError('bad-input', sentence, { cause: error })
}
