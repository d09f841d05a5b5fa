import { sql, type Kysely, type Migration } from 'kysely'

/** What is said where a reply cannot be delivered, and what a platform needs to catch up on after an absence. */
export const undeliveredAndAbsence: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table outbox add column otherwise text`.execute(db)
    await sql`create table platform_presence (platform text primary key not null, here_ms integer not null) strict`.execute(
      db,
    )
    await sql`create table spoken_places (
      place text primary key not null,
      platform text not null,
      person text,
      address text not null,
      spoken_ms integer not null
    ) strict`.execute(db)
    await sql`create index spoken_places_newest on spoken_places (platform, spoken_ms)`.execute(db)
    await sql`create index spoken_places_of on spoken_places (person)`.execute(db)
  },
}
