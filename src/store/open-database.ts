import { renameSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { TutorError } from '../errors.ts'
import { makeFolder } from '../make-folder.ts'

export type SqliteDatabase = Database.Database

const busyTimeoutMs = 2_000

/**
 * Opens a SQLite file with the settings that every database of the tutor has: write-ahead log, full
 * synchronisation, foreign keys, and a lock wait that is bounded because it blocks the event loop.
 *
 * @throws TutorError `data` where the file cannot be made or opened, `busy` where another process holds it;
 *   the driver's own error where the file is damaged (see {@link isDamage}).
 */
export function openDatabase(file: string, mode: 'write' | 'read' = 'write'): SqliteDatabase {
  return translated(file, () => {
    if (mode === 'write') makeFolder(path.dirname(file))
    const database = new Database(file, { timeout: busyTimeoutMs, fileMustExist: mode === 'read' })
    try {
      // The log is a property of the file; the rest matters to writers alone.
      if (mode === 'read') return database
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma('foreign_keys = ON')
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Runs a piece of work on a database; what fails for want of space, rights or a lock becomes a TutorError. */
export function translated<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw translateError(file, error)
  }
}

/** The TutorError for an error of the driver or the file system; anything else, damage too, as it is. */
export function translateError(file: string, error: unknown): unknown {
  const code = codeOf(error)
  const folder = path.dirname(file)
  const say = (kind: 'data' | 'busy', sentence: string) => new TutorError(kind, sentence, { cause: error })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return say('busy', `Another process is writing to ${folder}; wait until it is done and try again.`)
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return say(
      'data',
      `The disk is full, so ${folder} was left as it was; free some space and run the command again.`,
    )
  }
  if (
    /^SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR)/u.test(code) ||
    /^E(?:ACCES|PERM|ROFS|NOTDIR|EXIST|NOENT)$/u.test(code)
  ) {
    return say(
      'data',
      `The data folder ${folder} cannot be written; check its permissions or give another with --data.`,
    )
  }
  return error
}

/** Whether the error says that the file is not a sound database. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/u.test(codeOf(error))
}

/** Moves a damaged database and its companions out of the way, to be looked at later. */
export function moveAside(file: string): string {
  const aside = `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}`
  for (const companion of ['', '-wal', '-shm']) {
    try {
      renameSync(file + companion, aside + companion)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw translateError(file, error)
    }
  }
  return aside
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Loads the database driver and runs a query in memory; throws what is wrong with it. */
export function probeDatabaseDriver(): void {
  const database = new Database(':memory:')
  database.prepare('SELECT 1').get()
  database.close()
}
