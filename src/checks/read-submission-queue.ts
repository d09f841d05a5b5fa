import { countWaitingSubmissions, readWaitingSubmissions } from '../store/submission-check-store.ts'
import type { StateAccess } from '../store/open-state.ts'
import { assessmentOf, criteriaSchema, draftGrades, gradesSchema } from './grading.ts'

/** Students' answers that wait for a TA, without who wrote them. */
export interface SubmissionQueue {
  waiting: number
  items: Array<{
    id: string
    isAppeal: boolean
    isBlind: boolean
    sentAt: string
    question: string
    submission: string
    /** The student's reason, of an appeal. */
    appeal?: string
    /** `draft`: the tutor's verdict, where it may be seen. */
    criteria: Array<{ id: string; text: string; draft?: 'met' | 'missed' }>
  }>
}

/** What waits in a course; a draft stands only where the submission is not graded blind. */
export async function readSubmissionQueue(
  state: StateAccess,
  request: { courseId: string; limit: number },
): Promise<SubmissionQueue> {
  const waiting = await readWaitingSubmissions(state, request)
  return {
    waiting: await countWaitingSubmissions(state, request),
    items: waiting.map((check) => {
      const isAppeal = check.status === 'appealed'
      const isBlind = isAppeal || check.is_blind === 1
      const drafts = isBlind ? {} : gradesSchema.parse(draftGrades(assessmentOf(check.draft)))
      return {
        id: check.id,
        isAppeal,
        isBlind,
        sentAt: new Date(check.made_ms).toISOString(),
        question: check.question,
        submission: check.submission,
        ...(check.appeal === null ? {} : { appeal: check.appeal }),
        criteria: criteriaSchema.parse(JSON.parse(check.criteria)).map(({ id, text }) => {
          const draft = drafts[id]
          return { id, text: text.en ?? text.ko ?? '', ...(draft === undefined ? {} : { draft }) }
        }),
      }
    }),
  }
}
