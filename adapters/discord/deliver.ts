import type { Place } from '../../src/chat/event.ts'
import type { Parcel, Receipt, Target } from '../../src/chat/platform.ts'
import { openThreadOn, receiptOf, sendParts, type DeliveryParts, type Spot } from './delivery.ts'
import { hasCode, isRefusal, toDeliveryFault } from './errors.ts'
import { handleSchema, type Handle, type MessageHandle } from './handle.ts'
import { colorOf } from './mark.ts'
import { renderMessage } from './render.ts'
import type { ReplyDelivery } from './respond.ts'

/**
 * Delivers a parcel once.
 *
 * @throws DeliveryFault
 */
export async function deliver(
  parcel: Parcel,
  parts: DeliveryParts,
  replyToInteraction: ReplyDelivery,
): Promise<Receipt> {
  try {
    return await route(parcel, parts, replyToInteraction)
  } catch (error) {
    throw toDeliveryFault(error)
  }
}

async function route(
  parcel: Parcel,
  parts: DeliveryParts,
  replyToInteraction: ReplyDelivery,
): Promise<Receipt> {
  const { target, message } = parcel
  if (target.kind === 'edit') return changeInThread(parcel, target, parts)
  if (target.kind === 'person') return sendToPerson(parcel, target.personId, parts)
  const handle = target.kind === 'reply' ? readHandle(target.handle) : undefined
  if (target.kind === 'reply' && handle?.kind === 'interaction') {
    return replyToInteraction(parcel, target, handle)
  }
  // Nothing else that Discord has is for one person's eyes alone.
  if (target.kind === 'reply' && message.visibility === 'asker' && !target.place.isDirect) {
    return sendToPerson(parcel, target.personId, parts)
  }
  if (handle?.kind === 'message') return replyToMessage(parcel, target.place, handle, parts)
  return sendToPlace(parcel, target.place, { channelId: channelOf(target.place) }, parts)
}

export function readHandle(handle: unknown): Handle | undefined {
  return handleSchema.safeParse(handle).data
}

export function channelOf({ channel, thread }: Place): string {
  return thread ?? channel
}

/** A question in a channel is answered in a thread on it; where none can be opened, below it. */
async function replyToMessage(
  parcel: Parcel,
  place: Place,
  { messageId, threadName }: MessageHandle,
  parts: DeliveryParts,
): Promise<Receipt> {
  const below: Spot = { channelId: channelOf(place), repliesTo: messageId, afterId: messageId }
  if (threadName === undefined) return sendToPlace(parcel, place, below, parts)
  const thread = await openThreadOn(place.channel, messageId, threadName, parts)
  if (thread === undefined) return sendToPlace(parcel, place, below, parts)
  try {
    return await sendToPlace(parcel, { ...place, thread }, { channelId: thread }, parts)
  } catch (error) {
    // It may open threads but not write in them.
    if (isRefusal(error)) return sendToPlace(parcel, place, below, parts)
    throw error
  }
}

async function sendToPlace(parcel: Parcel, place: Place, spot: Spot, parts: DeliveryParts): Promise<Receipt> {
  const rendered = renderMessage(parcel.message, colorOf(parcel.key))
  return receiptOf(await sendParts(parcel, rendered, spot, parts), place, false)
}

async function sendToPerson(parcel: Parcel, personId: string, parts: DeliveryParts): Promise<Receipt> {
  const channelId = await parts.calls.openDirect(personId)
  const rendered = renderMessage(parcel.message, colorOf(parcel.key))
  const place = { platform: 'discord', channel: channelId, isDirect: true }
  return receiptOf(await sendParts(parcel, rendered, { channelId }, parts), place, true)
}

const unknownMessage = 10_008
const threadArchived = 50_083

/** Answers are often checked when their thread has gone to the archive already. */
async function changeInThread(
  parcel: Parcel,
  target: Extract<Target, { kind: 'edit' }>,
  parts: DeliveryParts,
): Promise<Receipt> {
  try {
    return await change(parcel, target, parts)
  } catch (error) {
    const { thread } = target.place
    if (thread === undefined || !hasCode(error, threadArchived)) throw error
    await parts.calls.reopenThread(thread)
    return change(parcel, target, parts)
  }
}

/** Changes messages in place; where the new text needs more of them, they are added below. */
async function change(
  parcel: Parcel,
  { place, messageIds }: Extract<Target, { kind: 'edit' }>,
  parts: DeliveryParts,
): Promise<Receipt> {
  const channelId = channelOf(place)
  const rendered = renderMessage(parcel.message, colorOf(parcel.key))
  const changed = []
  for (const [index, messageId] of messageIds.entries()) {
    const part = rendered[index]
    // The message that a thread was opened on has the thread's id, and stands in the channel.
    const standsIn = messageId === place.thread ? place.channel : channelId
    if (part !== undefined) changed.push(await parts.calls.edit(standsIn, messageId, part))
    else await removeIfThere(standsIn, messageId, parts)
  }
  const added = rendered.slice(messageIds.length)
  const spot = { channelId, afterId: messageIds.at(-1) ?? '' }
  const sent = added.length === 0 ? [] : await sendParts(parcel, added, spot, parts, messageIds.length)
  return receiptOf([...changed, ...sent], place, place.isDirect)
}

async function removeIfThere(channelId: string, messageId: string, { calls }: DeliveryParts): Promise<void> {
  try {
    await calls.remove(channelId, messageId)
  } catch (error) {
    if (!hasCode(error, unknownMessage)) throw error
  }
}
