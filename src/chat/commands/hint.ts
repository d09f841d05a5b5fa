import { z } from 'zod'
import { answerVisit } from '../answer-visit.ts'
import { defineCommand } from '../command.ts'

export const hintCommand = defineCommand({
  name: 'hint',
  role: 'student',
  wording: {
    ko: {
      name: '힌트',
      description: '답 대신 어디를 보면 되는지 알려 줍니다.',
      options: { question: { name: '질문', description: '풀고 있는 문제나 질문' } },
    },
    en: {
      name: 'hint',
      description: 'Where to look, instead of the answer.',
      options: { question: { name: 'question', description: 'The task or question you are working on' } },
    },
  },
  options: z.object({ question: z.string().trim().min(1).max(20_000) }),
  mainOption: 'question',
  visibility: () => 'asker',
  run: (visit, values) => answerVisit(visit, values.question, (question) => visit.tutor.hint(question, 1)),
})
