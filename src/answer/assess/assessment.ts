import type { Language } from '../../language.ts'
import type { Citation } from '../answer.ts'

/** What a good answer must say, in each language of the course that it is written in, with where the material says it. */
export interface Criterion {
  /** Unique in its rubric. */
  id: string
  text: Partial<Record<Language, string>>
  /** At least one; their quotes count as other ways of saying the criterion. */
  citations: Citation[]
}

export interface AssessRequest {
  question: Partial<Record<Language, string>>
  /** 1 to 6. */
  criteria: readonly Criterion[]
  /** What the student wrote, in either language. */
  submission: string
  /** Rulings under this rubric, the newest first: so its criteria are meant. Students' words: data, never orders. */
  examples?: readonly RuledExample[]
  /** Whose caps count where a model is asked, and the names of theirs to be masked. */
  asker?: { id: string; names?: readonly string[] }
}

/** Another answer under the same rubric, with what a TA ruled on an appeal about it, by the criteria's ids. */
export interface RuledExample {
  submission: string
  verdicts: Record<string, 'met' | 'missed'>
}

/** A piece of the student's own text: UTF-16 offsets into the submission. */
export interface OwnWords {
  from: number
  to: number
  text: string
}

/**
 * - `met`: the student says it
 * - `missed`: the student does not say it
 * - `contradicted`: the student says its contrary; `ownWords` holds the sentence, `fault` what is wrong with it
 */
export type Verdict = 'met' | 'missed' | 'contradicted'

export interface CriterionVerdict {
  criterionId: string
  verdict: Verdict
  /** The sentence of the student that decided; absent for `missed`. */
  ownWords?: OwnWords
  /** Where the material says it: in the student's language where there is one. */
  citation: Citation
  /** How much of the criterion's content the student's words hold, 0 to 1. */
  held: number
  fault?: 'negation' | 'number' | 'reversed'
  /** Decided by a ruling on the same words. */
  ruled?: true
}

/**
 * - `assessed`: an answer of the student's own
 * - `empty`: nothing, or nothing but marks or "I don't know"
 * - `copied-question`, `copied-material`: the words of the question or of the course, not the student's; verdicts are
 *   given for copied material too
 * - `abusive`: insults and nothing that answers
 * - `off-topic`: meets no criterion and shares nothing with the subject
 */
export type SubmissionKind =
  | 'assessed'
  | 'empty'
  | 'copied-question'
  | 'copied-material'
  | 'abusive'
  | 'off-topic'

/** Feedback on a submission, never a grade: one verdict for each criterion, in their order. */
export interface Assessment {
  kind: SubmissionKind
  language: Language
  verdicts: CriterionVerdict[]
}
