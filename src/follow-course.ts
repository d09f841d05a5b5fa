import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadCourse } from './course/load-course.ts'
import { createTutor, type CourseTutor } from './create-tutor.ts'
import { TutorError } from './errors.ts'
import { updateIndex } from './ingest/index-course.ts'
import type { OpenTutor } from './open-tutor.ts'

/**
 * A tutor that takes over what has changed in the course folder (material, course.yaml, glossary.yaml) when it is
 * asked to `refresh`: the course is opened anew beside the one in use and takes its place; what runs on the old one
 * ends there.
 */
export const followCourse: OpenTutor = async (folders, options = {}) => {
  const ends = new Set<Promise<void>>()
  let generation = 0

  async function open() {
    const tutor = await createTutor(folders, {
      ...options,
      onIndexed(report) {
        generation = report.generation
        options.onIndexed?.(report)
      },
    })
    return createLease(tutor)
  }

  /** Reads the files again; true where they differ from what is in use. */
  async function hasChanged(): Promise<boolean> {
    const { course } = current.tutor
    const now = await loadCourse(folders.course, { cacheFolder: join(folders.data, 'cache') })
    if (now.id !== course.id) {
      throw new TutorError(
        'course',
        `The id of the course is now "${now.id}" and was "${course.id}", under which its data is kept; put it back, or start the tutor anew.`,
      )
    }
    const report = await updateIndex({ course: now, data: folders.data })
    return report.generation !== generation || !isDeepStrictEqual(now, course)
  }

  let current = await open()

  return {
    get course() {
      return current.tutor.course
    },
    ask: (question) => current.use((tutor) => tutor.ask(question)),
    hint: (question, step) => current.use((tutor) => tutor.hint(question, step)),
    rework: (question, answer, how) => current.use((tutor) => tutor.rework(question, answer, how)),
    quiz: (request) => current.use((tutor) => tutor.quiz(request)),
    findSame: (question, earlier) => current.use((tutor) => tutor.findSame(question, earlier)),
    cite: (request) => current.use((tutor) => tutor.cite(request)),
    passages: (document) => current.use((tutor) => tutor.passages(document)),
    assess: (request) => current.use((tutor) => tutor.assess(request)),
    writePrompt: (made, signal) => current.use((tutor) => tutor.writePrompt(made, signal)),
    conceptPrompts: () => current.use((tutor) => tutor.conceptPrompts()),
    checkPrompt: (written, origin) => current.use((tutor) => tutor.checkPrompt(written, origin)),
    citationsHold: (citations) => current.use((tutor) => tutor.citationsHold(citations)),
    search: (request) => current.use((tutor) => tutor.search(request)),
    topics: (request) => current.use((tutor) => tutor.topics(request)),
    readSource: (document) => current.use((tutor) => tutor.readSource(document)),
    async refresh() {
      if (!(await hasChanged())) return false
      const before = current
      current = await open()
      const end = before.close().finally(() => ends.delete(end))
      ends.add(end)
      return true
    },
    async close() {
      await Promise.all([...ends, current.close()])
    },
  }
}

/** Lets a tutor be closed as soon as nothing runs on it any more. */
function createLease(tutor: CourseTutor) {
  const running = new Set<Promise<unknown>>()
  return {
    tutor,
    use<Result>(work: (tutor: CourseTutor) => Promise<Result>): Promise<Result> {
      const run = work(tutor).finally(() => running.delete(run))
      running.add(run)
      return run
    },
    async close(): Promise<void> {
      await Promise.allSettled(running)
      await tutor.close()
    },
  }
}
