import { createHmac } from 'node:crypto'
import path from 'node:path'
import { openDatabase, translated, type SqliteDatabase } from './open-database.ts'
import { readPeopleKey } from './people-key.ts'

export const usageFileName = 'usage.db'

const tables = `
  CREATE TABLE IF NOT EXISTS usage (
    course TEXT NOT NULL, day TEXT NOT NULL, asker TEXT NOT NULL, model TEXT NOT NULL, questions INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, failures INTEGER NOT NULL,
    PRIMARY KEY (course, day, asker, model)
  ) STRICT, WITHOUT ROWID;
`

/** The open `<data>/usage.db`. */
export interface UsageDatabase {
  file: string
  database: SqliteDatabase
  /** The name under which an asker is kept: a hash under the people key of the data folder. */
  pseudonymOf(asker: string): string
}

/**
 * Opens the record of what language models took, made where it is missing.
 *
 * @param peopleKey From the environment; else the one that is kept in the data folder.
 * @throws TutorError `data` or `busy` where the file or the key cannot be used.
 */
export function openUsageDatabase(data: string, peopleKey?: string): UsageDatabase {
  const file = path.join(path.resolve(data), usageFileName)
  const database = openDatabase(file)
  try {
    // Overwrites what is deleted: nobody who asked to be forgotten is left in a free page.
    database.pragma('secure_delete = ON')
    translated(file, () => database.exec(tables))
    const key = readPeopleKey(data, peopleKey)
    const pseudonymOf = (asker: string) =>
      createHmac('sha256', key).update(`usage\n${asker}`).digest('base64url').slice(0, 22)
    return { file, database, pseudonymOf }
  } catch (error) {
    database.close()
    throw error
  }
}
