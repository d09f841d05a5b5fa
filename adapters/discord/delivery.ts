import type { Parcel, Receipt } from '../../src/chat/platform.ts'
import type { DiscordCalls, StandingMessage } from './discord-calls.ts'
import { hasCode, isRefusal } from './errors.ts'
import { findOwnMessage } from './find-own-messages.ts'
import { nonceOf } from './mark.ts'
import type { RenderedMessage } from './render.ts'

/** What deliveries need of the connection. */
export interface DeliveryParts {
  calls: DiscordCalls
  botId: () => string
  /** Of threads that this bot has opened itself no dispatch may have told yet. */
  onThreadOpened: (thread: { id: string; channelId: string; name: string }) => void
}

/** A spot in a channel, thread or direct message where the parts of a parcel go one after the other. */
export interface Spot {
  channelId: string
  /** The message that is answered: shown above the first part. */
  repliesTo?: string
  /** What is looked for stands after this message, or among the newest. */
  afterId?: string
}

/**
 * Sends the parts of a parcel, each once: Discord compares their nonces, and where an earlier delivery may have arrived
 * the parts are looked for first, since nonces are forgotten after some minutes.
 *
 * @param firstPart The number of the first of these parts in its parcel.
 */
export async function sendParts(
  parcel: Parcel,
  parts: readonly RenderedMessage[],
  spot: Spot,
  { calls, botId }: DeliveryParts,
  firstPart = 0,
): Promise<StandingMessage[]> {
  const standing = parcel.mayHaveArrived ? await listSpot(spot, calls) : []
  const sent: StandingMessage[] = []
  for (const [index, part] of parts.entries()) {
    const found = findOwnMessage(standing, part, botId())
    const nonce = nonceOf(parcel.key, firstPart + index)
    const reference = index === 0 && spot.repliesTo !== undefined ? { repliesTo: spot.repliesTo } : {}
    sent.push(found ?? (await calls.send(spot.channelId, part, { nonce, ...reference })))
  }
  return sent
}

/** Where the history may not be read, the nonce alone has to do. */
async function listSpot({ channelId, afterId }: Spot, calls: DiscordCalls): Promise<StandingMessage[]> {
  try {
    return await calls.list(channelId, afterId)
  } catch (error) {
    if (isRefusal(error)) return []
    throw error
  }
}

const threadExists = 160_004

/** The thread on a message, opened where there is none yet; nothing where it cannot be opened here. */
export async function openThreadOn(
  channelId: string,
  messageId: string,
  name: string,
  { calls, onThreadOpened }: DeliveryParts,
): Promise<string | undefined> {
  try {
    const id = await calls.openThread(channelId, messageId, name)
    onThreadOpened({ id, channelId, name })
    return id
  } catch (error) {
    // A message and its thread have the same id.
    if (hasCode(error, threadExists)) return messageId
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** Where messages stand and how they are opened. */
export function receiptOf(
  messages: readonly StandingMessage[],
  place: Receipt['place'],
  isPrivate: boolean,
): Receipt {
  const [first] = messages
  return {
    messageIds: messages.map(({ id }) => id),
    ...(place === undefined ? {} : { place }),
    ...(first?.channel_id === undefined || isPrivate
      ? {}
      : { url: `https://discord.com/channels/${place?.space ?? '@me'}/${first.channel_id}/${first.id}` }),
  }
}
