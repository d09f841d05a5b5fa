import { findCheck, type StoredCheck } from '../../store/check-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { policyOf } from '../course-of-place.ts'
import type { Reply } from '../visit.ts'
import { readPlaces, reviewCard } from './review-card.ts'

const cardsOf = (exchangeId: string) => `staff:${exchangeId}`

/** The card of a check as a new message in each of the staff's channels. */
export async function postCards(state: StateAccess, tutor: Tutor, check: StoredCheck): Promise<Reply[]> {
  const message = await reviewCard(state, check, tutor.course.languages[0] ?? 'ko', 'everyone')
  if (message === undefined) return []
  return policyOf(tutor).staffChannels.map(({ platform, channel, space }) => ({
    message,
    platform,
    person: check.person,
    exchangeId: cardsOf(check.exchange_id),
    to: {
      kind: 'place',
      place: { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) },
    },
  }))
}

/** The cards of a check that stand in the staff's channels, changed to what it is now. */
export async function changeCards(state: StateAccess, tutor: Tutor, exchangeId: string): Promise<Reply[]> {
  const check = await findCheck(state, exchangeId)
  const message = check && (await reviewCard(state, check, tutor.course.languages[0] ?? 'ko', 'everyone'))
  if (check === undefined || message === undefined) return []
  return (await readPlaces(state, cardsOf(exchangeId))).flatMap(({ place, messageIds }) =>
    place === undefined || messageIds.length === 0
      ? []
      : [
          {
            message,
            platform: place.platform,
            person: check.person,
            to: { kind: 'edit' as const, place, messageIds },
          },
        ],
  )
}
