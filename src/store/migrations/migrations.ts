import type { Migration } from 'kysely'
import { firstTables } from './0001-first-tables.ts'
import { conceptPrompts } from './0002-concept-prompts.ts'
import { checks } from './0003-checks.ts'
import { gradedSubmissions } from './0004-graded-submissions.ts'
import { undeliveredAndAbsence } from './0005-undelivered-and-absence.ts'
import { questionsByTime } from './0006-questions-by-time.ts'

/** Every change of the state's tables, in order; a name once released is never changed or removed. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-concept-prompts': conceptPrompts,
  '0003-checks': checks,
  '0004-graded-submissions': gradedSubmissions,
  '0005-undelivered-and-absence': undeliveredAndAbsence,
  '0006-questions-by-time': questionsByTime,
}
