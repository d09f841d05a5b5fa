import { z } from 'zod'
import { countOpenChecks, readOpenChecks } from '../../store/check-store.ts'
import { countWaitingSubmissions } from '../../store/submission-check-store.ts'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { readWaitingFor } from '../review/next-submission.ts'
import { reviewCard } from '../review/review-card.ts'
import { submissionCard } from '../review/submission-card.ts'
import { say, type Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'

const shown = 3

/** The next of the tutor's answers and of the students' that wait, each as its card, to the member of staff alone. */
export const reviewCommand = defineCommand({
  name: 'review',
  role: 'ta',
  wording: {
    ko: {
      name: '검토',
      description: '확인을 기다리는 답변과 학생 답안을 보여 줍니다 (조교용).',
      options: {},
    },
    en: {
      name: 'review',
      description: "The tutor's and students' answers that wait for a check (for staff).",
      options: {},
    },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const words = checkWording[visit.language].queue
    const { tables } = visit.state
    const courseId = visit.tutor.course.id
    const open = await readOpenChecks(tables, { courseId, nowMs: visit.nowMs, limit: shown })
    const submissions = await readWaitingFor(tables, visit, { limit: shown })
    if (open.length + submissions.length === 0) return say(plainMessage(visit.language, words.empty, 'asker'))
    const cards = await Promise.all(open.map((check) => reviewCard(tables, check, visit.language, 'asker')))
    const view = { language: visit.language, visibility: 'asker' as const }
    const answers = await Promise.all(submissions.map((check) => submissionCard(tables, check, view)))
    const titles = [
      ...(open.length === 0 ? [] : [words.title(await countOpenChecks(tables, courseId))]),
      ...(answers.length === 0 ? [] : [await countAnswers(visit)]),
    ]
    const messages = [
      plainMessage(visit.language, titles.join('\n'), 'asker'),
      ...cards.filter((card) => card !== undefined),
      ...answers,
    ]
    return { commit: async () => messages.map((message) => ({ message })) }
  },
})

async function countAnswers({ state, tutor, language }: Visit): Promise<string> {
  const count = await countWaitingSubmissions(state.tables, { courseId: tutor.course.id })
  return gradeWording[language].waitingTitle(count)
}
