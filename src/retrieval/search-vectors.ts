import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { messageOf, TutorError } from '../errors.ts'
import { chunkIdAt, type LexicalIndex } from './lexical-index.ts'
import { checkedUnitVector, type VectorIndex, type VectorTable } from './vector-index.ts'

/** What the vectors say of a query. */
export interface VectorMatches {
  /** The nearest readable chunks by number, nearest first. */
  near: Array<{ chunk: number; similarity: number }>
  /** Cosine of any chunk. */
  similarityOf(chunk: number): number
}

export type SearchVectors = (
  text: string,
  limit: number,
  isReadable: (chunk: number) => boolean,
) => Promise<VectorMatches>

/** @throws TutorError `model` where the query cannot be embedded. */
export function createVectorSearch(
  index: LexicalIndex,
  table: VectorTable,
  vectorIndex: VectorIndex,
  embeddings: EmbeddingsInterface,
): SearchVectors {
  const chunkOf = new Map(table.ids.map((id, chunk) => [id, chunk]))
  return async (text, limit, isReadable) => {
    if (table.ids.length === 0) return { near: [], similarityOf: () => 0 }
    const query = checkedUnitVector(await embed(embeddings, text), table.dimensions)
    const isAllowed = (id: string): boolean => isReadable(chunkOf.get(id) ?? 0)
    // A search that asks at each step takes twice as long, and mostly all of the nearest may be read.
    const nearest = vectorIndex.search(query, limit)
    const found = nearest.every(({ id }) => isAllowed(id))
      ? nearest
      : vectorIndex.search(query, limit, isAllowed)
    return {
      near: found.flatMap(({ id, similarity }) => {
        const chunk = chunkOf.get(id)
        return chunk === undefined || chunkIdAt(index, chunk) !== id || similarity <= 0
          ? []
          : [{ chunk, similarity }]
      }),
      similarityOf(chunk) {
        let sum = 0
        const start = chunk * table.dimensions
        for (let place = 0; place < query.length; place += 1)
          sum += (query[place] ?? 0) * (table.rows[start + place] ?? 0)
        return sum
      },
    }
  }
}

async function embed(embeddings: EmbeddingsInterface, text: string): Promise<number[]> {
  try {
    return await embeddings.embedQuery(text)
  } catch (error) {
    if (error instanceof TutorError) throw error
    throw new TutorError(
      'model',
      `The embedding model failed (${messageOf(error)}); check its address and key.`,
      {
        cause: error,
      },
    )
  }
}
