import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { pressId } from '../press.ts'
import { say, wordsOf } from '../visit.ts'

export const forgetMeCommand = defineCommand({
  name: 'forgetme',
  role: 'student',
  wording: {
    ko: { name: '기록삭제', description: '보관 중인 내 기록을 모두 삭제합니다.', options: {} },
    en: { name: 'forgetme', description: 'Removes everything that is kept about you.', options: {} },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const words = wordsOf(visit)
    return say({
      ...plainMessage(visit.language, words.forgetAsk, 'asker'),
      actions: [{ id: pressId('forget-me'), label: words.actions.forgetMe }],
    })
  },
})
