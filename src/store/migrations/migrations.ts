import type { Migration } from 'kysely'
import { firstTables } from './0001-first-tables.ts'

/** Every change of the state's tables, in order; a name once released is never changed or removed. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
}
