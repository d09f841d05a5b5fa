import { z } from 'zod'
import { countOpenChecks, readOpenChecks } from '../../store/check-store.ts'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { reviewCard } from '../review/review-card.ts'
import { say } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'

const shown = 3

/** The next answers of the review queue, each as its card, to the member of staff alone. */
export const reviewCommand = defineCommand({
  name: 'review',
  role: 'ta',
  wording: {
    ko: { name: '검토', description: '확인을 기다리는 답변을 보여 줍니다 (조교용).', options: {} },
    en: { name: 'review', description: 'Answers that wait for a check (for staff).', options: {} },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const words = checkWording[visit.language].queue
    const { tables } = visit.state
    const courseId = visit.tutor.course.id
    const open = await readOpenChecks(tables, { courseId, nowMs: visit.nowMs, limit: shown })
    if (open.length === 0) return say(plainMessage(visit.language, words.empty, 'asker'))
    const title = words.title(await countOpenChecks(tables, courseId))
    const cards = await Promise.all(open.map((check) => reviewCard(tables, check, visit.language, 'asker')))
    const messages = cards.filter((card) => card !== undefined)
    return {
      commit: async () => [
        { message: plainMessage(visit.language, title, 'asker') },
        ...messages.map((message) => ({ message })),
      ],
    }
  },
})
