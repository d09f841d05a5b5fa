import { loadCourse } from '../../src/course/load-course.ts'
import { updateIndex } from '../../src/ingest/index-course.ts'
import { openRetrieval } from '../../src/retrieval/open-retrieval.ts'
import { openIndex } from '../../src/store/index-store.ts'
import { measureTutorNeighbours } from './measure-tutor-neighbours.ts'
import type { BenchSystem } from './system.ts'

/** This project, through the functions that `tutor index` and `tutor search` use; no key, no network, no weights. */
export const courseTutor: BenchSystem = {
  async build(courseFolder, indexFolder) {
    const course = await loadCourse(courseFolder)
    const report = await updateIndex({ course, data: indexFolder })
    const indexStore = await openIndex(course, indexFolder)
    const retrieval = await openRetrieval({ course, indexStore, cacheFolder: indexStore.cacheFolder })
    return {
      chunks: report.chunks,
      async search(question, limit) {
        const { results } = await retrieval.retrieve({ text: question, limit })
        return results.map(({ chunk: { document, locator } }) => ({
          document,
          fromLine: locator.from,
          toLine: locator.to,
        }))
      },
      ...(retrieval.vectorIndex.kind === 'hnsw' && {
        measureNeighbourRecall: (questions) =>
          measureTutorNeighbours({ indexStore, vectorIndex: retrieval.vectorIndex, questions }),
      }),
      async close() {
        await retrieval.close()
        await indexStore.close()
      },
    }
  },
}
