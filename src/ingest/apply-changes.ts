import { createHash } from 'node:crypto'
import { TutorError } from '../errors.ts'
import type { DocumentRecord, IndexWriter } from '../store/index-writer.ts'
import { loaderVersion } from './loaders/loader-version.ts'
import { readCourseFile, type CourseFile } from './read-course-files.ts'

/** How far indexing is: files done of all, and the file that is being read. */
export interface IndexProgress {
  done: number
  total: number
  path: string
}

/** A file modified this near to its recording may have been modified again within the clock's grain. */
const racyMs = 2_000

/** What has been changed, in documents. */
export interface Changes {
  generation: number
  added: number
  changed: number
  removed: number
  unchanged: number
  /** Of every file that is there, those that could not be read too (their title is empty). */
  records: DocumentRecord[]
}

/**
 * Makes an index say what the files say, in one transaction: files that are surely unchanged are not opened, and a
 * file with the same bytes is not loaded again.
 *
 * @throws TutorError `course` where no file can be read; the index is then left as it was.
 */
export async function applyChanges(
  writer: IndexWriter,
  files: CourseFile[],
  onProgress?: (progress: IndexProgress) => void,
): Promise<Changes> {
  const before = new Map((await writer.readRecords()).map((record) => [record.path, record]))
  const changes: Changes = {
    generation: await writer.generation(),
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: 0,
    records: [],
  }
  const present = new Set<string>()
  let isWriting = false
  const beginOnce = async (): Promise<void> => {
    if (isWriting) return
    await writer.begin()
    isWriting = true
  }
  try {
    for (const [index, file] of files.entries()) {
      onProgress?.({ done: index, total: files.length, path: file.path })
      const known = before.get(file.path)
      if (known && isSurelyUnchanged(known, file)) {
        present.add(file.path)
        changes.records.push(known)
        changes.unchanged += known.title === '' ? 0 : 1
        continue
      }
      const bytes = await readCourseFile(file)
      if (bytes === undefined) continue
      present.add(file.path)
      await beginOnce()
      await indexFileAnew(writer, file, bytes, known, changes)
    }
    for (const [path, record] of before) {
      if (present.has(path)) continue
      await beginOnce()
      await writer.removeDocument(path)
      changes.removed += record.title === '' ? 0 : 1
    }
    if (!changes.records.some(({ title }) => title !== '')) throw noReadableDocument(changes.records.length)
    const isChanged = changes.added + changes.changed + changes.removed > 0
    if (isWriting) changes.generation = await writer.commit(isChanged)
  } catch (error) {
    await writer.rollback()
    throw error
  }
  onProgress?.({ done: files.length, total: files.length, path: '' })
  return changes
}

function isSurelyUnchanged(known: DocumentRecord, file: CourseFile): boolean {
  return (
    known.sizeBytes === file.sizeBytes &&
    known.modifiedMs === file.modifiedMs &&
    known.loaderVersion === loaderVersion &&
    known.recordedMs - known.modifiedMs > racyMs
  )
}

async function indexFileAnew(
  writer: IndexWriter,
  file: CourseFile,
  bytes: Uint8Array | { reason: string },
  known: DocumentRecord | undefined,
  changes: Changes,
): Promise<void> {
  const isRead = bytes instanceof Uint8Array
  const contentHash = isRead ? createHash('sha256').update(bytes).digest('hex') : ''
  const { path, sizeBytes, modifiedMs } = file
  const place = { path, contentHash, sizeBytes, modifiedMs, recordedMs: Date.now(), loaderVersion }
  if (isRead && known?.contentHash === contentHash && known.loaderVersion === loaderVersion) {
    const record = { ...known, ...place }
    await writer.touchDocument(record)
    changes.records.push(record)
    changes.unchanged += known.title === '' ? 0 : 1
    return
  }
  // An unchanged course never loads what reads one.
  const { loadDocument } = await import('./load-document.ts')
  const { chunkDocument } = await import('./chunk-document.ts')
  const outcome = isRead ? await loadDocument(path, bytes) : bytes
  if ('reason' in outcome) {
    // A file that could not be opened is tried again each time: its permissions may change without its time.
    const record = {
      ...place,
      recordedMs: isRead ? place.recordedMs : 0,
      title: '',
      language: 'en',
      problem: outcome.reason,
    }
    await writer.putDocument(record, [])
    changes.records.push(record)
    changes.removed += known && known.title !== '' ? 1 : 0
    return
  }
  const { title, language } = outcome.document
  const record = { ...place, title, language, problem: outcome.notice ?? null }
  await writer.putDocument(record, chunkDocument(outcome.document))
  changes.records.push(record)
  if (known && known.title !== '') changes.changed += 1
  else changes.added += 1
}

function noReadableDocument(unreadable: number): TutorError {
  const found =
    unreadable === 0
      ? 'The course folder holds no document'
      : 'None of the documents in the course folder can be read'
  return new TutorError(
    'course',
    `${found}, so the index was left as it was; check --course and put Markdown (.md) or text (.txt) files there.`,
  )
}
