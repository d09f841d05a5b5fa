import { join } from 'node:path'
import type { Course } from '../course/course.ts'
import type { TutorError } from '../errors.ts'
import type { Chunk } from '../ingest/chunk.ts'
import type { Calibration } from './calibrate.ts'
import { builtInTerms, relatedWords } from './built-in-terms.ts'
import type { ChunkSource } from './chunk-source.ts'
import { readLocalEmbeddings, type CourseEmbeddings } from './course-embeddings.ts'
import { readFrameWords, type FrameWords } from './frame-words.ts'
import { openVectorIndex } from './open-vector-index.ts'
import { readCompiledTerms } from './read-compiled-terms.ts'
import { readLexicalCache } from './read-lexical-cache.ts'
import { readVectors } from './read-vectors.ts'
import { createRetriever } from './retrieve.ts'
import type { Retrieve } from './retrieval.ts'
import { createVectorSearch } from './search-vectors.ts'
import { termsOfCombinedName } from './find-combined-name.ts'
import { createTermBase, termsOfPairs } from './term-base.ts'
import type { Term, TermBase } from './term-base.ts'
import type { VectorIndex } from './vector-index.ts'
import { makeFolder } from '../make-folder.ts'

export interface RetrievalRoom {
  retrieve: Retrieve
  /** undefined where the course has no such chunk (any more). */
  chunkById(id: string): Promise<Chunk | undefined>
  terms: TermBase
  frameWords: FrameWords
  vectorIndex: VectorIndex
  /** What tells a question about the course from one that is not; made when first asked for, then kept. */
  readCalibration(): Promise<Calibration>
  close(): Promise<void>
}

export interface OpenRetrievalRequest {
  course: Pick<Course, 'glossary'>
  indexStore: ChunkSource
  /** An existing folder for what can be made again. */
  cacheFolder: string
  /** Any LangChain embeddings in place of the local ones. */
  embeddings?: CourseEmbeddings
  /** A server's embeddings, with an index of their own beside the local one, which answers while the server fails. */
  remote?: CourseEmbeddings
  /** Told when the server fails. */
  onRemoteFault?: (fault: TutorError) => void
}

/**
 * Opens the retrieval of an indexed course: reads the caches, or makes them where they are missing or stale.
 *
 * @throws TutorError `model` where the given embeddings fail.
 */
export async function openRetrieval(request: OpenRetrievalRequest): Promise<RetrievalRoom> {
  const { course, indexStore, cacheFolder } = request
  const { index, pairs, combinedName } = await readLexicalCache(
    cacheFolder,
    indexStore.generation,
    indexStore.iterateChunks,
  )
  const base = await readCompiledTerms(builtInTerms, cacheFolder, 'terms.cache')
  const terms = createTermBase([
    ...glossaryTerms(course),
    ...termsOfCombinedName(combinedName),
    { table: builtInTerms, origin: 'base', compiled: base },
    ...termsOfPairs(pairs),
  ])
  const near = await readCompiledTerms(relatedWords, cacheFolder, 'related-words.cache')
  const related = createTermBase([{ table: relatedWords, origin: 'related', compiled: near }])
  const frameWords = readFrameWords()

  const knowledge = { terms, frameWords, index, related }
  const openBy = async (embeddings: CourseEmbeddings, folder: string) => {
    const table = await readVectors({ index, source: indexStore, embeddings, cacheFolder: folder })
    const vectorIndex = await openVectorIndex(table, folder)
    const search = createVectorSearch(index, table, vectorIndex, embeddings.embeddings)
    const readChunks = indexStore.readChunksById
    const retrieve = createRetriever({ index, knowledge, readChunks, vectors: { ...embeddings, search } })
    return { retrieve, vectorIndex }
  }

  const local = await openBy(
    request.embeddings ?? (await readLocalEmbeddings(index, cacheFolder)),
    cacheFolder,
  )
  const retrieve = await openRemote()
  let calibration: Promise<Calibration> | undefined

  return {
    retrieve,
    chunkById: async (id) => (await indexStore.readChunksById([id]))[0],
    terms,
    frameWords,
    vectorIndex: local.vectorIndex,
    readCalibration: () => (calibration ??= readCalibration()),
    close: async () => {},
  }

  async function readCalibration(): Promise<Calibration> {
    const { calibrate } = await import('./calibrate.ts')
    const { generation } = indexStore
    return calibrate({ index, retrieve: local.retrieve, frameWords, cacheFolder, generation })
  }

  async function openRemote(): Promise<Retrieve> {
    const { remote, onRemoteFault } = request
    if (remote === undefined) return local.retrieve
    const { retrieveWithFallback } = await import('./retrieve-with-fallback.ts')
    return retrieveWithFallback({
      openRemote: async () => {
        const folder = join(cacheFolder, 'remote')
        makeFolder(folder)
        return (await openBy(remote, folder)).retrieve
      },
      local: local.retrieve,
      ...(onRemoteFault && { onFault: onRemoteFault }),
    })
  }
}

function glossaryTerms({ glossary }: Pick<Course, 'glossary'>): Term[] {
  return glossary.map(({ names }) => ({ names, origin: 'glossary' }))
}
