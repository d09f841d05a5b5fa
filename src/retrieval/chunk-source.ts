import type { Chunk } from '../ingest/chunk.ts'
import type { IndexStore } from '../store/index-store.ts'

/** A chunk without its units: what indexing reads of all chunks. */
export type ChunkText = Pick<
  Chunk,
  'id' | 'document' | 'title' | 'headingPath' | 'language' | 'text' | 'alsoAsked'
>

/** What retrieval needs of the index store. Caches made from another generation are thrown away. */
export type ChunkSource = Pick<
  IndexStore,
  'generation' | 'iterateChunks' | 'readChunksById' | 'readVectors' | 'writeVectors' | 'keepOnlyVectors'
>
