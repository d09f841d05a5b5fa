import { existsSync } from 'node:fs'
import type { Course } from '../course/course.ts'
import { ruleFor } from '../course/document-rules.ts'
import { messageOf } from '../errors.ts'
import { readCourseFiles } from '../ingest/read-course-files.ts'
import { indexFile } from '../store/index-files.ts'
import { openIndex } from '../store/index-store.ts'
import type { Finding } from './finding.ts'

/** Whether the course's index is there and can be read, and which files of the course it had to leave out. */
export async function examineIndex(course: Course, data: string): Promise<Finding[]> {
  if (!existsSync(indexFile(course, data))) {
    return [
      {
        level: 'warning',
        about: 'index',
        finding: 'the course is not indexed yet',
        remedy: 'Run tutor index, or ask a question: the first one indexes the course.',
      },
    ]
  }
  try {
    const store = await openIndex(course, data)
    try {
      const documents = await store.readDocuments()
      const { problems } = await readCourseFiles(course.folder, (path) => ruleFor(course, path).ignored)
      for (const { path, problem } of documents)
        if (problem !== undefined) problems.push({ path, reason: problem })
      return [
        { level: 'ok', about: 'index', finding: `${documents.length} documents` },
        ...problems.map(({ path, reason }): Finding => ({
          level: 'warning',
          about: path,
          finding: reason,
          remedy: 'Mend or remove the file, then run tutor index.',
        })),
      ]
    } finally {
      await store.close()
    }
  } catch (error) {
    return [
      {
        level: 'failure',
        about: 'index',
        finding: messageOf(error),
        remedy: 'Run tutor index; what can be rebuilt from the course is rebuilt.',
      },
    ]
  }
}
