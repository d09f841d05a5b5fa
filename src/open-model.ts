import { createStructuredModel, type AskStructured } from './answer/model/ask-structured.ts'
import { createModelAnswerer, type AnswerWithModel } from './answer/model/answer-with-model.ts'
import { readModelSettings } from './answer/model/model-settings.ts'
import { readUsageCaps } from './answer/model/usage-caps.ts'
import type { AnswerParts } from './answer/answer-question.ts'
import { answerQuestion } from './answer/answer-question.ts'
import type { Config } from './config.ts'
import type { Course } from './course/course.ts'
import type { RetrievalRoom } from './retrieval/open-retrieval.ts'
import { openUsageStore } from './store/usage-store.ts'

/** The language model of a course, with the record of what it takes. */
export interface CourseModel {
  /** Answers from one generation of the course's index. */
  answererOf(parts: ModelParts): AnswerWithModel
  /** Data instead of an answer, as for rubrics and verdicts. */
  askStructured: AskStructured
  close(): void
}

export interface ModelParts extends AnswerParts {
  retrieval: Pick<RetrievalRoom, 'retrieve' | 'frameWords' | 'terms'>
}

/**
 * Opens what the configured model needs; undefined where none is configured.
 *
 * @throws TutorError `data` or `busy` where the record of usage cannot be opened.
 */
export function openModel(config: Config, course: Course, data: string): CourseModel | undefined {
  const settings = readModelSettings(config)
  if (settings === undefined) return undefined
  const usage = openUsageStore({
    data,
    courseId: course.id,
    timeZone: course.timeZone,
    model: settings.model,
    caps: readUsageCaps(config),
    ...(config.TUTOR_PEOPLE_KEY === undefined ? {} : { peopleKey: config.TUTOR_PEOPLE_KEY }),
  })
  return {
    answererOf(parts) {
      const answerer = createModelAnswerer({
        config,
        course,
        usage,
        retrieve: parts.retrieval.retrieve,
        vocabulary: parts.retrieval,
        readPassage: parts.readPassage,
        extract: (request) => answerQuestion(request, parts),
      })
      if (answerer === undefined) throw new Error('unreachable: the settings were read before')
      return answerer
    },
    askStructured: createStructuredModel(settings, usage),
    close: () => usage.close(),
  }
}
