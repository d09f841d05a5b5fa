import { z } from 'zod'
import { answerVisit } from '../answer-visit.ts'
import { defineCommand } from '../command.ts'
import { askRemembered } from '../review/answer-from-memory.ts'

export const askCommand = defineCommand({
  name: 'ask',
  role: 'student',
  wording: {
    ko: {
      name: '질문',
      description: '강의 자료에서 출처와 함께 답을 찾습니다.',
      options: {
        question: { name: '질문', description: '알고 싶은 것' },
        private: { name: '나만보기', description: '답변을 나만 볼 수 있게 합니다.' },
      },
    },
    en: {
      name: 'ask',
      description: 'An answer from the course material, with its sources.',
      options: {
        question: { name: 'question', description: 'What you want to know' },
        private: { name: 'private', description: 'Only you see the answer' },
      },
    },
  },
  options: z.object({
    question: z.string().trim().min(1).max(20_000),
    private: z.boolean().optional(),
  }),
  mainOption: 'question',
  messageMenu: { ko: '튜터에게 물어보기', en: 'Ask the tutor about this' },
  visibility: (values) => (values.private === true ? 'asker' : 'everyone'),
  run: (visit, values) => answerVisit(visit, values.question, askRemembered(visit)),
})
