import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { askCourse, standAlone } from './ask-course.ts'
import type { AssessSubmission } from './answer/assess/assess-submission.ts'
import type { FindSameQuestions } from './checks/find-same-question.ts'
import type { Config } from './config.ts'
import type { Course } from './course/course.ts'
import { mayRead } from './course/document-rules.ts'
import { loadCourse } from './course/load-course.ts'
import { updateIndex } from './ingest/index-course.ts'
import type { Chunk } from './ingest/chunk.ts'
import { openCourseIndex } from './open-course-index.ts'
import type { CourseModel } from './open-model.ts'
import type { Folders, OpenTutorOptions } from './open-tutor.ts'
import { indexFile } from './store/index-files.ts'
import type { Question, Reader, Topic, Tutor } from './tutor.ts'

/** The headings that chunks stand under, each once, in the order of the material. */
function topicsOf(chunks: readonly Chunk[]): Topic[] {
  const topics = new Map<string, Topic>()
  for (const { title, document, headingPath, language, sectionId, units } of chunks) {
    const key = JSON.stringify([document, ...headingPath])
    const topic: Topic = topics.get(key) ?? {
      title: headingPath.at(-1) ?? title,
      document,
      headingPath,
      language,
      ...(sectionId === undefined ? {} : { sectionId }),
    }
    topics.set(key, topic)
    const asked = units.flatMap((unit) => (unit.isQuestion === true ? unit.text : []))
    if (asked.length > 0) topic.questions = [...(topic.questions ?? []), ...asked]
  }
  return [...topics.values()]
}

/** A tutor of the course as it is when opened; `follow-course.ts` takes over what changes later. */
export type CourseTutor = Omit<Tutor, 'refresh'>

/** A tutor over the index of a course, which is brought up to date first. */
export async function createTutor(folders: Folders, options: OpenTutorOptions = {}): Promise<CourseTutor> {
  const course = await loadCourse(folders.course, { cacheFolder: join(folders.data, 'cache') })
  if (!existsSync(indexFile(course, folders.data))) options.onFirstIndexing?.(course.title)
  const report = await updateIndex({
    course,
    data: folders.data,
    ...(options.onProgress && { onProgress: options.onProgress }),
  })
  const model = await openConfiguredModel(options.config, course, folders.data)
  const opened = await openCourseIndex(course, folders.data, options)
  const answerWithModel = model?.answererOf({ course, ...opened.parts })
  options.onIndexed?.(report)

  const readableBy = (reader: Reader) => {
    const now = new Date()
    return (document: string) => mayRead(course, document, reader, now)
  }
  const partsNow = () => ({ course, now: new Date(), ...opened.parts, answerWithModel })
  const requestOf = async (question: Question) => {
    const readable = readableBy(question.reader)
    return { text: await standAlone(question, readable, opened.parts), mayRead: readable }
  }

  let assess: AssessSubmission | undefined
  let findSameQuestions: FindSameQuestions | undefined
  const promptParts = async () => {
    const { mayHintFrom } = await import('./answer/tutoring/graded-material.ts')
    const readable = mayHintFrom(course, new Date())
    return {
      course,
      chunks: (await opened.parts.readChunks()).filter(({ document }) => readable(document)),
      linkTemplate: course.linkTemplate,
      readPassage: opened.parts.readPassage,
      terms: opened.parts.retrieval.terms,
    }
  }

  return {
    course,
    ask: (question) => askCourse(question, readableBy(question.reader), partsNow()),
    async hint(question, step) {
      const parts = partsNow()
      const request = await requestOf(question)
      const { hintUnderPolicy } = await import('./answer/tutoring/answer-under-policy.ts')
      const { hintQuestion } = await import('./answer/tutoring/hint-question.ts')
      return question.reader === 'student'
        ? hintUnderPolicy(request, step, parts)
        : hintQuestion(request, step, parts)
    },
    async rework(question, answer, how) {
      const { reworkAnswer } = await import('./answer/tutoring/rework-answer.ts')
      const { text, mayRead: readable } = await requestOf(question)
      return reworkAnswer({ question: text, answer, mayRead: readable }, how, partsNow())
    },
    async quiz({ reader, ...request }) {
      const { makeQuiz } = await import('./answer/tutoring/make-quiz.ts')
      const { mayHintFrom } = await import('./answer/tutoring/graded-material.ts')
      // An open task must not be asked and explained as a quiz.
      const readable = reader === 'student' ? mayHintFrom(course, new Date()) : readableBy(reader)
      const seed = Math.floor(Math.random() * 2 ** 31)
      return makeQuiz({ ...request, seed, mayRead: readable }, partsNow())
    },
    async assess(request) {
      const { createAssessment } = await import('./answer/assess/assess-submission.ts')
      const { applyRulings } = await import('./answer/assess/apply-rulings.ts')
      assess ??= createAssessment({ retrieval: opened.parts.retrieval, mayRead: readableBy('student') })
      const byCode = await assess(request)
      if (model === undefined) return applyRulings(byCode, request)
      const { judgeWithModel } = await import('./answer/assess/judge-with-model.ts')
      const parts = { ask: model.askStructured, vocabulary: opened.parts.retrieval }
      return applyRulings(await judgeWithModel(request, byCode, parts), request)
    },
    async conceptPrompts() {
      const { listConceptPrompts } = await import('./concept-prompts/list-concept-prompts.ts')
      return listConceptPrompts(await promptParts())
    },
    async writePrompt(made, signal) {
      if (model === undefined) return undefined
      const { writeWithModel } = await import('./concept-prompts/write-with-model.ts')
      const { createSupportCheck } = await import('./answer/check/check-support.ts')
      const vocabulary = opened.parts.retrieval
      return writeWithModel(made, {
        ...(await promptParts()),
        ask: model.askStructured,
        checkSupport: createSupportCheck(vocabulary),
        vocabulary,
        languages: course.languages,
        signal,
      })
    },
    async checkPrompt(written, origin) {
      const { checkWrittenPrompt } = await import('./concept-prompts/check-written-prompt.ts')
      return checkWrittenPrompt(written, origin, await promptParts())
    },
    async citationsHold(citations) {
      const { isVerbatim } = await import('./answer/check-quotes.ts')
      const readable = readableBy('student')
      for (const citation of citations) {
        if (!readable(citation.document) || !(await isVerbatim(citation, opened.parts.readPassage)))
          return false
      }
      return true
    },
    async findSame(question, earlier) {
      const { createQuestionFinder } = await import('./checks/find-same-question.ts')
      findSameQuestions ??= createQuestionFinder(opened.parts.retrieval)
      const text = await standAlone(question, readableBy(question.reader), opened.parts)
      const all = await findSameQuestions(text, earlier)
      const [same] = all
      return { standAlone: text, all, ...(same === undefined ? {} : { same }) }
    },
    async cite({ text, searches, reader }) {
      const { citeText } = await import('./checks/cite-text.ts')
      const { createSupportCheck } = await import('./answer/check/check-support.ts')
      return citeText(
        { text, searches },
        {
          retrieve: opened.parts.retrieval.retrieve,
          checkSupport: createSupportCheck(opened.parts.retrieval),
          vocabulary: opened.parts.retrieval,
          readPassage: opened.parts.readPassage,
          linkTemplate: course.linkTemplate,
          mayRead: readableBy(reader),
        },
      )
    },
    async passages(document) {
      const chunks = await opened.parts.readChunks()
      return chunks
        .filter((chunk) => chunk.document === document)
        .map(({ id, contentHash, text }) => ({ chunkId: id, contentHash, text }))
    },
    search: ({ text, limit, reader }) =>
      opened.parts.retrieval.retrieve({ text, limit, mayRead: readableBy(reader) }),
    async topics({ reader }) {
      const isReadable = readableBy(reader)
      return topicsOf((await opened.parts.readChunks()).filter(({ document }) => isReadable(document)))
    },
    readSource: (document) => opened.store.readSource(document),
    async close() {
      await opened.close()
      model?.close()
    },
  }
}

/** A course without a model must not wait for one to load. */
async function openConfiguredModel(
  config: Config | undefined,
  course: Course,
  data: string,
): Promise<CourseModel | undefined> {
  if (config?.OPENAI_API_KEY === undefined && config?.OPENAI_BASE_URL === undefined) return undefined
  const { openModel } = await import('./open-model.ts')
  return openModel(config, course, data)
}
