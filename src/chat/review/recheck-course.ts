import { answerSchema, type Citation } from '../../answer/answer.ts'
import { changeCheck, findCheck, queueCheck } from '../../store/check-store.ts'
import { readCheckedAnswers, type StoredCheckedAnswer } from '../../store/checked-answer-store.ts'
import type { State, StateAccess } from '../../store/open-state.ts'
import type { Passage, Tutor } from '../../tutor.ts'
import { quoteOf, shortText } from '../safe-text.ts'
import type { Reply } from '../visit.ts'
import { postReplies } from './post-replies.ts'
import { postCards } from './staff-cards.ts'
import { withdrawBadge } from './withdraw-badge.ts'

/**
 * Looks at every checked answer of a course after its material may have changed: where a chunk that it cites is not
 * there any more as it was, the badge is withdrawn, the answer leaves the memory and goes back to the queue with the
 * difference. All of an answer happens in one transaction; what is done is not done again.
 *
 * @returns How many went back.
 */
export async function recheckCourse(
  tutor: Tutor,
  parts: { state: State; peopleKey: string; nowMs: number },
): Promise<number> {
  let count = 0
  for (const kept of await readCheckedAnswers(parts.state.tables, tutor.course.id)) {
    const difference = await findDifference(tutor, kept)
    if (difference === undefined) continue
    await parts.state.write(async (transaction) => {
      const replies = await expire(transaction, tutor, kept, difference, parts.nowMs)
      await postReplies(
        transaction,
        replies,
        `expired/${kept.exchange_id}/${kept.decided_ms}`,
        parts.peopleKey,
      )
    })
    count += 1
  }
  return count
}

/** What changed under the citations of an answer, in words for staff; undefined where nothing did. */
async function findDifference(tutor: Tutor, kept: StoredCheckedAnswer): Promise<string | undefined> {
  const { citations } = answerSchema.parse(JSON.parse(kept.answer))
  const changes: string[] = []
  for (const citation of citations) {
    const passages = await tutor.passages(citation.document)
    if (passages.some(({ contentHash }) => contentHash === citation.chunkHash)) continue
    changes.push(describeChange(citation, passages))
  }
  return changes.length === 0 ? undefined : changes.join('\n\n')
}

/** The quote as it was and what stands in its place now. */
function describeChange(citation: Citation, passages: readonly Passage[]): string {
  const now = passages.find(({ chunkId }) => chunkId === citation.chunkId)
  const place = shortText([citation.title, ...citation.headingPath].join(' › '), 120)
  const before = quoteOf(`− ${shortText(citation.quote, 300)}`)
  return `${place}\n\n${before}\n\n${quoteOf(`+ ${now === undefined ? '—' : shortText(now.text, 300)}`)}`
}

async function expire(
  state: StateAccess,
  tutor: Tutor,
  kept: StoredCheckedAnswer,
  difference: string,
  nowMs: number,
): Promise<Reply[]> {
  const { exchange_id: exchangeId, course_id: courseId, person } = kept
  const edits = await withdrawBadge(state, tutor, exchangeId, 'material-changed')
  await queueCheck(state, { exchangeId, courseId, person, reason: 'material-changed', queuedMs: nowMs })
  await changeCheck(state, exchangeId, {
    status: 'open',
    reasons: JSON.stringify(['material-changed']),
    queued_ms: nowMs,
    difference,
  })
  const check = await findCheck(state, exchangeId)
  return check === undefined ? edits : [...edits, ...(await postCards(state, tutor, check))]
}
