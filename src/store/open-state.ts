import { Kysely, Migrator, type Migration } from 'kysely'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TutorError } from '../errors.ts'
import { createWriteGroup, type Write } from './group-writes.ts'
import { ImmediateSqliteDialect } from './immediate-dialect.ts'
import { isDamage, openDatabase, translateError, type SqliteDatabase } from './open-database.ts'
import { migrations as releasedMigrations } from './migrations/migrations.ts'
import type { StateTables } from './state-tables.ts'

/** What a store function reads from or writes to: the state itself or a transaction of it. */
export type StateAccess = Kysely<StateTables>

/** The open state database of a data folder. */
export interface State {
  /** For reading. */
  readonly tables: StateAccess
  /** Runs the work inside a transaction that is on the disk when this returns; works run one after another. */
  readonly write: Write
  /** Empties the write-ahead log, so that nothing deleted is left in it. */
  emptyLog(): Promise<void>
  close(): Promise<void>
}

export const stateFileName = 'state.db'

/**
 * Opens `<folder>/state.db`, made or brought up to date where need be; each start either has all of the missing
 * migrations or none. The caller owns the folder (`ownDataFolder`).
 *
 * @throws TutorError `data` where the file is damaged, unwritable or made by a newer version.
 */
export async function openState(
  folder: string,
  migrations: Record<string, Migration> = releasedMigrations,
): Promise<State> {
  const path = join(folder, stateFileName)
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(path)
    // Overwrites what is deleted: `forgetme` leaves no trace in free pages.
    database.pragma('secure_delete = ON')
    const tables = new Kysely<StateTables>({ dialect: new ImmediateSqliteDialect({ database }) })
    await migrate(tables, migrations, path)
    return createState(tables, database)
  } catch (error) {
    database?.close()
    throw explain(error, path)
  }
}

/** Whether anything was ever kept in the folder. */
export function hasState(folder: string): boolean {
  return existsSync(join(folder, stateFileName))
}

/**
 * Opens the state to be read while another process may own it; nothing is made and nothing is changed.
 *
 * @throws TutorError `data` where there is none, or where it is damaged.
 */
export async function openStateToRead(folder: string): Promise<State> {
  const path = join(folder, stateFileName)
  if (!hasState(folder)) {
    throw new TutorError(
      'data',
      `There is no state in ${resolve(folder)} yet; run \`tutor serve\` first, or name the right folder with --data.`,
    )
  }
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(path, 'read')
    database.pragma('query_only = ON')
    return createState(
      new Kysely<StateTables>({ dialect: new ImmediateSqliteDialect({ database }) }),
      database,
    )
  } catch (error) {
    database?.close()
    throw explain(error, path)
  }
}

/** A state in memory, for work whose records cannot be kept; gone when it is closed. */
export async function openUnkeptState(): Promise<State> {
  const database = openDatabase(':memory:')
  const tables = new Kysely<StateTables>({ dialect: new ImmediateSqliteDialect({ database }) })
  await migrate(tables, releasedMigrations, ':memory:')
  return createState(tables, database)
}

/** Whether a write failed for want of space or rights, and not by a fault of the tutor. */
export function isUnwritable(error: unknown): boolean {
  return translateError(stateFileName, error) instanceof TutorError
}

function createState(tables: StateAccess, database: SqliteDatabase): State {
  return {
    tables,
    write: createWriteGroup(tables),
    async emptyLog() {
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
    async close() {
      await tables.destroy()
    },
  }
}

async function migrate(
  tables: StateAccess,
  migrations: Record<string, Migration>,
  path: string,
): Promise<void> {
  const migrator = new Migrator({ db: tables, provider: { getMigrations: async () => migrations } })
  const unknown = await findUnknownMigration(migrator, migrations, tables)
  if (unknown !== undefined) {
    throw new TutorError(
      'data',
      `The state in ${resolve(path)} was made by a newer version of the tutor; update the tutor, or give another folder with --data.`,
    )
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function findUnknownMigration(
  migrator: Migrator,
  migrations: Record<string, Migration>,
  tables: StateAccess,
): Promise<string | undefined> {
  const tablesThere = await tables.introspection.getTables({ withInternalKyselyTables: true })
  if (!tablesThere.some((table) => table.name === 'kysely_migration')) return undefined
  const executed = await tables
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  return executed.find(({ name }) => migrations[name] === undefined)?.name
}

function explain(error: unknown, path: string): unknown {
  if (error instanceof TutorError) return error
  if (isDamage(error)) {
    return new TutorError(
      'data',
      `The state in ${resolve(path)} is damaged; restore a backup with \`tutor restore\`, or move the file away to begin anew.`,
      { cause: error },
    )
  }
  const translated = translateError(path, error)
  if (translated instanceof TutorError) return translated
  return new TutorError(
    'data',
    `The state in ${resolve(path)} cannot be brought up to date; restore a backup with \`tutor restore\`, or give another folder with --data.`,
    { cause: error },
  )
}
