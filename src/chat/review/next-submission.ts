import {
  changeSubmissionCheck,
  readWaitingSubmissions,
  type StoredSubmissionCheck,
} from '../../store/submission-check-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Glance } from '../visit.ts'
import { checkPolicyOf } from './checker.ts'

type Looking = Pick<Glance, 'tutor' | 'person' | 'nowMs'>

/** The students' answers that this member of staff could grade now, what waits longest first. */
export function readWaitingFor(
  state: StateAccess,
  { tutor, person, nowMs }: Looking,
  request: { promptId?: string; limit: number },
): Promise<StoredSubmissionCheck[]> {
  const takenSinceMs = nowMs - checkPolicyOf(tutor).takenForMinutes * 60_000
  return readWaitingSubmissions(state, { courseId: tutor.course.id, person, takenSinceMs, ...request })
}

/** The first of them; of a prompt where one is given. */
export async function findNextSubmission(
  state: StateAccess,
  looking: Looking,
  promptId?: string,
): Promise<StoredSubmissionCheck | undefined> {
  const request = { limit: 1, ...(promptId === undefined ? {} : { promptId }) }
  const [next] = await readWaitingFor(state, looking, request)
  return next
}

/** Makes it theirs for a while: nobody else is shown it as the next one. */
export function takeSubmission(
  state: StateAccess,
  { person, nowMs }: Looking,
  { id }: StoredSubmissionCheck,
): Promise<void> {
  return changeSubmissionCheck(state, id, { taken_by: person, taken_ms: nowMs })
}
