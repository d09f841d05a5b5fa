import { z } from 'zod'
import { findPrompt } from '../../store/concept-prompt-store.ts'
import { readSubmissions } from '../../store/concept-submission-store.ts'
import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { takeStep, writeForm } from '../actions/prompt-queue.ts'
import { defineCommand } from '../command.ts'
import { fillQueue } from '../concept-prompts/change-queue.ts'
import { showDraft } from '../concept-prompts/show-draft.ts'
import { showQueue } from '../concept-prompts/show-queue.ts'
import { showToStaff } from '../concept-prompts/show-results.ts'
import { gradesBlind } from '../review/checker.ts'
import { plainMessage } from '../message.ts'
import { say, type Outcome, type Visit } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

const steps = [
  'queue',
  'show',
  'approve',
  'skip',
  'sooner',
  'edit',
  'write',
  'post-now',
  'pause',
  'resume',
  'answers',
] as const

/** What staff do with the queue of concept prompts. */
export const promptCommand = defineCommand({
  name: 'prompt',
  role: 'instructor',
  wording: {
    ko: {
      name: '개념질문',
      description: '개념 질문 대기열: 미리 보기, 승인, 건너뛰기, 고치기, 지금 게시, 답 모음',
      options: {
        step: { name: '할일', description: '비우면 대기열을 봅니다' },
        id: { name: '번호', description: '대기열에 적힌 번호' },
      },
    },
    en: {
      name: 'prompt',
      description: 'The queue of concept prompts: look, approve, skip, edit, post now, read the answers',
      options: {
        step: { name: 'step', description: 'What to do; the queue is shown without it' },
        id: { name: 'id', description: 'The id that the queue shows' },
      },
    },
  },
  options: z.object({
    step: z.enum(steps).optional(),
    id: z.string().trim().max(40).optional(),
  }),
  visibility: () => 'asker',
  async form({ step, id }, glance) {
    if (step === 'write') return writeForm(glance)
    return step === 'edit' && id !== undefined ? writeForm(glance, id) : undefined
  },
  async run(visit, { step = 'queue', id = '' }) {
    switch (step) {
      case 'queue':
        await fillQueue(visit)
        return say(await showQueue(visit, visit.language))
      case 'show':
      case 'answers':
      case 'edit':
      case 'write':
        return show(visit, step, id)
      default:
        return takeStep(visit, step, id)
    }
  },
})

async function show(visit: Visit, step: 'show' | 'answers' | 'edit' | 'write', id: string): Promise<Outcome> {
  const { language } = visit
  const row = await findPrompt(visit.state.tables, visit.tutor.course.id, id)
  // A form that could not be opened, or an id that is not there.
  if (row === undefined || step === 'edit' || step === 'write') {
    return say(plainMessage(language, conceptPromptWording[language].queue.notThere, 'asker'))
  }
  if (step === 'show') return say(showDraft(row, language))
  const submissions = await readSubmissions(visit.state.tables, id)
  const { timeZone } = visit.tutor.course
  const message = showToStaff(readPrompt(row), submissions, {
    language,
    timeZone,
    isBlind: gradesBlind(visit.tutor),
  })
  return say({ ...message, visibility: 'asker' })
}
