import type { Answer, AnsweredAnswer, AnswerSentence, Citation } from './answer/answer.ts'
import type { Course } from './course/course.ts'
import type { Language } from './language.ts'
import type { Retrieval } from './retrieval/retrieval.ts'

/** Whose eyes an answer is for: staff also see what is not released yet. */
export type Reader = 'student' | 'staff'

/** An earlier exchange of the same conversation, oldest first in a history. */
export interface Turn {
  question: string
  answer: Answer
}

/** A checked piece of an answer (with the citations that are new with it), or a step on the way to it. */
export type AnswerEvent =
  | { kind: 'step'; step: 'retrieving' | 'writing' | 'checking' }
  | { kind: 'sentence'; sentence: AnswerSentence; citations: Citation[] }
  /** What a language model took for the answer; told once, where one was asked. */
  | { kind: 'usage'; inputTokens: number; outputTokens: number }

export interface Question {
  text: string
  reader: Reader
  history?: Turn[]
  /** Called with each checked sentence, in order; the returned answer holds the same sentences again. */
  onEvent?: (event: AnswerEvent) => void
  signal?: AbortSignal
  /** Whose daily limits count, and the names of theirs that no server is told; `local` where absent. */
  asker?: { id: string; names?: string[] }
}

export type Rework = 'simpler' | 'example' | 'other-language'

/** A multiple-choice question made from the material. */
export interface QuizQuestion {
  question: string
  choices: string[]
  /** Index into `choices`. */
  correct: number
  explanation: string
  citations: Citation[]
  language: Language
}

/** A heading that a student can ask about. */
export interface Topic {
  title: string
  document: string
  headingPath: string[]
  language: Language
}

/** What the command line and the platforms may ask of the tutor. One tutor serves one course. */
export interface Tutor {
  readonly course: Course
  ask(question: Question): Promise<Answer>
  /** A hint instead of the answer; `step` 1 to 4, a higher one only after an attempt (the caller keeps count). */
  hint(question: Question, step: number): Promise<Answer>
  /** The same answer put otherwise; `not_in_course` where the material does not allow it. */
  rework(question: Question, answer: AnsweredAnswer, how: Rework): Promise<Answer>
  quiz(request: {
    topic?: string
    count: number
    language: Language
    reader: Reader
  }): Promise<QuizQuestion[]>
  search(request: { text: string; limit: number; reader: Reader }): Promise<Retrieval>
  topics(request: { reader: Reader }): Promise<Topic[]>
  /** The decoded text of a document as it stands in the course folder now; `undefined` where there is none. */
  readSource(document: string): Promise<string | undefined>
  /** Brings the index up to date with the course folder; true where anything changed. */
  refresh(): Promise<boolean>
  close(): Promise<void>
}
