import type { Answer, AnsweredAnswer, AnswerSentence, Citation } from './answer/answer.ts'
import type { CitedText } from './checks/cite-text.ts'
import type { AssessRequest, Assessment } from './answer/assess/assessment.ts'
import type { Course } from './course/course.ts'
import type { PromptFault } from './concept-prompts/check-written-prompt.ts'
import type { ConceptPrompt, WrittenPrompt } from './concept-prompts/concept-prompt.ts'
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
  /** The same in every edition of a lesson. */
  sectionId?: string
  /** Questions that the material itself asks and answers there. */
  questions?: string[]
}

/** A chunk as far as a citation depends on it. */
export interface Passage {
  chunkId: string
  contentHash: string
  text: string
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
  /** Feedback on a submission against a rubric; never a grade. A model, where there is one, decides nothing alone. */
  assess(request: AssessRequest): Promise<Assessment>
  /** Every concept prompt that the course has: from concept-prompts.yaml, then made from its material. All citations hold. */
  conceptPrompts(): Promise<ConceptPrompt[]>
  /** The model's own prompt about the same concept, checked; undefined without a model and where it does not hold. */
  writePrompt(made: ConceptPrompt, signal?: AbortSignal): Promise<ConceptPrompt | undefined>
  /** A concept prompt that a person wrote, with the citations of its quotes, or the quotes that do not hold. */
  checkPrompt(
    written: WrittenPrompt,
    origin: 'file' | 'form' | 'model',
  ): Promise<{ prompt: ConceptPrompt } | { faults: PromptFault[] }>
  /** Whether every quote stands verbatim in the course as students may read it now. */
  citationsHold(citations: readonly Citation[]): Promise<boolean>
  /**
   * The question so that it stands alone, and which of the earlier ones (each standing alone) mean the same, the first
   * as `same`; found without a model: strict, since that one's answer is given to this one.
   */
  findSame(
    question: Pick<Question, 'text' | 'history' | 'reader'>,
    earlier: readonly string[],
  ): Promise<{ standAlone: string; same?: number; all: number[] }>
  /** A human's text with the citations of each sentence; `searches` name where its writer looked. */
  cite(request: { text: string; searches: readonly string[]; reader: Reader }): Promise<CitedText>
  /** The chunks of a document as they are now; none where it is gone. */
  passages(document: string): Promise<Passage[]>
  search(request: { text: string; limit: number; reader: Reader }): Promise<Retrieval>
  topics(request: { reader: Reader }): Promise<Topic[]>
  /** The decoded text of a document as it stands in the course folder now; `undefined` where there is none. */
  readSource(document: string): Promise<string | undefined>
  /** Brings the index up to date with the course folder; true where anything changed. */
  refresh(): Promise<boolean>
  close(): Promise<void>
}
