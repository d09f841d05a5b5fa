import type { StateAccess } from '../../store/open-state.ts'
import { addParcel } from '../../store/outbox-store.ts'
import { parcelOfReply } from '../parcel-of-reply.ts'
import type { Reply } from '../visit.ts'

/** Replies that answer no event, each under a key of its own that is the same when the work is repeated. */
export async function postReplies(
  state: StateAccess,
  replies: readonly Reply[],
  name: string,
  peopleKey: string,
): Promise<void> {
  for (const [index, reply] of replies.entries()) {
    const { platform, to } = reply
    if (platform === undefined || to === undefined) continue
    await addParcel(state, parcelOfReply(reply, { name: `${name}#${index}`, platform, to }, peopleKey))
  }
}
