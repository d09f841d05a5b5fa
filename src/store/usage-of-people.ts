import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { translated } from './open-database.ts'
import { openUsageDatabase, usageFileName, type UsageDatabase } from './usage-database.ts'

/** What a person's questions took of language models, in any course of the data folder. */
export interface UsageOfPeople {
  read(asker: string): Array<Record<string, unknown>>
  /** Takes a person out of the record, and of its write-ahead log; what was spent stays, as nobody's. */
  forget(asker: string): void
  /** Takes everybody out of a course's days before `day` ("2026-03-02"). */
  forgetBefore(course: string, day: string): void
}

/** What is spent by nobody any more. */
const nobody = ''

const rowSchema = z.object({
  course: z.string(),
  day: z.string(),
  model: z.string(),
  questions: z.number(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  failures: z.number(),
})
const rowsSchema = z.array(rowSchema)

/**
 * The part of `<data>/usage.db` that is about people; the file is opened for each call, and not made where none is.
 *
 * @throws TutorError `data` or `busy`, from each call, where the file cannot be used.
 */
export function createUsageOfPeople(data: string, peopleKey: string): UsageOfPeople {
  function within<Result>(otherwise: Result, work: (usage: UsageDatabase) => Result): Result {
    if (!existsSync(path.join(data, usageFileName))) return otherwise
    const usage = openUsageDatabase(data, peopleKey)
    try {
      return translated(usage.file, () => work(usage))
    } finally {
      usage.database.close()
    }
  }

  return {
    read: (asker) =>
      within([], ({ database, pseudonymOf }) =>
        rowsSchema.parse(database.prepare('SELECT * FROM usage WHERE asker = ?').all(pseudonymOf(asker))),
      ),
    forget: (asker) =>
      within(undefined, (usage) => {
        moveToNobody(usage, 'asker = ?', usage.pseudonymOf(asker))
      }),
    forgetBefore: (course, day) =>
      within(undefined, (usage) => {
        moveToNobody(usage, 'course = ? AND day < ?', course, day)
      }),
  }
}

function moveToNobody({ database }: UsageDatabase, condition: string, ...values: string[]): void {
  const add = database.prepare(`
    INSERT INTO usage VALUES (@course, @day, '${nobody}', @model, @questions, @input_tokens, @output_tokens, @failures)
    ON CONFLICT (course, day, asker, model) DO UPDATE SET questions = questions + excluded.questions,
      input_tokens = input_tokens + excluded.input_tokens, output_tokens = output_tokens + excluded.output_tokens,
      failures = failures + excluded.failures`)
  const ofSomebody = `${condition} AND asker <> '${nobody}'`
  const move = database.transaction(() => {
    const rows = rowsSchema.parse(database.prepare(`SELECT * FROM usage WHERE ${ofSomebody}`).all(...values))
    database.prepare(`DELETE FROM usage WHERE ${ofSomebody}`).run(...values)
    for (const row of rows) add.run(row)
  })
  move.immediate()
  database.pragma('wal_checkpoint(TRUNCATE)')
}
