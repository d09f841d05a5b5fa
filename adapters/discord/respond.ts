import { DeliveryFault, type Parcel, type Receipt, type Target } from '../../src/chat/platform.ts'
import { openThreadOn, receiptOf, sendParts, type DeliveryParts } from './delivery.ts'
import type { StandingMessage } from './discord-calls.ts'
import { isRefusal, toDeliveryFault } from './errors.ts'
import { findOwnMessage, holds } from './find-own-messages.ts'
import type { InteractionHandle } from './handle.ts'
import { discordLimits } from './limits.ts'
import { colorOf, draftColor, isFinalColor } from './mark.ts'
import { addTo, fitIntoOne } from './fit-reply.ts'
import { renderMessage, type RenderedMessage } from './render.ts'

type ReplyTarget = Extract<Target, { kind: 'reply' }>

/** Delivers the reply to an interaction: into its deferred response, which can be written again without harm. */
export type ReplyDelivery = (
  parcel: Parcel,
  target: ReplyTarget,
  handle: InteractionHandle,
) => Promise<Receipt>

const rememberedReplies = 1000

/**
 * @param untilAcknowledged Resolves when an interaction of this run has been acknowledged, with no more drafts on the way.
 */
export function createReplyDelivery(
  parts: DeliveryParts,
  untilAcknowledged: (handle: InteractionHandle) => Promise<void>,
): ReplyDelivery {
  const { calls } = parts
  /** Which parcel filled the deferred response of an interaction, in this run. */
  const filledBy = new Map<string, string>()

  /** What stands in the response already: of an interaction answered before, by another parcel or in an earlier run. */
  async function readFilled(parcel: Parcel, handle: InteractionHandle): Promise<StandingMessage | undefined> {
    const filler = filledBy.get(handle.interactionId)
    if (filler === undefined && !parcel.mayHaveArrived) return undefined
    try {
      const standing = await calls.readReply(handle)
      return standing.embeds.some(({ color }) => isFinalColor(color)) ? standing : undefined
    } catch (error) {
      // That it is gone shows when it is written.
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  async function replyPrivately(parcel: Parcel, place: ReplyTarget['place'], handle: InteractionHandle) {
    const rendered = fitIntoOne(renderMessage(parcel.message, colorOf(parcel.key)), parcel.message.language)
    const filled = await readFilled(parcel, handle)
    if (filled !== undefined && holds(filled, rendered)) return receiptOf([filled], place, true)
    // Its buttons would take the place of those that stand there.
    const replacesButtons = (filled?.components.length ?? 0) > 0 && rendered.body.components.length > 0
    if (replacesButtons) return whisper(parcel, rendered, place, handle)
    const sent = await calls.editReply(handle, filled === undefined ? rendered : addTo(filled, rendered))
    return receiptOf([sent], place, true)
  }

  /** A further message for one person's eyes. */
  async function whisper(
    parcel: Parcel,
    rendered: RenderedMessage,
    place: ReplyTarget['place'],
    handle: InteractionHandle,
  ): Promise<Receipt> {
    // Whether it was shown already cannot be seen: the way by direct message is safe.
    if (parcel.mayHaveArrived) throw new DeliveryFault('expired', 'the reply may be there already')
    return receiptOf([await calls.whisper(handle, rendered)], place, true)
  }

  async function replyPublicly(
    parcel: Parcel,
    place: ReplyTarget['place'],
    handle: InteractionHandle,
  ): Promise<Receipt> {
    const [first, ...others] = renderMessage(parcel.message, colorOf(parcel.key))
    if (first === undefined) throw new DeliveryFault('refused', 'the message is empty')
    const filled = await readFilled(parcel, handle)
    const channelId = place.thread ?? place.channel
    if (filled !== undefined && !holds(filled, first)) {
      return receiptOf(await sendParts(parcel, [first, ...others], { channelId }, parts), place, false)
    }
    const sent = filled ?? (await calls.editReply(handle, first))
    const name = handle.threadName
    const opensThread = name !== undefined && parcel.message.citations.length > 0
    const thread = opensThread ? await openThreadOn(channelId, sent.id, name, parts) : undefined
    const spot = thread === undefined ? { channelId, afterId: sent.id } : { channelId: thread }
    const further = others.length === 0 ? [] : await sendParts(parcel, others, spot, parts, 1)
    return receiptOf([sent, ...further], thread === undefined ? place : { ...place, thread }, place.isDirect)
  }

  /**
   * A public reply outlives its handle: what stands in the channel already is found there, and a draft that an earlier
   * run has left is made the answer, since the bot may change its own messages for ever.
   */
  async function replyInChannel(
    parcel: Parcel,
    place: ReplyTarget['place'],
    handle: InteractionHandle,
  ): Promise<Receipt | undefined> {
    if (handle.isEphemeral) return undefined
    const [first, ...others] = renderMessage(parcel.message, colorOf(parcel.key))
    const channelId = place.thread ?? place.channel
    try {
      const standing = await calls.list(channelId, handle.interactionId)
      const found = first && findOwnMessage(standing, first, parts.botId())
      if (found !== undefined) return receiptOf([found], place, place.isDirect)
      const draft = standing.find(
        ({ interaction_metadata: answered, embeds }) =>
          answered?.id === handle.interactionId && embeds.some(({ color }) => color === draftColor),
      )
      if (first === undefined || draft === undefined) return undefined
      const sent = await calls.edit(channelId, draft.id, first)
      const spot = { channelId, afterId: sent.id }
      const further = others.length === 0 ? [] : await sendParts(parcel, others, spot, parts, 1)
      return receiptOf([sent, ...further], place, place.isDirect)
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  /** What only one person is to see must not fill a response that all see: it takes the place of it. */
  async function replyMisplaced(
    parcel: Parcel,
    place: ReplyTarget['place'],
    handle: InteractionHandle,
  ): Promise<Receipt> {
    if (!parcel.mayHaveArrived) await calls.removeReply(handle)
    const rendered = renderMessage(parcel.message, colorOf(parcel.key))
    return whisper(parcel, fitIntoOne(rendered, parcel.message.language), place, handle)
  }

  return async (parcel, { place }, handle) => {
    await untilAcknowledged(handle)
    const isMisplaced = parcel.message.visibility === 'asker' && !handle.isEphemeral && !place.isDirect
    const reply = isMisplaced ? replyMisplaced : handle.isEphemeral ? replyPrivately : replyPublicly
    try {
      if (Date.now() - handle.receivedMs > discordLimits.interactionLifetimeMs) {
        throw new DeliveryFault('expired', 'the reply has run out')
      }
      const receipt = await reply(parcel, place, handle)
      remember(filledBy, handle.interactionId, parcel.key)
      return receipt
    } catch (error) {
      const fault = toReplyFault(error)
      const replied = fault.kind === 'expired' ? await replyInChannel(parcel, place, handle) : undefined
      if (replied !== undefined) return replied
      throw fault
    }
  }
}

/** Of a deferred response that is not there (any more), only another way is left. */
function toReplyFault(error: unknown): DeliveryFault {
  const unknownMessage = 10_008
  const isGone = isRefusal(error) && (error.code === unknownMessage || error.status === 404)
  return isGone ? new DeliveryFault('expired', 'the response is gone') : toDeliveryFault(error)
}

function remember(filledBy: Map<string, string>, interactionId: string, key: string): void {
  filledBy.set(interactionId, key)
  const oldest = filledBy.size > rememberedReplies ? filledBy.keys().next().value : undefined
  if (oldest !== undefined) filledBy.delete(oldest)
}
