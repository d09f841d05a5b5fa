import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { pressId } from '../press.ts'
import { checkSubmission } from '../review/check-submission.ts'
import { safeText } from '../safe-text.ts'
import { gradeWording } from '../wording/grade-wording.ts'

/** The check of an answer to a question; asks for what is missing by a form. */
export const checkCommand = defineCommand({
  name: 'check',
  role: 'student',
  wording: {
    ko: {
      name: '답안확인',
      description: '답안을 자료에 비추어 확인합니다. 조교가 확정하기 전에는 초안입니다.',
      options: {
        answer: { name: '답안', description: '확인할 답안' },
        question: { name: '문제', description: '어떤 문제의 답인지' },
      },
    },
    en: {
      name: 'check',
      description: 'Checks an answer against the material: a draft until a TA confirms it.',
      options: {
        answer: { name: 'answer', description: 'The answer to check' },
        question: { name: 'question', description: 'The question that it answers' },
      },
    },
  },
  options: z.object({
    answer: z.string().trim().min(1).max(4000),
    question: z.string().trim().min(1).max(1000).optional(),
  }),
  mainOption: 'answer',
  messageMenu: { ko: '이 답안 확인하기', en: 'Check this answer' },
  async form(values, glance) {
    if (values.question !== undefined) return undefined
    const words = gradeWording[glance.language].checkForm
    return {
      id: pressId('check'),
      title: words.title,
      fields: [
        { name: 'question', label: words.question, kind: 'paragraph', isRequired: true, maxCharacters: 1000 },
        {
          name: 'answer',
          label: words.answer,
          kind: 'paragraph',
          isRequired: true,
          maxCharacters: 4000,
          value: values.answer,
        },
      ],
    }
  },
  visibility: () => 'asker',
  run: async (visit, values) =>
    checkSubmission(visit, {
      question: safeText(values.question ?? ''),
      answer: safeText(values.answer),
    }),
})
