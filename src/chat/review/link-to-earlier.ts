import type { Answer } from '../../answer/answer.ts'
import { findExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Message } from '../message.ts'
import type { Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { readPlaces } from './review-card.ts'

/**
 * The link to where a remembered answer was given first. Only to what was public in the very channel in which this
 * question is asked: of any other channel nobody here knows whether the asker may see it.
 */
export async function linkToEarlier(
  state: StateAccess,
  visit: Visit,
  answer: Answer,
): Promise<Pick<Message, 'link'>> {
  if (answer.checked === undefined) return {}
  const earlier = await findExchange(state, answer.checked.exchangeId)
  if (earlier === undefined || earlier.visibility !== 'everyone') return {}
  const { place } = visit.event
  const receipts = await readPlaces(state, earlier.id)
  const seen = receipts.find(
    (receipt) =>
      receipt.place?.platform === place.platform &&
      receipt.place.channel === place.channel &&
      receipt.place.space === place.space,
  )
  return seen?.url === undefined
    ? {}
    : { link: { url: seen.url, label: checkWording[answer.language].earlier } }
}
