import type { Chunk } from '../ingest/chunk.ts'
import { prepareIndexSchema } from './index-schema.ts'
import { isDamage, moveAside, openDatabase, translateError, type SqliteDatabase } from './open-database.ts'

/** What the index remembers of a file, so that it need not be read again while it is unchanged. */
export interface DocumentRecord {
  path: string
  contentHash: string
  sizeBytes: number
  modifiedMs: number
  /** When it was recorded: a file modified at about that time is not trusted to be unchanged. */
  recordedMs: number
  loaderVersion: number
  title: string
  language: string
  /** Why it could not be read (then it has no chunks), or what could not be read as meant. */
  problem: string | null
}

/** Writes an index. Everything between `begin` and `commit` happens whole or not at all. */
export interface IndexWriter {
  /** Where a damaged index was moved to, if one was found. */
  movedAside?: string
  readRecords(): Promise<DocumentRecord[]>
  countChunks(): Promise<number>
  generation(): Promise<number>
  begin(): Promise<void>
  putDocument(record: DocumentRecord, chunks: Chunk[]): Promise<void>
  touchDocument(record: DocumentRecord): Promise<void>
  removeDocument(path: string): Promise<void>
  /** Raises the generation if what can be retrieved has changed. @returns the generation. */
  commit(isChanged: boolean): Promise<number>
  rollback(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the index for writing; makes it where there is none, and moves a damaged one aside. `isChecked` looks for
 * damage in the whole file, which takes about 1 s for 100 MB; without it only damage at its beginning is found.
 *
 * @throws TutorError `data` or `busy`, as {@link openDatabase}, and where a newer tutor made the index.
 */
export async function openIndexWriter(file: string, isChecked = true): Promise<IndexWriter> {
  const opened = openSound(file, isChecked)
  const { database } = opened
  const statements = prepareStatements(database)
  const attempt = <Result>(work: () => Result): Promise<Result> =>
    new Promise((resolve, reject) => {
      try {
        resolve(work())
      } catch (error) {
        reject(translateError(file, error))
      }
    })

  return {
    ...(opened.movedAside !== undefined && { movedAside: opened.movedAside }),
    readRecords: () => attempt(() => statements.readRecords.all()),
    countChunks: () => attempt(() => statements.countChunks.get()?.count ?? 0),
    generation: () => attempt(() => Number(statements.readGeneration.get()?.value ?? 0)),
    begin: () => attempt(() => void database.exec('BEGIN IMMEDIATE')),
    putDocument: (record, chunks) =>
      attempt(() => {
        statements.removeChunks.run(record.path)
        statements.putDocument.run(record)
        for (const [ordinal, chunk] of chunks.entries()) putChunk(statements, chunk, ordinal)
      }),
    touchDocument: (record) => attempt(() => void statements.putDocument.run(record)),
    removeDocument: (documentPath) => attempt(() => void statements.removeDocument.run(documentPath)),
    commit: (isChanged) =>
      attempt(() => {
        if (isChanged) {
          statements.removeStaleVectors.run()
          statements.raiseGeneration.run()
        }
        const generation = Number(statements.readGeneration.get()?.value ?? 0)
        database.exec('COMMIT')
        return generation
      }),
    rollback: () => attempt(() => void (database.inTransaction && database.exec('ROLLBACK'))),
    close: () => attempt(() => void database.close()),
  }
}

function openSound(file: string, isChecked: boolean): { database: SqliteDatabase; movedAside?: string } {
  try {
    return { database: openPrepared(file, isChecked) }
  } catch (error) {
    if (!isDamage(error)) throw error
    const movedAside = moveAside(file)
    return { database: openPrepared(file, false), movedAside }
  }
}

function openPrepared(file: string, isChecked: boolean): SqliteDatabase {
  const database = openDatabase(file)
  try {
    if (prepareIndexSchema(database)) {
      if (isChecked) checkSoundness(database)
      return database
    }
  } catch (error) {
    database.close()
    throw translateError(file, error)
  }
  database.close()
  moveAside(file)
  return openPrepared(file, false)
}

/** Reads every page once. */
function checkSoundness(database: SqliteDatabase): void {
  const verdict = database.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' })
}

type Statements = ReturnType<typeof prepareStatements>

function putChunk(statements: Statements, chunk: Chunk, ordinal: number): void {
  const { id, document, contentHash, language, locator, text } = chunk
  const { lastInsertRowid: key } = statements.putChunk.run({
    id,
    document,
    ordinal,
    contentHash,
    language,
    sectionId: chunk.sectionId ?? null,
    headingPath: JSON.stringify(chunk.headingPath),
    kind: locator.kind,
    from: locator.from,
    to: locator.to,
    text,
    alsoAsked: chunk.alsoAsked ?? null,
  })
  statements.putUnits.run(key, JSON.stringify(chunk.units))
}

function prepareStatements(database: SqliteDatabase) {
  return {
    readRecords: database.prepare<[], DocumentRecord>(
      `SELECT path, content_hash contentHash, size_bytes sizeBytes, modified_ms modifiedMs, recorded_ms recordedMs,
         loader_version loaderVersion, title, language, problem FROM documents`,
    ),
    countChunks: database.prepare<[], { count: number }>('SELECT count(*) count FROM chunks'),
    readGeneration: database.prepare<[], { value: string }>(
      `SELECT value FROM meta WHERE key = 'generation'`,
    ),
    raiseGeneration: database.prepare(
      `UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'`,
    ),
    removeChunks: database.prepare('DELETE FROM chunks WHERE document = ?'),
    removeDocument: database.prepare('DELETE FROM documents WHERE path = ?'),
    putDocument: database.prepare<DocumentRecord>(
      `INSERT INTO documents VALUES (@path, @contentHash, @sizeBytes, @modifiedMs, @recordedMs, @loaderVersion,
         @title, @language, @problem)
       ON CONFLICT (path) DO UPDATE SET content_hash = excluded.content_hash, size_bytes = excluded.size_bytes,
         modified_ms = excluded.modified_ms, recorded_ms = excluded.recorded_ms,
         loader_version = excluded.loader_version, title = excluded.title, language = excluded.language,
         problem = excluded.problem`,
    ),
    putChunk: database.prepare(
      `INSERT INTO chunks VALUES (NULL, @id, @document, @ordinal, @contentHash, @language, @sectionId, @headingPath,
         @kind, @from, @to, @text, @alsoAsked)`,
    ),
    putUnits: database.prepare('INSERT INTO units VALUES (?, ?)'),
    removeStaleVectors: database.prepare(
      `DELETE FROM vectors WHERE NOT EXISTS (SELECT 1 FROM chunks
         WHERE chunks.id = vectors.chunk_id AND chunks.content_hash = vectors.content_hash)`,
    ),
  }
}
