import type { StoredExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Place } from '../event.ts'
import { readPlaces } from './review-card.ts'

/** The place in which everyone has seen an exchange; none where it was between two. */
export async function findPublicPlace(
  state: StateAccess,
  exchange: Pick<StoredExchange, 'id' | 'visibility'>,
): Promise<Place | undefined> {
  if (exchange.visibility !== 'everyone') return undefined
  const places = await readPlaces(state, exchange.id)
  return places.findLast(({ place }) => place?.isDirect === false)?.place
}
