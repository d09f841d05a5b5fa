import { z } from 'zod'
import type { NewParcel } from '../store/outbox-store.ts'
import { nameFromEvent } from './pseudonyms.ts'
import type { Target } from './platform.ts'
import type { Reply } from './visit.ts'

/** What a reply is answered from: who and where it is for unless it says otherwise. */
interface Origin {
  /** Names the parcel: the same when the work is repeated. */
  name: string
  platform: string
  to: Target
  person?: string
  eventKey?: string
}

/** A reply as the outbox keeps it, together with what takes its place where it cannot be delivered. */
export function parcelOfReply(reply: Reply, origin: Origin, peopleKey: string): NewParcel {
  const platform = reply.platform ?? origin.platform
  const to = reply.to ?? origin.to
  const person = reply.person ?? origin.person
  const name = reply.name ?? origin.name
  const { otherwise } = reply
  return {
    parcelKey: nameFromEvent(name, peopleKey),
    platform,
    lane: nameFromEvent(`${platform}/${laneOf(to)}`, peopleKey),
    target: JSON.stringify(to),
    message: JSON.stringify(reply.message),
    createdMs: Date.now(),
    ...(origin.eventKey === undefined ? {} : { eventKey: origin.eventKey }),
    ...(person === undefined ? {} : { person }),
    ...(reply.exchangeId === undefined ? {} : { exchangeId: reply.exchangeId }),
    ...(otherwise === undefined
      ? {}
      : {
          otherwise: JSON.stringify(
            parcelOfReply(
              otherwise,
              { ...origin, name: `${name}/otherwise`, platform, to: otherwise.to },
              peopleKey,
            ),
          ),
        }),
  }
}

/** What is said in one place keeps its order. */
export function laneOf(target: Target): string {
  return target.kind === 'person'
    ? `@${target.personId}`
    : `${target.place.channel}/${target.place.thread ?? ''}`
}

const parcelSchema = z.object({
  parcelKey: z.string(),
  platform: z.string(),
  lane: z.string(),
  target: z.string(),
  message: z.string(),
  createdMs: z.number(),
  eventKey: z.string().exactOptional(),
  exchangeId: z.string().exactOptional(),
  person: z.string().exactOptional(),
  otherwise: z.string().exactOptional(),
})

/** The parcel that takes the place of one that cannot be delivered; its time begins now. */
export function readOtherwise(json: string, nowMs: number): NewParcel {
  return { ...parcelSchema.parse(JSON.parse(json)), createdMs: nowMs }
}
