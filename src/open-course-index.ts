import type { Config } from './config.ts'
import type { Course } from './course/course.ts'
import type { Chunk } from './ingest/chunk.ts'
import type { Locator } from './ingest/document.ts'
import type { CourseEmbeddings } from './retrieval/course-embeddings.ts'
import { openRetrieval } from './retrieval/open-retrieval.ts'
import { openIndex } from './store/index-store.ts'

export interface OpenCourseIndexOptions {
  /** Names the embedding model, if any. */
  config?: Config
  /** Told in a sentence when the embedding server fails and the local embeddings answer. */
  onNotice?: (sentence: string) => void
}

/**
 * One generation of a course's index with all that answering takes from it; vectors and caches that are not there yet are
 * made.
 *
 * @throws TutorError `data` where there is no index that can be read.
 */
export async function openCourseIndex(course: Course, data: string, options: OpenCourseIndexOptions = {}) {
  const { config, onNotice } = options
  const remote = config === undefined ? undefined : await openRemoteEmbeddings(config)
  const store = await openIndex(course, data)
  const retrieval = await openRetrieval({
    course,
    indexStore: store,
    cacheFolder: store.cacheFolder,
    ...(remote && { remote }),
    ...(onNotice && { onRemoteFault: ({ message }) => onNotice(message) }),
  })
  let chunks: Promise<Chunk[]> | undefined
  return {
    store,
    parts: {
      retrieval,
      /** A server is sent what is looked for. */
      asksServer: remote !== undefined,
      readChunks: () => (chunks ??= store.readChunks()),
      async readPassage(document: string, locator: Locator): Promise<string | undefined> {
        if (locator.kind !== 'lines') return undefined
        const source = await store.readSource(document)
        return source
          ?.split('\n')
          .slice(locator.from - 1, locator.to)
          .join('\n')
      },
    },
    async close() {
      await retrieval.close()
      await store.close()
    },
  }
}

/** A course without an embedding model must not wait for the client to load. */
async function openRemoteEmbeddings(config: Config): Promise<CourseEmbeddings | undefined> {
  if (config.OPENAI_EMBEDDING_MODEL === undefined) return undefined
  const { createRemoteEmbeddings } = await import('./retrieval/remote-embeddings.ts')
  const { createMask } = await import('./answer/model/mask-personal-data.ts')
  return createRemoteEmbeddings(config, (text) => createMask().hide(text))
}
