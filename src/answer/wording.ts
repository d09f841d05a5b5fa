import type { Language } from '../language.ts'

/** The sentences of the tutor's own around the material's words. */
export interface AnswerWording {
  /** Said of an empty table cell. */
  emptyCell: string
  /** Introduces a quotation that stands in the other language. */
  inOtherLanguage: (quotation: string) => string
  notInCourse: string
  notStated: string
  logistics: string
  personalData: string
  emptyQuestion: string
  nearest: string
}

export const answerWording: Record<Language, AnswerWording> = {
  ko: {
    emptyCell: '해당 없음',
    inOtherLanguage: (quotation) => `강의 자료에는 영어로 다음과 같이 적혀 있습니다: “${quotation}”`,
    notInCourse: '이 강의의 자료에서는 이 질문에 대한 내용을 찾지 못했습니다.',
    notStated: '이 강의의 자료에는 이 질문에 대한 답이 나와 있지 않습니다.',
    logistics:
      '강의 자료에는 일정·과제·성적 같은 운영 정보가 나와 있지 않습니다. 담당 조교나 교수님께 문의해 주세요.',
    personalData: '개인 정보에 대한 질문에는 답하지 않습니다.',
    emptyQuestion: '질문을 한 문장으로 적어 주세요.',
    nearest: '가장 가까운 자료:',
  },
  en: {
    emptyCell: 'none',
    inOtherLanguage: (quotation) => `The material says in Korean: “${quotation}”`,
    notInCourse: 'I found nothing about this in the material of this course.',
    notStated: 'The material of this course does not state the answer to this question.',
    logistics:
      'The material does not state dates, assignments or grading. Please ask the staff of the course.',
    personalData: 'I do not answer questions about personal data.',
    emptyQuestion: 'Please write your question as one sentence.',
    nearest: 'Nearest in the material:',
  },
}
