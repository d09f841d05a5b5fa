import { answerSchema } from '../answer/answer.ts'
import type { ReviewReason } from '../course/check-policy.ts'
import { countOpenChecks, readOpenChecks, readReasons } from '../store/check-store.ts'
import { findExchange } from '../store/exchange-store.ts'
import type { StateAccess } from '../store/open-state.ts'

export interface QueueItem {
  id: string
  reasons: ReviewReason[]
  queuedAt: string
  isTaken: boolean
  question: string
  answer: string
}

/** What waits for a check in a course, without who asked. */
export async function readQueue(
  state: StateAccess,
  request: { courseId: string; nowMs: number; limit: number },
): Promise<{ open: number; items: QueueItem[] }> {
  const items: QueueItem[] = []
  for (const check of await readOpenChecks(state, request)) {
    const exchange = await findExchange(state, check.exchange_id)
    if (exchange === undefined) continue
    items.push({
      id: exchange.id,
      reasons: readReasons(check),
      queuedAt: new Date(check.queued_ms).toISOString(),
      isTaken: check.taken_by !== null,
      question: exchange.question,
      answer: answerSchema.parse(JSON.parse(exchange.answer)).text,
    })
  }
  return { open: await countOpenChecks(state, request.courseId), items }
}
