import path from 'node:path'
import { TutorError } from '../errors.ts'
import type { SqliteDatabase } from './open-database.ts'

/** Raise it with every change of the tables; an older index is made anew from the course. */
const schemaVersion = 2

const tables = `
  CREATE TABLE documents (
    path TEXT PRIMARY KEY, content_hash TEXT NOT NULL, size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL,
    recorded_ms REAL NOT NULL, loader_version INTEGER NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
    problem TEXT
  ) STRICT;
  CREATE TABLE chunks (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents (path) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    content_hash TEXT NOT NULL, language TEXT NOT NULL, section_id TEXT, heading_path TEXT NOT NULL,
    locator_kind TEXT NOT NULL, locator_from REAL NOT NULL, locator_to REAL NOT NULL, text TEXT NOT NULL,
    also_asked TEXT
  ) STRICT;
  CREATE INDEX chunks_by_document ON chunks (document, ordinal);
  CREATE TABLE units (key INTEGER PRIMARY KEY REFERENCES chunks (key) ON DELETE CASCADE, units TEXT NOT NULL) STRICT;
  CREATE TABLE vectors (
    embedding_id TEXT NOT NULL, chunk_id TEXT NOT NULL, content_hash TEXT NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (embedding_id, chunk_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO meta VALUES ('generation', '0');
`

/**
 * Makes the tables in a new index.
 *
 * @returns false where the index is of an older version and must be made anew.
 * @throws TutorError `data` where a newer version of the tutor made the index.
 */
export function prepareIndexSchema(database: SqliteDatabase): boolean {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version === schemaVersion) return true
  if (version > schemaVersion) {
    throw new TutorError(
      'data',
      `The index in ${path.dirname(database.name)} was made by a newer version of the tutor; update the tutor or give another folder with --data.`,
    )
  }
  if (version > 0) return false
  const createTables = database.transaction(() => {
    if (Number(database.pragma('user_version', { simple: true })) === schemaVersion) return
    database.exec(tables)
    database.pragma(`user_version = ${schemaVersion}`)
  })
  createTables.immediate()
  return true
}
