import { readLocalEmbeddings } from '../../src/retrieval/course-embeddings.ts'
import { readLexicalCache } from '../../src/retrieval/read-lexical-cache.ts'
import { readVectors } from '../../src/retrieval/read-vectors.ts'
import { createExactIndex, type VectorIndex } from '../../src/retrieval/vector-index.ts'
import type { IndexStore } from '../../src/store/index-store.ts'
import { shareFound } from './share-found.ts'

const neighbourCount = 10

export interface TutorNeighboursRequest {
  indexStore: IndexStore
  /** The graph that is measured. */
  vectorIndex: VectorIndex
  questions: string[]
}

/** Share of the exact 10 nearest chunks that course-tutor's own graph finds, 0 to 1; both read the same cached vectors. */
export async function measureTutorNeighbours(request: TutorNeighboursRequest): Promise<number> {
  const { indexStore, vectorIndex, questions } = request
  const { cacheFolder, generation } = indexStore
  const { index } = await readLexicalCache(cacheFolder, generation, () => indexStore.iterateChunks())
  const embeddings = await readLocalEmbeddings(index, cacheFolder)
  const exactIndex = createExactIndex(
    await readVectors({ index, source: indexStore, embeddings, cacheFolder }),
  )
  const queries = await Promise.all(questions.map((question) => embeddings.embeddings.embedQuery(question)))
  const idsFrom = (searched: VectorIndex): string[][] =>
    queries.map((query) => searched.search(query, neighbourCount).map(({ id }) => id))
  return shareFound(idsFrom(exactIndex), idsFrom(vectorIndex))
}
