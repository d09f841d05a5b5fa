import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { StateAccess } from './open-state.ts'

/** What somebody did that must be told for ever, without anybody's words. */
export interface AuditAct {
  courseId: string
  /** Pseudonym of who did it. */
  person: string
  act: string
  /** Id of the exchange or submission; or what was exported. */
  subject: string
  /** What was decided: only its hash is kept. */
  detail: unknown
  atMs: number
}

interface Entry {
  number: number
  at_ms: number
  course_id: string
  actor: string
  act: string
  subject: string
  detail_hash: string
  previous_hash: string
}

const firstPrevious = '0'.repeat(64)

/** Adds the act to the log, in the transaction of the act itself. */
export async function addAuditEntry(state: StateAccess, act: AuditAct): Promise<void> {
  const last = await state
    .selectFrom('audit_log')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry: Entry = {
    number: (last?.number ?? 0) + 1,
    at_ms: act.atMs,
    course_id: act.courseId,
    actor: await nameActor(state, act.person),
    act: act.act,
    subject: act.subject,
    detail_hash: sha256(JSON.stringify(act.detail)),
    previous_hash: last?.hash ?? firstPrevious,
  }
  await state
    .insertInto('audit_log')
    .values({ ...entry, hash: hashOf(entry) })
    .execute()
}

/**
 * The log read from the first entry to the last.
 *
 * @returns How many entries there are and the last one's hash (to be noted down elsewhere), and the number of the
 * first entry at which the chain does not hold, if any; one beyond the last where entries were cut off the end.
 */
export async function verifyAuditLog(
  state: StateAccess,
): Promise<{ entries: number; head: string; brokenAt?: number }> {
  let previous = firstPrevious
  let expected = 1
  const rows = await state.selectFrom('audit_log').selectAll().orderBy('number').execute()
  for (const { hash, ...entry } of rows) {
    const isWhole = entry.number === expected && entry.previous_hash === previous && hashOf(entry) === hash
    if (!isWhole) return { entries: rows.length, head: rows.at(-1)?.hash ?? previous, brokenAt: expected }
    previous = hash
    expected += 1
  }
  // SQLite keeps the highest number that it ever gave.
  const given = await sql<{ seq: number }>`select seq from sqlite_sequence where name = 'audit_log'`.execute(
    state,
  )
  const isCut = (given.rows[0]?.seq ?? 0) >= expected
  return { entries: rows.length, head: previous, ...(isCut ? { brokenAt: expected } : {}) }
}

async function nameActor(state: StateAccess, person: string): Promise<string> {
  await state
    .insertInto('audit_actors')
    .values({ person, salt: randomBytes(18).toString('base64url') })
    .onConflict((conflict) => conflict.column('person').doNothing())
    .execute()
  const { salt } = await state
    .selectFrom('audit_actors')
    .select('salt')
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  return sha256(`${salt}\n${person}`).slice(0, 22)
}

function hashOf(entry: Entry): string {
  const { number, at_ms, course_id, actor, act, subject, detail_hash, previous_hash } = entry
  return sha256(JSON.stringify([number, at_ms, course_id, actor, act, subject, detail_hash, previous_hash]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
