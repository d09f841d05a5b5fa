import { DeliveryFault, type Parcel, type Receipt, type Target } from '../../src/chat/platform.ts'
import { uploadImage, type DeliveryParts } from './deliver-in-place.ts'
import { toOptionalFault } from './errors.ts'
import { change, postPages, receiptOf } from './post.ts'
import { renderPages } from './render.ts'
import { findOwnMessages } from './find-own-messages.ts'

/** Changes messages of the tutor's own in place; what the new text does not need is removed, what it needs is added. */
export async function deliverEdit(
  parcel: Parcel,
  { place, messageIds }: Extract<Target, { kind: 'edit' }>,
  parts: DeliveryParts,
): Promise<Receipt> {
  const { client, botUserId } = parts
  const pages = renderPages(parcel.message, await uploadImage(parcel.message, client))
  const ids: string[] = []
  for (const [part, page] of pages.slice(0, messageIds.length).entries()) {
    const ts = messageIds[part] ?? ''
    const metadata = { event_type: 'tutor_parcel', event_payload: { key: parcel.key, part } }
    if (!(await change(client, place.channel, ts, { ...page, metadata }))) {
      throw new DeliveryFault('refused', 'the message is gone')
    }
    ids.push(ts)
  }
  for (const ts of messageIds.slice(pages.length)) {
    await client.apiCall('chat.delete', { channel: place.channel, ts }).catch((error: unknown) => {
      const fault = toOptionalFault(error)
      if (fault.kind !== 'refused') throw fault
    })
  }
  if (pages.length > messageIds.length) {
    const found = parcel.mayHaveArrived
      ? await findOwnMessages(client, place, { key: parcel.key, botUserId })
      : { parts: new Map<number, string>() }
    const known = new Map([...found.parts, ...ids.map((ts, part) => [part, ts] as const)])
    ids.splice(0, ids.length, ...(await postPages(client, { key: parcel.key, place, pages, known })))
  }
  return receiptOf(place, ids, parts.workspaceUrl)
}
