import { sql, type Kysely, type Migration } from 'kysely'

/** Inbox, outbox and the records of people. */
export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table inbox (
      event_key text primary key not null, platform text not null, person text, received_ms integer not null,
      status text not null, runs integer not null default 0, payload text) strict, without rowid`.execute(db)
    await sql`create index inbox_waiting on inbox (received_ms) where status = 'waiting'`.execute(db)
    await sql`create table outbox (
      id integer primary key autoincrement, parcel_key text not null unique, event_key text, exchange_id text,
      platform text not null, person text, lane text not null, target text, message text, status text not null,
      attempts integer not null default 0, not_before_ms integer not null default 0, created_ms integer not null,
      receipt text, reason text) strict`.execute(db)
    await sql`create index outbox_waiting on outbox (id) where status = 'waiting'`.execute(db)
    await sql`create index outbox_exchange on outbox (exchange_id)`.execute(db)
    await sql`create index outbox_created on outbox (created_ms)`.execute(db)
    await sql`create table exchanges (
      id text primary key not null, course_id text not null, person text not null, conversation text not null,
      visibility text not null, reader text not null, asked_ms integer not null, question text not null,
      answer text not null) strict`.execute(db)
    await sql`create index exchanges_conversation on exchanges (course_id, conversation, asked_ms)`.execute(
      db,
    )
    await sql`create index exchanges_person on exchanges (person, asked_ms)`.execute(db)
    await sql`create table feedback (
      exchange_id text not null, person text not null, verdict text not null, reason text,
      given_ms integer not null, primary key (exchange_id, person)) strict`.execute(db)
    await sql`create table escalations (
      exchange_id text primary key not null, course_id text not null, person text not null, status text not null,
      asked_ms integer not null, reply_target text, answered_ms integer, answered_by text, reply text) strict`.execute(
      db,
    )
    await sql`create table quizzes (
      id text primary key not null, course_id text not null, person text not null, made_ms integer not null,
      questions text not null, choices text not null) strict`.execute(db)
    await sql`create table usage (
      course_id text not null, person text not null, day text not null, questions integer not null,
      primary key (course_id, person, day)) strict`.execute(db)
  },
}
