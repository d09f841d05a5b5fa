import { nextDue } from '../../concept-prompts/due-times.ts'
import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { readPrompts, readSchedule } from '../../store/concept-prompt-store.ts'
import type { Language } from '../../language.ts'
import type { Action, Message } from '../message.ts'
import { pressId } from '../press.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import type { QueueParts } from './change-queue.ts'
import { conceptPolicyOf } from './policy-of.ts'
import { timeOf, titleOf } from './show-question.ts'

const mostShown = 10
const mostButtons = 5

/** The queue as staff see it: when the next goes out, what waits in which order, and buttons to look at each. */
export async function showQueue(parts: Omit<QueueParts, 'peopleKey'>, language: Language): Promise<Message> {
  const { state, tutor, nowMs } = parts
  const words = conceptPromptWording[language]
  const { queue } = words
  const policy = conceptPolicyOf(tutor)
  const { timeZone, id: courseId } = tutor.course
  const { isPaused } = await readSchedule(state.tables, courseId)
  const [next] = nextDue(policy, timeZone, nowMs, 1)
  const rows = await readPrompts(state.tables, courseId, ['approved', 'draft'])
  const lines = rows.slice(0, mostShown).map((row, index) => {
    const prompt = readPrompt(row)
    return `${index + 1}. \`${row.id}\` ${words.statuses[row.status]} · ${words.kinds[prompt.kind]} · ${titleOf(prompt, language)}`
  })
  const status = [
    ...(policy.channels.length === 0 ? [queue.noChannel] : []),
    ...(isPaused ? [queue.paused] : next === undefined ? [] : [queue.next(timeOf(next.dueMs, timeZone))]),
  ]
  const looks: Action[] = rows.slice(0, mostButtons).map((row, index) => ({
    id: pressId('prompt-show', row.id),
    label: `${index + 1}`,
  }))
  return {
    language,
    title: queue.title,
    body: [...status, lines.length === 0 ? queue.none : lines.join('\n')].join('\n\n'),
    citations: [],
    actions: [
      ...looks,
      { id: 'prompt-write', label: queue.add },
      isPaused ? { id: 'prompt-resume', label: queue.resume } : { id: 'prompt-pause', label: queue.pause },
    ],
    visibility: 'asker',
  }
}
