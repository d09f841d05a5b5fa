import {
  noteHere,
  noteSpokenPlace,
  readHereMs,
  readSpokenPlaces,
  type SpokenPlace,
} from '../store/presence-store.ts'
import type { State, StateAccess } from '../store/open-state.ts'
import { createAddressBook } from './address-book.ts'
import type { ChatEvent } from './event.ts'
import type { Observe } from './occurrence.ts'
import type { Presence } from './platform.ts'
import { nameFromEvent } from './pseudonyms.ts'

/** Of the places that are known, so many are told to an adapter. */
const placesTold = 400

/** What a platform needs to catch up on after an absence; a failure is observed, and nothing is known then. */
export function createPresence(
  platform: string,
  { state, peopleKey, observe }: { state: State; peopleKey: string; observe: Observe },
): Presence {
  const addresses = createAddressBook(peopleKey)
  const attempt = async <Result>(nothing: Result, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      observe({ kind: 'upkeep-failed', task: 'presence', error })
      return nothing
    }
  }
  return {
    lastHereMs: () => attempt(undefined, () => readHereMs(state.tables, platform)),
    noteHere: (atMs) =>
      attempt(undefined, () => state.write((transaction) => noteHere(transaction, platform, atMs))),
    spokenPlaces: () =>
      attempt([], async () => {
        const sealed = await readSpokenPlaces(state.tables, { platform, limit: placesTold })
        return sealed.flatMap((address) => {
          const target = addresses.open(address)?.target
          return target?.kind === 'place' ? [target.place] : []
        })
      }),
  }
}

/** Notes where an event comes from; a direct message's place is its person's, and goes when that person is forgotten. */
export async function notePlaceOf(
  { place }: Pick<ChatEvent, 'place'>,
  state: StateAccess,
  { person, nowMs, peopleKey }: { person: string; nowMs: number; peopleKey: string },
): Promise<void> {
  const { platform, space = '', channel, thread = '' } = place
  const spoken: SpokenPlace = {
    place: nameFromEvent(['place', platform, space, channel, thread].join('/'), peopleKey),
    platform,
    person: place.isDirect ? person : null,
    address: createAddressBook(peopleKey).seal({ platform, target: { kind: 'place', place } }),
    spokenMs: nowMs,
  }
  await noteSpokenPlace(state, spoken)
}
