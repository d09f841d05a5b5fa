import type { Language } from '../../language.ts'
import type { AnsweredAnswer, AnswerSentence, Citation } from '../answer.ts'
import type { HintParts } from './hint-question.ts'

export type ReworkParts = HintParts

export interface ReworkRequest {
  question: string
  answer: AnsweredAnswer
  mayRead?: (document: string) => boolean
}

/** The sentences of a reworked answer and what they cite. */
export interface ReworkedSentences {
  sentences: AnswerSentence[]
  citations: Citation[]
}

export function otherLanguage(language: Language): Language {
  return language === 'ko' ? 'en' : 'ko'
}
