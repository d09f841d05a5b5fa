import { sql, type Kysely, type Migration } from 'kysely'

/** The review queue, the memory of checked answers, checks of students' answers and the audit log. */
export const checks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table checks (
      exchange_id text primary key not null, course_id text not null, person text not null, reasons text not null,
      status text not null, queued_ms integer not null, later_until_ms integer, taken_by text, taken_label text,
      taken_ms integer, decided_by text, decided_label text, decided_ms integer, difference text) strict`.execute(
      db,
    )
    await sql`create index checks_open on checks (course_id, queued_ms) where status = 'open'`.execute(db)
    await sql`create table checked_answers (
      exchange_id text primary key not null, course_id text not null, person text not null, question text not null,
      answer text not null, decided_ms integer not null) strict`.execute(db)
    await sql`create index checked_answers_course on checked_answers (course_id)`.execute(db)
    await sql`create table showings (
      exchange_id text not null, shown_in text not null, course_id text not null, person text not null,
      address text not null, shown_ms integer not null,
      primary key (exchange_id, shown_in, person)) strict, without rowid`.execute(db)
    await sql`create index showings_person on showings (person)`.execute(db)
    await sql`create table submission_checks (
      id text primary key not null, course_id text not null, person text not null, made_ms integer not null,
      question text not null, submission text not null, criteria text not null, draft text not null, grades text,
      feedback text, status text not null, address text not null, graded_by text, graded_ms integer, appeal text,
      appealed_ms integer, ruled_by text, ruled_ms integer) strict`.execute(db)
    await sql`create table blind_grades (
      submission_id text not null, course_id text not null, person text not null, grades text not null,
      given_ms integer not null, primary key (submission_id, person)) strict`.execute(db)
    await sql`create table audit_log (
      number integer primary key autoincrement, at_ms integer not null, course_id text not null, actor text not null,
      act text not null, subject text not null, detail_hash text not null, previous_hash text not null,
      hash text not null unique) strict`.execute(db)
    await sql`create trigger audit_log_not_changed before update on audit_log
      begin select raise(abort, 'the audit log only grows'); end`.execute(db)
    await sql`create trigger audit_log_not_removed before delete on audit_log
      begin select raise(abort, 'the audit log only grows'); end`.execute(db)
    await sql`create table audit_actors (person text primary key not null, salt text not null) strict`.execute(
      db,
    )
  },
}
