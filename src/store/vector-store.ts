import { openDatabase, type SqliteDatabase } from './open-database.ts'

export interface VectorEntry {
  chunkId: string
  vector: Float32Array | number[]
}

interface VectorRow {
  chunkId: string
  vector: Buffer
}

/**
 * Vectors as little-endian float32 BLOBs, tied to the content hash of their chunk: a changed chunk has none. They
 * have a connection of their own, since the reader's holds a transaction open.
 */
export function createVectorStore(file: string) {
  let connection: SqliteDatabase | undefined
  const connect = (): SqliteDatabase => (connection ??= openDatabase(file))

  return {
    write(embeddingId: string, entries: VectorEntry[]): void {
      const database = connect()
      const put = database.prepare<[string, Buffer, string]>(
        `INSERT OR REPLACE INTO vectors SELECT ?, id, content_hash, ? FROM chunks WHERE id = ?`,
      )
      const putAll = database.transaction(() => {
        for (const { chunkId, vector } of entries) put.run(embeddingId, toBlob(vector), chunkId)
      })
      putAll.immediate()
    },
    read(embeddingId: string): Map<string, Float32Array> {
      const rows = connect().prepare<[string], VectorRow>(
        `SELECT vectors.chunk_id chunkId, vector FROM vectors JOIN chunks ON chunks.id = vectors.chunk_id
           AND chunks.content_hash = vectors.content_hash WHERE embedding_id = ?`,
      )
      const found = new Map<string, Float32Array>()
      for (const { chunkId, vector } of rows.iterate(embeddingId)) found.set(chunkId, toVector(vector))
      return found
    },
    keepOnly(embeddingId: string): void {
      connect()
        .prepare('DELETE FROM vectors WHERE embedding_id <> ? AND embedding_id GLOB ?')
        .run(embeddingId, `${familyOf(embeddingId)}[-:]*`)
    },
    close(): void {
      connection?.close()
      connection = undefined
    },
  }
}

/** Embeddings of different families, as the local ones and a server's, stand side by side. */
function familyOf(embeddingId: string): string {
  return embeddingId.split(/[-:]/u)[0]?.replaceAll(/[^\w]/gu, '?') ?? ''
}

function toBlob(vector: Float32Array | number[]): Buffer {
  const values = vector instanceof Float32Array ? vector : Float32Array.from(vector)
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength)
}

/** Copies: a Buffer of the driver need not be aligned to four bytes. */
function toVector(blob: Buffer): Float32Array {
  const bytes = new Uint8Array(blob)
  return new Float32Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 4))
}
