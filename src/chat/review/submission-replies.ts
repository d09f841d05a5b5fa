import type { Tutor } from '../../tutor.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { policyOf } from '../course-of-place.ts'
import type { Message } from '../message.ts'
import type { Reply } from '../visit.ts'
import { readPlaces } from './review-card.ts'

/** What a staff's card is about: a submission, an appeal on one, the answers to a concept prompt. */
export type CardName = `${'submission' | 'appeal' | 'prompt'}:${string}`

const keptAs = (name: CardName) => `staff:${name}`

/**
 * A new message in each of the staff's channels.
 *
 * @param person Whose words it holds (pseudonym).
 */
export function postSubmissionCard(tutor: Tutor, message: Message, name: CardName, person: string): Reply[] {
  return policyOf(tutor).staffChannels.map(({ platform, channel, space }) => ({
    message,
    platform,
    person,
    exchangeId: keptAs(name),
    to: {
      kind: 'place' as const,
      place: { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) },
    },
  }))
}

/** The messages that stand in the staff's channels under that name, changed. */
export async function changeSubmissionCard(
  state: StateAccess,
  message: Message,
  name: CardName,
  person: string,
): Promise<Reply[]> {
  return (await readPlaces(state, keptAs(name))).flatMap(({ place, messageIds }) =>
    place === undefined || messageIds.length === 0
      ? []
      : [
          {
            message,
            platform: place.platform,
            person,
            to: { kind: 'edit' as const, place, messageIds },
          },
        ],
  )
}
