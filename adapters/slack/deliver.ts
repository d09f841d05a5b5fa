import type { Parcel, Receipt, Target } from '../../src/chat/platform.ts'
import { deliverEdit } from './deliver-edit.ts'
import { deliverInPlace, deliverToPerson, type DeliveryParts } from './deliver-in-place.ts'
import { deliverPrivately } from './deliver-privately.ts'
import { toDeliveryFault } from './errors.ts'
import { readHandle, type SlackHandle } from './handle.ts'
import { renderPages } from './render.ts'
import { freshResponseUrl, respond } from './respond.ts'

/** @throws DeliveryFault */
export async function deliver(parcel: Parcel, parts: DeliveryParts): Promise<Receipt> {
  const { target, message } = parcel
  switch (target.kind) {
    case 'edit':
      return deliverEdit(parcel, target, parts)
    case 'place':
      return deliverInPlace(parcel, target.place, undefined, parts)
    case 'person':
      return deliverToPerson(parcel, target.personId, parts)
    case 'reply':
    default: {
      const handle = readHandle(target.handle)
      const isPrivate = message.visibility === 'asker' && !target.place.isDirect
      if (isPrivate || handle?.viewId !== undefined) return deliverPrivately(parcel, target, handle, parts)
      return deliverOpenly(parcel, target, handle, parts)
    }
  }
}

/**
 * Into the channel, or a direct message. Where the channel does not take it (the tutor is no member, it is archived, the
 * thread is locked), a command is answered by its address, all else to the person.
 */
async function deliverOpenly(
  parcel: Parcel,
  target: Extract<Target, { kind: 'reply' }>,
  handle: SlackHandle | undefined,
  parts: DeliveryParts,
): Promise<Receipt> {
  const isPublic = parcel.message.visibility === 'everyone'
  const url = freshResponseUrl(handle, Date.now(), parts.apiUrl)
  const answersByUrl = handle?.hasNote === true && url !== undefined
  if (target.place.isDirect && answersByUrl) return deliverPrivately(parcel, target, handle, parts)
  if (target.place.channel === target.personId) return deliverToPerson(parcel, target.personId, parts)
  try {
    return await deliverInPlace(parcel, target.place, handle, parts)
  } catch (error) {
    const fault = toDeliveryFault(error)
    if (fault.kind !== 'refused' || target.place.isDirect) throw fault
    if (!answersByUrl) return deliverToPerson(parcel, target.personId, parts)
    await respond(url, renderPages(parcel.message), { replaces: false, isPublic })
    return { messageIds: [] }
  }
}
