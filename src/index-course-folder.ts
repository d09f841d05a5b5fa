import { join } from 'node:path'
import type { Config } from './config.ts'
import { loadCourse } from './course/load-course.ts'
import { type IndexProgress, type IndexReport, updateIndex } from './ingest/index-course.ts'
import { openCourseIndex } from './open-course-index.ts'
import type { Folders } from './open-tutor.ts'

export interface IndexCourseOptions {
  /** Names the embedding model whose vectors are made beside the local ones, if any. */
  config?: Config
  onProgress?: (progress: IndexProgress) => void
  /** Told in a sentence when the embedding server fails. */
  onNotice?: (sentence: string) => void
}

/**
 * Brings the index of a course folder up to date, with all that answering needs: chunks, vectors and caches.
 *
 * @throws TutorError `course` or `data`, as {@link updateIndex} does.
 */
export async function indexCourse(folders: Folders, options: IndexCourseOptions = {}): Promise<IndexReport> {
  const startedAt = performance.now()
  const { onProgress } = options
  const course = await loadCourse(folders.course, { cacheFolder: join(folders.data, 'cache') })
  const report = await updateIndex({ course, data: folders.data, ...(onProgress && { onProgress }) })
  const index = await openCourseIndex(course, folders.data, options)
  await index.close()
  return { ...report, ms: Math.round(performance.now() - startedAt) }
}
