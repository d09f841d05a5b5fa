import { defaultCheckPolicy, type CheckPolicy } from '../../course/check-policy.ts'
import type { Language } from '../../language.ts'
import type { Tutor } from '../../tutor.ts'
import { safeText, shortText } from '../safe-text.ts'
import type { Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'

/** A member of staff at work: who they are towards colleagues, and towards students. */
export interface Checker {
  /** Pseudonym. */
  person: string
  /** A role, or "=" and a name. */
  amongStaff: string
  toStudents: string
}

export function checkPolicyOf(tutor: Tutor): CheckPolicy {
  return tutor.course.checks ?? defaultCheckPolicy
}

/** Whether staff of the course grade some submissions without having seen the tutor's draft. */
export function gradesBlind(tutor: Tutor): boolean {
  return checkPolicyOf(tutor).gate !== undefined
}

/** Who does this event, as far as verdicts show it. */
export function checkerOf(visit: Visit): Checker {
  const role = visit.role === 'instructor' ? 'instructor' : 'ta'
  const name = visit.event.person.names?.[0]
  const called = name === undefined ? role : `=${shortText(name, 60)}`
  return {
    person: visit.person,
    amongStaff: called,
    toStudents: checkPolicyOf(visit.tutor).showChecker === 'name' ? called : role,
  }
}

/** "a TA", or a name, out of what is kept of it. */
export function sayChecker(kept: string | null, language: Language): string {
  const words = checkWording[language].roles
  if (kept?.startsWith('=') === true) return safeText(kept.slice(1)).replaceAll(/[`*[\]]/gu, '')
  return kept === 'instructor' ? words.instructor : words.ta
}
