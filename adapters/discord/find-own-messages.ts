import type { StandingMessage } from './discord-calls.ts'
import type { RenderedMessage } from './render.ts'

/**
 * The message that an earlier delivery of the same parcel left, by the mark in its colour and its text; Discord changes
 * white space at the ends of a text.
 */
export function findOwnMessage(
  standing: readonly StandingMessage[],
  wanted: RenderedMessage,
  botId: string,
): StandingMessage | undefined {
  return standing.find((message) => message.author?.id === botId && holds(message, wanted))
}

/** Whether a message shows the embeds of a parcel, alone or beside others. */
export function holds(message: StandingMessage, wanted: RenderedMessage): boolean {
  return wanted.body.embeds.every((embed) =>
    message.embeds.some(
      (shown) => shown.color === embed.color && plain(shown.description) === plain(embed.description),
    ),
  )
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/gu, ' ').trim()
}
