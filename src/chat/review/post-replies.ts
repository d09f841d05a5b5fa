import type { StateAccess } from '../../store/open-state.ts'
import { addParcel } from '../../store/outbox-store.ts'
import { nameFromEvent } from '../pseudonyms.ts'
import type { Reply } from '../visit.ts'
import { laneOf } from '../work-event.ts'

/** Replies that answer no event, each under a key of its own that is the same when the work is repeated. */
export async function postReplies(
  state: StateAccess,
  replies: readonly Reply[],
  name: string,
  peopleKey: string,
): Promise<void> {
  for (const [index, { platform, to, message, person, exchangeId }] of replies.entries()) {
    if (platform === undefined || to === undefined) continue
    await addParcel(state, {
      parcelKey: nameFromEvent(`${name}#${index}`, peopleKey),
      platform,
      lane: nameFromEvent(`${platform}/${laneOf(to)}`, peopleKey),
      target: JSON.stringify(to),
      message: JSON.stringify(message),
      createdMs: Date.now(),
      ...(person === undefined ? {} : { person }),
      ...(exchangeId === undefined ? {} : { exchangeId }),
    })
  }
}
