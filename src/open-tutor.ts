import type { Config } from './config.ts'
import type { IndexProgress, IndexReport } from './ingest/index-course.ts'
import type { Tutor } from './tutor.ts'

/** Where a course is and where its data is kept. */
export interface Folders {
  course: string
  data: string
}

/** What a tutor is given, and how a caller follows what happens before it can answer. */
export interface OpenTutorOptions {
  /** Names the language model and the embedding model; without it, or without a model in it, none is asked. */
  config?: Config
  /** Called with a sentence where something is done in a lesser way, as when the embedding server fails. */
  onNotice?: (sentence: string) => void
  /** Called before a course is indexed for the first time. */
  onFirstIndexing?: (courseTitle: string) => void
  onProgress?: (progress: IndexProgress) => void
  /** Called when the index was brought up to date. */
  onIndexed?: (report: IndexReport) => void
}

export type OpenTutor = (folders: Folders, options?: OpenTutorOptions) => Promise<Tutor>

/**
 * A tutor for a course folder: brings its index up to date (the first time: makes it), then opens it.
 *
 * @throws TutorError `course` or `data` where the course or the data folder cannot be used.
 */
export const openTutor: OpenTutor = async (folders, options) => {
  const { followCourse } = await import('./follow-course.ts')
  return followCourse(folders, options)
}
