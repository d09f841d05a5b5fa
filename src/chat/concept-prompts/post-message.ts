import { addParcel } from '../../store/outbox-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Message } from '../message.ts'
import type { Target } from '../platform.ts'
import { nameFromEvent } from '../pseudonyms.ts'

/** A channel as course.yaml names it. */
export interface Channel {
  platform: string
  space?: string | undefined
  channel: string
}

/** Puts a message for a channel into the outbox; one of the same name is put there once. */
export async function postMessage(
  transaction: StateAccess,
  parcel: { name: string; channel: Channel; message: Message; nowMs: number; peopleKey: string },
): Promise<void> {
  const { platform, channel, space } = parcel.channel
  const place = { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) }
  const target: Target = { kind: 'place', place }
  await addParcel(transaction, {
    parcelKey: nameFromEvent(`${parcel.name}/${platform}/${space ?? ''}/${channel}`, parcel.peopleKey),
    platform,
    lane: nameFromEvent(`${platform}/${channel}/`, parcel.peopleKey),
    target: JSON.stringify(target),
    message: JSON.stringify(parcel.message),
    createdMs: parcel.nowMs,
  })
}
