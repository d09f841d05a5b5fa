import { updateIndex } from '../../src/ingest/index-course.ts'
import type { Course } from '../../src/course/course.ts'

/** Started by the kill test: indexes a course and tells its parent of each file. */
const [folder = '', data = ''] = process.argv.slice(2)
const course: Course = {
  id: 'killed',
  folder,
  title: 'Killed',
  languages: ['en'],
  timeZone: 'UTC',
  documents: [],
  glossary: [],
  evalThresholds: { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 },
}
await updateIndex({ course, data, onProgress: ({ done }) => process.send?.(done) })
process.disconnect()
