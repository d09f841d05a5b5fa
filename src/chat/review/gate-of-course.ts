import { blindVerdicts } from '../../checks/grading.ts'
import { judgeGate, type GateResult } from '../../checks/judge-gate.ts'
import { readBlindGrades } from '../../store/submission-check-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { checkPolicyOf } from './checker.ts'

/** How well the tutor's drafts agree with blind grades in a course, and whether that opens the gate. */
export async function readGate(state: StateAccess, tutor: Tutor): Promise<GateResult> {
  const { gate } = checkPolicyOf(tutor)
  const graded = await readBlindGrades(state, tutor.course.id, gate?.sample)
  return judgeGate(graded.map(blindVerdicts), gate)
}
