import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { beginQuiz } from '../quiz.ts'

export const quizCommand = defineCommand({
  name: 'quiz',
  role: 'student',
  wording: {
    ko: {
      name: '퀴즈',
      description: '강의 자료로 만든 문제를 풀어 봅니다. 점수는 나만 봅니다.',
      options: {
        topic: { name: '주제', description: '무엇에 대한 문제인지' },
        count: { name: '문제수', description: '1에서 5까지' },
      },
    },
    en: {
      name: 'quiz',
      description: 'Questions made from the material. Only you see the score.',
      options: {
        topic: { name: 'topic', description: 'What the questions are about' },
        count: { name: 'count', description: 'From 1 to 5' },
      },
    },
  },
  options: z.object({
    topic: z.string().trim().max(200).meta({ suggests: 'topics' }).optional(),
    count: z.int().min(1).max(5).optional(),
  }),
  mainOption: 'topic',
  visibility: () => 'asker',
  run: (visit, values) => beginQuiz(visit, values.topic === '' ? undefined : values.topic, values.count ?? 3),
})
