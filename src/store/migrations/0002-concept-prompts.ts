import { sql, type Kysely, type Migration } from 'kysely'

/** The daily concept prompt: its queue, what became of each day, submissions and spaced repetition. */
export const conceptPrompts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table concept_prompts (
      id text primary key not null, course_id text not null, concept text not null, status text not null,
      position real not null, content text not null, reasons text not null, made_ms integer not null) strict`.execute(
      db,
    )
    await sql`create index concept_prompts_queue on concept_prompts (course_id, status, position)`.execute(db)
    await sql`create table concept_prompt_days (
      course_id text not null, day text not null, outcome text not null, prompt_id text unique, due_ms integer not null,
      decided_ms integer not null, closes_ms integer, closed_ms integer, primary key (course_id, day)) strict`.execute(
      db,
    )
    await sql`create table concept_submissions (
      prompt_id text not null, course_id text not null, person text not null, submitted_ms integer not null,
      revisions integer not null, language text not null, answer text not null, shown_name text,
      may_be_shown integer not null, assessment text not null, primary key (prompt_id, person)) strict`.execute(
      db,
    )
    await sql`create index concept_submissions_person on concept_submissions (person)`.execute(db)
    await sql`create table concept_cards (
      course_id text not null, person text not null, concept text not null, due_ms integer not null,
      card text not null, primary key (course_id, person, concept)) strict`.execute(db)
    await sql`create table concept_choices (
      course_id text not null, person text not null, is_streak_off integer not null,
      primary key (course_id, person)) strict`.execute(db)
    await sql`create table concept_schedules (
      course_id text primary key not null, is_paused integer not null, decided_up_to_ms integer not null) strict`.execute(
      db,
    )
  },
}
