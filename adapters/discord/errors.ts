import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { messageOf, TutorError } from '../../src/errors.ts'

/** The reply's handle: unknown to Discord, answered by somebody, or its token has run out. */
const expiredCodes = new Set<number | string>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
])

/** A failed call as the core knows it; holds neither a token nor anybody's words. */
export function toDeliveryFault(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error
  if (error instanceof RateLimitError) {
    return new DeliveryFault('rate-limited', 'Discord asks to wait', {
      retryAfterMs: error.retryAfter,
      isGlobal: error.global,
    })
  }
  if (error instanceof DiscordAPIError) return fromApiError(error)
  if (isTokenGone(error)) return new DeliveryFault('unauthorized', 'Discord has refused the token')
  const status = error instanceof HTTPError ? ` (${error.status})` : ''
  return new DeliveryFault('unreachable', `Discord did not answer${status}`)
}

function fromApiError({ status, code }: DiscordAPIError): DeliveryFault {
  if (status === 401 && !expiredCodes.has(code)) {
    return new DeliveryFault('unauthorized', 'Discord refuses the token')
  }
  if (expiredCodes.has(code)) return new DeliveryFault('expired', `the reply has run out (${code})`)
  return new DeliveryFault('refused', `Discord refuses the message (${status}, code ${code})`)
}

/** After a 401 the client has no token any more and calls nothing. */
function isTokenGone(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Expected token to be set')
}

/** Whether Discord said no, in contrast to a failure in which it said nothing; a refused token is none of it. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && error.status !== 401
}

export function hasCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => error.code === code)
}

export function isWrongToken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return (
    (error instanceof DiscordAPIError && error.status === 401) ||
    code === 'TokenInvalid' ||
    isTokenGone(error) ||
    /authentication failed/iu.test(messageOf(error))
  )
}

/** Why the bot cannot start, in a sentence for whoever runs it. */
export function toStartError(error: unknown): TutorError {
  if (error instanceof TutorError) return error
  if (isWrongToken(error)) {
    return new TutorError(
      'bad-input',
      'Discord does not accept DISCORD_TOKEN; copy the token again from the page "Bot" of your application at https://discord.com/developers/applications.',
    )
  }
  if (/disallowed intents/iu.test(messageOf(error))) {
    return new TutorError(
      'bad-input',
      'Discord does not grant the bot an intent that it asked for; switch on "Message Content Intent" on the page "Bot" of your application, or switch it off there and start again to go without.',
    )
  }
  return new TutorError(
    'bad-input',
    'Discord cannot be reached; check the network (and DISCORD_API_URL, where it is set), then start again.',
    { cause: error },
  )
}
