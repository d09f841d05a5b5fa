import { z } from 'zod'
import { DeliveryFault, type Parcel, type Receipt, type Target } from '../../src/chat/platform.ts'
import { deliverInPlace, deliverToPerson, type DeliveryParts } from './deliver-in-place.ts'
import { toOptionalFault } from './errors.ts'
import type { SlackHandle } from './handle.ts'
import { replyModal } from './modal.ts'
import { renderPages } from './render.ts'
import { freshResponseUrl, respond } from './respond.ts'

/**
 * So that only the asker sees it: in the modal that the press has opened, in the place of a command's note, as an
 * ephemeral message, or, where none of that can be had, in a direct message.
 *
 * Slack keeps no ephemeral message that could be looked for. A modal and a command's note are replaced, so that to
 * send them twice shows them once; an ephemeral answer to a press may be shown twice after a crash, and is never lost.
 */
export async function deliverPrivately(
  parcel: Parcel,
  target: Extract<Target, { kind: 'reply' }>,
  handle: SlackHandle | undefined,
  parts: DeliveryParts,
): Promise<Receipt> {
  const { message } = parcel
  if (handle?.viewId !== undefined && (await showModal(parcel, handle.viewId, parts)))
    return { messageIds: [] }
  const pages = renderPages(message)
  const url = freshResponseUrl(handle, Date.now(), parts.apiUrl)
  // A file cannot be ephemeral: it goes to the person.
  if (message.attachment !== undefined) {
    const receipt = await deliverToPerson(parcel, target.personId, parts)
    if (url !== undefined && handle?.hasNote === true) await replaceNote(url, parcel, parts, handle)
    return receipt
  }
  if (url !== undefined && handle?.hasNote === true) {
    const replaces = parts.claimNote(handle.id, parcel.key)
    await respond(url, pages, { replaces, isPublic: false })
    return { messageIds: [] }
  }
  if (target.place.isDirect) {
    return target.place.channel === target.personId
      ? deliverToPerson(parcel, target.personId, parts)
      : deliverInPlace(parcel, target.place, handle, parts)
  }
  return postEphemerally(parcel, target, url, parts)
}

async function replaceNote(
  url: string,
  { key, message }: Parcel,
  parts: DeliveryParts,
  handle: SlackHandle,
): Promise<void> {
  const { attachment: _sent, ...rest } = message
  try {
    await respond(url, renderPages(rest), { replaces: parts.claimNote(handle.id, key), isPublic: false })
  } catch {
    // The person has it; the note stays as it is.
  }
}

/** @returns False where the modal was closed, never opened, or is too small. */
async function showModal({ message }: Parcel, viewId: string, parts: DeliveryParts): Promise<boolean> {
  await parts.modalOpened(viewId)
  const view = replyModal(viewId, message)
  if (view === undefined) return false
  try {
    await parts.client.apiCall('views.update', { external_id: view.external_id, view })
    return true
  } catch (error) {
    const fault = toOptionalFault(error)
    if (fault.kind !== 'refused') throw fault
    return false
  }
}

const ephemeralSchema = z.object({ message_ts: z.string() })

async function postEphemerally(
  { message }: Parcel,
  target: Extract<Target, { kind: 'reply' }>,
  url: string | undefined,
  { client }: DeliveryParts,
): Promise<Receipt> {
  const { channel, thread } = target.place
  const pages = renderPages(message)
  const messageIds: string[] = []
  try {
    for (const page of pages) {
      const answer = await client.apiCall('chat.postEphemeral', {
        channel,
        user: target.personId,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...page,
        parse: 'none',
      })
      messageIds.push(ephemeralSchema.parse(answer).message_ts)
    }
  } catch (error) {
    const fault = toOptionalFault(error)
    if (fault.kind !== 'refused') throw fault
    // The tutor is no member, or the person has left: by the interaction's own address, else to the person.
    if (url === undefined) throw new DeliveryFault('expired', fault.message, { cause: fault })
    await respond(url, pages.slice(messageIds.length), { replaces: false, isPublic: false })
  }
  return { messageIds }
}
