import { sql, type Kysely, type Migration } from 'kysely'

/** Who asked the same of late is asked with every question: it must not be read from all that was ever asked. */
export const questionsByTime: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index exchanges_asked on exchanges (course_id, reader, asked_ms, question)`.execute(db)
    await sql`create index exchanges_question on exchanges (course_id, question, asked_ms)`.execute(db)
  },
}
