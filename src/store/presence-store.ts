import type { StateAccess } from './open-state.ts'

/** A place in which the tutor was spoken to. */
export interface SpokenPlace {
  /** Hashed name of the place. */
  place: string
  platform: string
  /** Pseudonym, of a direct message: it is that person's place. */
  person: string | null
  /** Sealed: where it is. */
  address: string
  spokenMs: number
}

/** Notes that the tutor was spoken to in a place; `spokenMs` never goes back. */
export async function noteSpokenPlace(state: StateAccess, spoken: SpokenPlace): Promise<void> {
  await state
    .insertInto('spoken_places')
    .values({
      place: spoken.place,
      platform: spoken.platform,
      person: spoken.person,
      address: spoken.address,
      spoken_ms: spoken.spokenMs,
    })
    .onConflict((conflict) =>
      conflict
        .column('place')
        .doUpdateSet({ spoken_ms: spoken.spokenMs })
        .where('spoken_places.spoken_ms', '<', spoken.spokenMs),
    )
    .execute()
}

/** The sealed addresses of the places in which the tutor was spoken to last, newest first. */
export async function readSpokenPlaces(
  state: StateAccess,
  request: { platform: string; limit: number },
): Promise<string[]> {
  const rows = await state
    .selectFrom('spoken_places')
    .select('address')
    .where('platform', '=', request.platform)
    .orderBy('spoken_ms', 'desc')
    .limit(request.limit)
    .execute()
  return rows.map(({ address }) => address)
}

export async function forgetSpokenPlaces(state: StateAccess, beforeMs: number): Promise<void> {
  await state.deleteFrom('spoken_places').where('spoken_ms', '<', beforeMs).execute()
}

/** When a platform was last connected with nothing missed; undefined at the very first start. */
export async function readHereMs(state: StateAccess, platform: string): Promise<number | undefined> {
  const row = await state
    .selectFrom('platform_presence')
    .select('here_ms')
    .where('platform', '=', platform)
    .executeTakeFirst()
  return row?.here_ms
}

export async function noteHere(state: StateAccess, platform: string, hereMs: number): Promise<void> {
  await state
    .insertInto('platform_presence')
    .values({ platform, here_ms: hereMs })
    .onConflict((conflict) => conflict.column('platform').doUpdateSet({ here_ms: hereMs }))
    .execute()
}
