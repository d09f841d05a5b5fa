import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Course } from '../course/course.ts'
import { TutorError } from '../errors.ts'
import type { Chunk } from '../ingest/chunk.ts'
import { decodeText } from '../ingest/decode-text.ts'
import type { Unit } from '../ingest/document.ts'
import type { Language } from '../language.ts'
import { prepareIndexSchema } from './index-schema.ts'
import { indexFile, indexFolder } from './index-files.ts'
import { isDamage, openDatabase, translateError, type SqliteDatabase } from './open-database.ts'
import {
  iterateStoredChunks,
  readStoredChunks,
  readStoredChunksById,
  readStoredUnits,
  type StoredChunk,
} from './stored-chunk.ts'
import { createVectorStore, type VectorEntry } from './vector-store.ts'
import { makeFolder } from '../make-folder.ts'

/** A document as the index knows it. */
export interface IndexedDocument {
  path: string
  title: string
  language: Language
  /** Why it could not be read; then it has no chunks. */
  problem?: string
}

/** Read access to a course's index: one generation, whatever is written meanwhile, until it is closed. */
export interface IndexStore {
  readonly generation: number
  /** An existing folder for what can be made again from the index. */
  readonly cacheFolder: string
  readDocuments(): Promise<IndexedDocument[]>
  /** All chunks in the order of documents and text. `units` of each is read and parsed when first used. */
  readChunks(): Promise<Chunk[]>
  /** The same, a page in memory at a time: for a pass over a large course. */
  iterateChunks(): Iterable<Chunk>
  /** In the order of `ids`; unknown ids are left out. */
  readChunksById(ids: readonly string[]): Promise<Chunk[]>
  /** Units of the chunks with the given ids; unknown ids are left out. */
  readUnits(chunkIds: string[]): Promise<Map<string, Unit[]>>
  /** Decoded text of the file as it is now; undefined where it cannot be read any more. */
  readSource(document: string): Promise<string | undefined>
  /** Keeps the vectors, replacing those of the same chunks; entries of chunks unknown to the index are left out. */
  writeVectors(embeddingId: string, entries: VectorEntry[]): Promise<void>
  /** Vectors of the embedding, by chunk id; only of chunks whose text is still the same. */
  readVectors(embeddingId: string): Promise<Map<string, Float32Array>>
  /** Removes the vectors of the other embeddings of its family: those whose id is the same up to the first "-" or ":". */
  keepOnlyVectors(embeddingId: string): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the index of a course for reading.
 *
 * @throws TutorError `data` where there is no index, it is damaged, or a newer tutor made it: says to run `tutor index`.
 */
export async function openIndex(course: Course, data: string): Promise<IndexStore> {
  const file = indexFile(course, data)
  if (!existsSync(file)) throw new TutorError('data', 'The course has no index yet; run `tutor index` first.')
  const database = openForReading(file)
  const cacheFolder = path.join(indexFolder(course, data), 'cache')
  makeFolder(cacheFolder)
  const vectors = createVectorStore(file)
  const attempt = async <Result>(work: () => Result): Promise<Result> => {
    try {
      return work()
    } catch (error) {
      throw isDamage(error) ? damagedIndex(error) : translateError(file, error)
    }
  }

  return {
    generation: readGeneration(database),
    cacheFolder,
    readDocuments: () => attempt(() => readDocuments(database)),
    readChunks: (): Promise<StoredChunk[]> => attempt(() => readStoredChunks(database)),
    iterateChunks: () => iterateStoredChunks(database),
    readChunksById: (ids) => attempt(() => readStoredChunksById(database, ids)),
    readUnits: (chunkIds) => attempt(() => readStoredUnits(database, chunkIds)),
    readSource: async (document) => readSource(course.folder, document),
    writeVectors: (embeddingId, entries) => attempt(() => vectors.write(embeddingId, entries)),
    readVectors: (embeddingId) => attempt(() => vectors.read(embeddingId)),
    keepOnlyVectors: (embeddingId) => attempt(() => vectors.keepOnly(embeddingId)),
    close: () =>
      attempt(() => {
        vectors.close()
        database.close()
      }),
  }
}

function openForReading(file: string): SqliteDatabase {
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(file, 'read')
    if (!prepareIndexSchema(database)) {
      throw new TutorError(
        'data',
        'The index is of an older version of the tutor; run `tutor index` to make it anew.',
      )
    }
    // A read transaction that stays open: chunks, units and documents are of one generation.
    database.exec('BEGIN')
    readGeneration(database)
    return database
  } catch (error) {
    database?.close()
    throw isDamage(error) ? damagedIndex(error) : translateError(file, error)
  }
}

function damagedIndex(cause: unknown): TutorError {
  return new TutorError('data', 'The index is damaged; run `tutor index` to make it anew from the course.', {
    cause,
  })
}

function readGeneration(database: SqliteDatabase): number {
  const row = database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'generation'`).get()
  return Number(row?.value ?? 0)
}

interface DocumentRow {
  path: string
  title: string
  language: Language
  problem: string | null
}

function readDocuments(database: SqliteDatabase): IndexedDocument[] {
  return database
    .prepare<[], DocumentRow>('SELECT path, title, language, problem FROM documents ORDER BY path')
    .all()
    .map(({ problem, ...document }) => ({ ...document, ...(problem !== null && { problem }) }))
}

async function readSource(folder: string, document: string): Promise<string | undefined> {
  try {
    const decoded = decodeText(await readFile(path.join(folder, document)))
    return 'text' in decoded ? decoded.text : undefined
  } catch {
    return undefined
  }
}
