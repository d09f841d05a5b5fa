import { sql, type Kysely, type Migration } from 'kysely'

/** Answers to concept prompts enter the TA's checking, each blind or not for good; rulings are found by their rubric. */
export const gradedSubmissions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of [
      'prompt_id text',
      'rubric text',
      'is_blind integer not null default 0',
      'is_pasted integer not null default 0',
      'taken_by text',
      'taken_ms integer',
    ]) {
      await sql`alter table submission_checks add column ${sql.raw(column)}`.execute(db)
    }
    await sql`create index submission_checks_waiting on submission_checks (course_id, made_ms)
      where status in ('draft', 'appealed')`.execute(db)
    await sql`create index submission_checks_ruled on submission_checks (course_id, rubric)
      where status = 'ruled'`.execute(db)
  },
}
