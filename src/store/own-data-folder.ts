import Database from 'better-sqlite3'
import { join, resolve } from 'node:path'
import { TutorError } from '../errors.ts'
import { makeFolder } from '../make-folder.ts'

/** Leaves the data folder to the next process. */
export type LeaveDataFolder = () => void

/**
 * Takes the data folder for this process alone. The lock is one of the operating system's on `owner.lock`, held by
 * an open SQLite transaction: it ends with the process, however that ends, so no stale lock can be left behind.
 *
 * @throws TutorError `busy` where another process owns the folder, `data` where it cannot be written.
 */
export function ownDataFolder(folder: string): LeaveDataFolder {
  let lock: Database.Database | undefined
  try {
    makeFolder(folder)
    lock = new Database(join(folder, 'owner.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    throw explain(error, folder)
  }
  const held = lock
  return () => {
    held.close()
  }
}

function explain(error: unknown, folder: string): TutorError {
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
    return new TutorError(
      'busy',
      `Another tutor is already running on the data folder ${resolve(folder)}; stop it first, or give this one a folder of its own with --data.`,
      { cause: error },
    )
  }
  return new TutorError(
    'data',
    `The data folder ${resolve(folder)} cannot be written; check that it is a folder, its permissions and the space on the disk, or give another with --data.`,
    { cause: error },
  )
}
