import { TutorError } from '../errors.ts'
import type { Chunk } from '../ingest/chunk.ts'
import type { Locator, Unit } from '../ingest/document.ts'
import type { Language } from '../language.ts'
import type { SqliteDatabase } from './open-database.ts'

interface ChunkRow {
  key: number
  id: string
  document: string
  title: string
  headingPath: string
  sectionId: string | null
  language: Language
  kind: Locator['kind']
  from: number
  to: number
  contentHash: string
  text: string
  alsoAsked: string | null
}

/** A chunk out of the index. Its units are fetched when first asked for: most chunks are never looked at so closely. */
export class StoredChunk implements Chunk {
  readonly id: string
  readonly document: string
  readonly title: string
  readonly headingPath: string[]
  readonly sectionId?: string
  readonly language: Language
  readonly locator: Locator
  readonly contentHash: string
  readonly text: string
  readonly alsoAsked?: string
  readonly #readUnits: (key: number) => Unit[]
  readonly #key: number
  #units: Unit[] | undefined

  constructor(row: ChunkRow, headingPath: string[], readUnits: (key: number) => Unit[]) {
    this.id = row.id
    this.document = row.document
    this.title = row.title
    this.headingPath = headingPath
    if (row.sectionId !== null) this.sectionId = row.sectionId
    this.language = row.language
    this.locator = { kind: row.kind, from: row.from, to: row.to }
    this.contentHash = row.contentHash
    this.text = row.text
    if (row.alsoAsked !== null) this.alsoAsked = row.alsoAsked
    this.#readUnits = readUnits
    this.#key = row.key
  }

  get units(): Unit[] {
    this.#units ??= this.#readUnits(this.#key)
    return this.#units
  }
}

const chunkColumns = `chunks.key, id, document, title, heading_path headingPath, section_id sectionId, chunks.language,
  locator_kind kind, locator_from "from", locator_to "to", chunks.content_hash contentHash, text,
  also_asked alsoAsked`
const pageSize = 500

/** All chunks, by document path and ordinal. Rows were written by this program and are not validated one by one. */
export function readStoredChunks(database: SqliteDatabase): StoredChunk[] {
  return [...iterateStoredChunks(database)]
}

/** The same one after the other, a page in memory at a time; the connection is free between two chunks. */
export function* iterateStoredChunks(database: SqliteDatabase): Generator<StoredChunk> {
  const page = database.prepare<[string, number], ChunkRow & { ordinal: number }>(
    `SELECT ${chunkColumns}, ordinal FROM chunks JOIN documents ON documents.path = chunks.document
     WHERE (document, ordinal) > (?, ?) ORDER BY document, ordinal LIMIT ${pageSize}`,
  )
  const toChunk = chunkReader(database)
  let last: { document: string; ordinal: number } | undefined = { document: '', ordinal: -1 }
  while (last !== undefined) {
    const rows: Array<ChunkRow & { ordinal: number }> = page.all(last.document, last.ordinal)
    for (const row of rows) yield toChunk(row)
    last = rows.at(-1)
  }
}

/** The chunks with the given ids, in their order; unknown ids are left out. */
export function readStoredChunksById(database: SqliteDatabase, ids: readonly string[]): StoredChunk[] {
  const statement = database.prepare<[string], ChunkRow>(
    `SELECT ${chunkColumns} FROM chunks JOIN documents ON documents.path = chunks.document WHERE id = ?`,
  )
  const toChunk = chunkReader(database)
  return ids.flatMap((id) => {
    const row = statement.get(id)
    return row === undefined ? [] : [toChunk(row)]
  })
}

function chunkReader(database: SqliteDatabase): (row: ChunkRow) => StoredChunk {
  const unitsOfKey = database.prepare<[number], { units: string }>('SELECT units FROM units WHERE key = ?')
  const readUnits = (key: number): Unit[] => parseUnits(unitsOfKey.get(key)?.units ?? '[]')
  const paths = new Map<string, string[]>()
  return (row) => {
    let headingPath = paths.get(row.headingPath)
    if (headingPath === undefined) {
      headingPath = parseStored(row.headingPath, isText)
      paths.set(row.headingPath, headingPath)
    }
    return new StoredChunk(row, headingPath, readUnits)
  }
}

/** Units by chunk id. */
export function readStoredUnits(database: SqliteDatabase, chunkIds: string[]): Map<string, Unit[]> {
  const statement = database.prepare<[string], { units: string }>(
    'SELECT units FROM units JOIN chunks USING (key) WHERE chunks.id = ?',
  )
  const found = new Map<string, Unit[]>()
  for (const id of chunkIds) {
    const row = statement.get(id)
    if (row) found.set(id, parseUnits(row.units))
  }
  return found
}

function parseUnits(json: string): Unit[] {
  return parseStored(json, isUnit)
}

/**
 * A list that this program wrote into the index. It is looked through by hand: a schema's library would take longer to
 * load than all the rest of answering one question.
 */
function parseStored<Item>(json: string, isItem: (value: unknown) => value is Item): Item[] {
  const values: unknown = JSON.parse(json)
  if (Array.isArray(values) && values.every(isItem)) return values
  throw new TutorError('data', 'The index is damaged; run `tutor index` to make it anew from the course.')
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isUnit(value: unknown): value is Unit {
  if (typeof value !== 'object' || value === null) return false
  const unit: Partial<Unit> = value
  return (
    isText(unit.kind) &&
    isText(unit.text) &&
    isText(unit.quote) &&
    typeof unit.block === 'number' &&
    typeof unit.locator?.from === 'number'
  )
}
