import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { changePrompt, settleDay, type StoredPrompt } from '../../store/concept-prompt-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { conceptPolicyOf } from './policy-of.ts'
import { postMessage } from './post-message.ts'
import { showQuestion } from './show-question.ts'

/**
 * Posts a prompt in the transaction that settles its day: the day's row and the parcels are there together or not at
 * all, and whoever comes second finds the day settled.
 *
 * @returns False where the day is settled already, or the prompt is not in the queue any more.
 */
export async function postPrompt(
  transaction: StateAccess,
  row: StoredPrompt,
  parts: { tutor: Tutor; day: string; dueMs: number; nowMs: number; peopleKey: string },
): Promise<boolean> {
  const { tutor, day, dueMs, nowMs, peopleKey } = parts
  const policy = conceptPolicyOf(tutor)
  const closesMs = nowMs + policy.closesAfterHours * 3_600_000
  if (!(await changePrompt(transaction, row.id, ['draft', 'approved'], { status: 'posted' }))) return false
  const isSettled = await settleDay(transaction, {
    course_id: tutor.course.id,
    day,
    outcome: 'posted',
    prompt_id: row.id,
    due_ms: dueMs,
    decided_ms: nowMs,
    closes_ms: closesMs,
    closed_ms: null,
  })
  if (!isSettled) {
    await changePrompt(transaction, row.id, ['posted'], { status: row.status })
    return false
  }
  const message = showQuestion(readPrompt(row), {
    id: row.id,
    languages: tutor.course.languages,
    closesMs,
    timeZone: tutor.course.timeZone,
    goalPercent: Math.round(policy.classGoal * 100),
  })
  for (const channel of policy.channels) {
    await postMessage(transaction, { name: `concept-prompt/${row.id}`, channel, message, nowMs, peopleKey })
  }
  return true
}
