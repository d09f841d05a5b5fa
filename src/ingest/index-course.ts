import { stat } from 'node:fs/promises'
import type { Course } from '../course/course.ts'
import { ruleFor } from '../course/document-rules.ts'
import { indexFile } from '../store/index-files.ts'
import { openIndexWriter } from '../store/index-writer.ts'
import { applyChanges, type IndexProgress } from './apply-changes.ts'
import { readCourseFiles, type FileProblem } from './read-course-files.ts'

export type { IndexProgress }

export interface IndexRequest {
  course: Course
  /** Folder of the index and the state. */
  data: string
  onProgress?: (progress: IndexProgress) => void
  /** Paths that are no material; by default what course.yaml's rules ignore. */
  isIgnored?: (path: string) => boolean
  /** Looks for damage in a large index even where no file has changed; a small one is always looked through. */
  verify?: boolean
}

const smallIndexBytes = 16 * 1024 * 1024

/** What indexing did. Counts are of documents unless the name says otherwise. */
export interface IndexReport {
  /** Raised by every change of the index. */
  generation: number
  documents: number
  chunks: number
  added: number
  changed: number
  removed: number
  unchanged: number
  problems: FileProblem[]
  /** Where a damaged index was moved to before this one was made. */
  movedAside?: string
  ms: number
}

/**
 * Brings a course's index up to date with its folder: reads what is new or changed, forgets what is gone, in one
 * transaction, so that a kill leaves the old index or the new.
 *
 * @throws TutorError `course` where no document can be read, `data` or `busy` where the index cannot be written.
 */
export async function updateIndex(request: IndexRequest): Promise<IndexReport> {
  const started = performance.now()
  const { course, data } = request
  const isIgnored = request.isIgnored ?? ((path: string) => ruleFor(course, path).ignored)
  const { files, problems } = await readCourseFiles(course.folder, isIgnored)
  const file = indexFile(course, data)
  const writer = await openIndexWriter(
    file,
    request.verify === true || (await sizeOf(file)) <= smallIndexBytes,
  )
  try {
    const changes = await applyChanges(writer, files, request.onProgress)
    const records = changes.records
    for (const { path, problem } of records) if (problem !== null) problems.push({ path, reason: problem })
    problems.sort((one, other) => (one.path < other.path ? -1 : 1))
    const { generation, added, changed, removed, unchanged } = changes
    const documents = records.filter(({ title }) => title !== '').length
    return {
      generation,
      documents,
      chunks: await writer.countChunks(),
      added,
      changed,
      removed,
      unchanged,
      problems,
      ...(writer.movedAside !== undefined && { movedAside: writer.movedAside }),
      ms: Math.round(performance.now() - started),
    }
  } finally {
    await writer.close()
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
