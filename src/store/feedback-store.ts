import type { StateAccess } from './open-state.ts'

export interface StoredFeedback {
  exchangeId: string
  /** Pseudonym of who judged. */
  person: string
  verdict: 'helpful' | 'not-helpful'
  reason?: string
  givenMs: number
}

/** Keeps a person's verdict on an answer; a later one takes the place of the earlier. */
export async function keepFeedback(state: StateAccess, feedback: StoredFeedback): Promise<void> {
  const changing = {
    verdict: feedback.verdict,
    reason: feedback.reason ?? null,
    given_ms: feedback.givenMs,
  }
  await state
    .insertInto('feedback')
    .values({ exchange_id: feedback.exchangeId, person: feedback.person, ...changing })
    .onConflict((conflict) => conflict.columns(['exchange_id', 'person']).doUpdateSet(changing))
    .execute()
}

export async function readFeedback(state: StateAccess, exchangeId: string): Promise<StoredFeedback[]> {
  const rows = await state.selectFrom('feedback').selectAll().where('exchange_id', '=', exchangeId).execute()
  return rows.map((row) => ({
    exchangeId: row.exchange_id,
    person: row.person,
    verdict: row.verdict,
    givenMs: row.given_ms,
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
}
