import { z } from 'zod'
import { conceptPolicyOf } from '../chat/concept-prompts/policy-of.ts'
import type { QueueParts } from '../chat/concept-prompts/change-queue.ts'
import { metShareOf, readAssessment } from '../concept-prompts/class-results.ts'
import type { ConceptPrompt } from '../concept-prompts/concept-prompt.ts'
import { readPrompt } from '../concept-prompts/draft-ahead.ts'
import { nextDue } from '../concept-prompts/due-times.ts'
import { reasonSchema } from '../concept-prompts/rank-prompts.ts'
import { readPrompts, readSchedule, type StoredPrompt } from '../store/concept-prompt-store.ts'
import type { StoredSubmission } from '../store/concept-submission-store.ts'

/** The queue for programs: whether it is paused, when the next goes out, and what waits in which order. */
export async function queueAsJson({ state, tutor, nowMs }: Omit<QueueParts, 'peopleKey'>) {
  const { timeZone, id } = tutor.course
  const { isPaused } = await readSchedule(state.tables, id)
  const [next] = nextDue(conceptPolicyOf(tutor), timeZone, nowMs, 1)
  const rows = await readPrompts(state.tables, id, ['approved', 'draft'])
  return {
    isPaused,
    next: next === undefined || isPaused ? null : { at: new Date(next.dueMs).toISOString(), day: next.day },
    prompts: rows.map(promptAsJson),
  }
}

/** A prompt with its rubric, its citations and why it was proposed. */
export function promptAsJson(row: StoredPrompt) {
  return {
    id: row.id,
    status: row.status,
    ...readPrompt(row),
    reasons: z.array(reasonSchema).parse(JSON.parse(row.reasons)),
  }
}

/** All answers with the names that students gave for the staff; without the tutor's draft while the course grades blind. */
export function answersAsJson(
  id: string,
  { criteria }: ConceptPrompt,
  submissions: readonly StoredSubmission[],
  isBlind: boolean,
) {
  return {
    id,
    criteria: criteria.map((criterion) => ({ id: criterion.id, text: criterion.text })),
    answers: submissions.map((submission) => ({
      name: submission.shown_name,
      submittedAt: new Date(submission.submitted_ms).toISOString(),
      revisions: submission.revisions,
      language: submission.language,
      answer: submission.answer,
      ...(isBlind ? {} : draftOf(submission)),
    })),
  }
}

function draftOf(submission: StoredSubmission) {
  const { kind, verdicts } = readAssessment(submission)
  return {
    kind,
    metShare: metShareOf(submission),
    verdicts: verdicts.map(({ criterionId, verdict, ownWords }) => ({
      criterionId,
      verdict,
      ...(ownWords && { ownWords: ownWords.text }),
    })),
  }
}
