import { createHash } from 'node:crypto'
import type { Assessment, Criterion } from '../../answer/assess/assessment.ts'
import { rubricKey } from '../../checks/rubric-key.ts'
import {
  findSubmissionCheck,
  keepSubmissionCheck,
  type StoredSubmissionCheck,
} from '../../store/submission-check-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Visit } from '../visit.ts'
import { checkPolicyOf } from './checker.ts'
import { readGate } from './gate-of-course.ts'

/** Of the submissions, once the gate is open, that are still graded blind. */
const auditShare = 0.1

/** A student's answer with the draft on it. */
export interface DraftedSubmission {
  id: string
  question: string
  answer: string
  criteria: readonly Criterion[]
  draft: Assessment
  promptId?: string
  /** Somebody else's words, pasted by staff: nobody is told, and nothing of it is graded blind. */
  isPasted?: boolean
}

export interface KeptSubmission {
  check: StoredSubmissionCheck
  change: 'new' | 'replaced' | 'kept'
  /** Whether students may be sent drafts. */
  isOpen: boolean
}

/** Keeps an answer for the TA's checking; whether it is graded blind is drawn now and never again. */
export async function keepSubmission(
  state: StateAccess,
  visit: Visit,
  submission: DraftedSubmission,
): Promise<KeptSubmission> {
  const { id, question, answer, criteria, draft, promptId = null, isPasted = false } = submission
  const { course } = visit.tutor
  const hasGate = checkPolicyOf(visit.tutor).gate !== undefined
  const isOpen = hasGate && (await readGate(state, visit.tutor)).isOpen
  const isBlind = hasGate && !isPasted && (!isOpen || isDrawn(id))
  const change = await keepSubmissionCheck(state, {
    id,
    course_id: course.id,
    person: visit.person,
    made_ms: visit.nowMs,
    question,
    submission: answer,
    criteria: JSON.stringify(criteria),
    draft: JSON.stringify(draft),
    address: sealAddress(visit),
    prompt_id: promptId,
    rubric: rubricKey(criteria),
    is_blind: isBlind ? 1 : 0,
    is_pasted: isPasted ? 1 : 0,
  })
  const check = await findSubmissionCheck(state, id)
  if (check === undefined) throw new RangeError(`The submission ${id} was not kept.`)
  return { check, change, isOpen }
}

/** Where the student is told, and the name that the platform gives them, for staff's grade book alone. */
function sealAddress({ event: { place, person }, addresses }: Visit): string {
  const [name] = person.names ?? []
  return addresses.seal({
    platform: place.platform,
    target: {
      kind: 'person',
      personId: person.id,
      ...(place.space === undefined ? {} : { space: place.space }),
    },
    ...(name === undefined ? {} : { name }),
  })
}

function isDrawn(id: string): boolean {
  return createHash('sha256').update(`audit\n${id}`).digest().readUInt32BE() / 2 ** 32 < auditShare
}
