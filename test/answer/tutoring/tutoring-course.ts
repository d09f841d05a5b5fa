import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadCourse } from '../../../src/course/load-course.ts'
import { updateIndex } from '../../../src/ingest/index-course.ts'
import type { Locator } from '../../../src/ingest/document.ts'
import { openRetrieval } from '../../../src/retrieval/open-retrieval.ts'
import { openIndex } from '../../../src/store/index-store.ts'

export const firstCourse = join(import.meta.dirname, '..', '..', '..', 'corpus', 'learning-kubernetes')

/** The parts that tutoring is given, over a course folder that is indexed for the test. */
export async function openTutoring(folder: string) {
  const data = await mkdtemp(join(tmpdir(), 'tutoring-data-'))
  const course = await loadCourse(folder)
  await updateIndex({ course, data })
  const store = await openIndex(course, data)
  const retrieval = await openRetrieval({ course, indexStore: store, cacheFolder: store.cacheFolder })
  const chunks = await store.readChunks()
  const readPassage = async (document: string, { from, to }: Locator) =>
    (await store.readSource(document))
      ?.split('\n')
      .slice(from - 1, to)
      .join('\n')
  return {
    parts: {
      course,
      retrieval,
      readPassage,
      readChunks: async () => chunks,
      now: new Date('2026-03-10T00:00:00Z'),
    },
    chunks,
    async close() {
      await retrieval.close()
      await store.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** A course folder with the given files; remove it when done. */
export async function writeCourse(files: Record<string, string>): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'tutoring-course-')), 'course')
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}
