import { readGrades, type Grades } from '../../checks/grading.ts'
import { detectLanguage } from '../../language.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import {
  changeSubmissionCheck,
  findSubmissionCheck,
  keepBlindGrade,
  type StoredSubmissionCheck,
} from '../../store/submission-check-store.ts'
import { plainMessage } from '../message.ts'
import { pressId } from '../press.ts'
import { quoteOf } from '../safe-text.ts'
import type { Reply } from '../visit.ts'
import { withFallback } from '../with-fallback.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'
import { sayChecker } from './checker.ts'
import { criteriaOf, describeGrades } from './describe-submission.ts'
import { changePromptCard } from './prompt-card.ts'
import type { Desk } from './record-verdict.ts'
import { decidedCard } from './submission-card.ts'
import { changeSubmissionCard } from './submission-replies.ts'

export type GradeResult =
  | { isDone: true; replies: Reply[]; promptId: string | null }
  | { isDone: false; why: 'already' | 'appealNeedsOther' | 'ownAnswer' }
  | { isDone: false; why: 'unreadable'; criteria: number }

/**
 * Keeps a TA's verdict on each criterion of a submission, or the ruling on an appeal, in the transaction in which it
 * is given, so that of two TAs one wins: the student is told, the staff's cards change, and the log has it.
 *
 * @param given.verdicts One line for each criterion; see `readGrades`.
 * @param given.isRuling Whether an appeal is ruled on; anything else is a first grade.
 */
export async function gradeSubmission(
  state: StateAccess,
  id: string,
  given: { verdicts: string; feedback: string; isRuling: boolean },
  desk: Desk,
): Promise<GradeResult> {
  const check = await findSubmissionCheck(state, id)
  if (check === undefined || !mayGrade(check, given.isRuling, desk)) return { isDone: false, why: 'already' }
  if (check.person === desk.checker.person && check.is_pasted === 0)
    return { isDone: false, why: 'ownAnswer' }
  if (given.isRuling && check.graded_by === desk.checker.person) {
    return { isDone: false, why: 'appealNeedsOther' }
  }
  const criteria = criteriaOf(check)
  const grades = readGrades(given.verdicts, criteria)
  if (grades === undefined) return { isDone: false, why: 'unreadable', criteria: criteria.length }
  const graded = await keepGrades(state, check, { ...given, grades }, desk)
  return {
    isDone: true,
    promptId: check.prompt_id,
    replies: [
      ...toStudent(graded, { ...given, grades }, desk),
      ...(await changeCards(state, graded, given.isRuling, desk)),
    ],
  }
}

/** Whether a submission of the course waits for this: a first grade, or a ruling. */
export function mayGrade(
  check: StoredSubmissionCheck,
  isRuling: boolean,
  { tutor }: Pick<Desk, 'tutor'>,
): boolean {
  return check.course_id === tutor.course.id && check.status === (isRuling ? 'appealed' : 'draft')
}

interface Given {
  isRuling: boolean
  grades: Grades
  feedback: string
}

async function keepGrades(
  state: StateAccess,
  check: StoredSubmissionCheck,
  { isRuling, grades, feedback }: Given,
  { checker, nowMs }: Desk,
): Promise<StoredSubmissionCheck> {
  const json = JSON.stringify(grades)
  const change = {
    ...(isRuling
      ? { status: 'ruled' as const, ruled_by: checker.person, ruled_ms: nowMs }
      : { status: 'graded' as const, graded_by: checker.person, graded_ms: nowMs }),
    grades: json,
    feedback,
    taken_by: null,
    taken_ms: null,
  }
  await changeSubmissionCheck(state, check.id, change)
  // Nobody among staff saw the draft of it, whichever button it was. Appealed ones are no fair sample.
  if (!isRuling && check.is_blind === 1) {
    await keepBlindGrade(state, {
      submission_id: check.id,
      course_id: check.course_id,
      person: checker.person,
      grades: json,
      given_ms: nowMs,
    })
  }
  await addAuditEntry(state, {
    courseId: check.course_id,
    person: checker.person,
    act: isRuling ? 'ruled' : 'graded',
    subject: check.id,
    detail: { grades, feedback },
    atMs: nowMs,
  })
  return { ...check, ...change }
}

async function changeCards(
  state: StateAccess,
  check: StoredSubmissionCheck,
  isRuling: boolean,
  { tutor, checker }: Desk,
): Promise<Reply[]> {
  const language = tutor.course.languages[0] ?? 'ko'
  const card = decidedCard(check, sayChecker(checker.amongStaff, language), language)
  const name = isRuling ? (`appeal:${check.id}` as const) : (`submission:${check.id}` as const)
  return [
    ...(await changeSubmissionCard(state, card, name, check.person)),
    ...(check.prompt_id === null ? [] : await changePromptCard(state, tutor, check.prompt_id)),
  ]
}

/** The student is told privately; what a TA pasted for themselves has nobody else to tell. */
function toStudent(
  check: StoredSubmissionCheck,
  { isRuling, grades, feedback }: Given,
  { addresses, tutor }: Desk,
): Reply[] {
  const address = check.is_pasted === 1 ? undefined : addresses.open(check.address)
  if (address === undefined) return []
  const language = detectLanguage(check.submission)
  const words = gradeWording[language]
  const body = [
    quoteOf(check.question, 500),
    describeGrades(grades, criteriaOf(check), language),
    ...(feedback === '' ? [] : [feedback]),
  ].join('\n\n')
  const notice = {
    platform: address.platform,
    to: address.target,
    person: check.person,
    message: {
      ...plainMessage(language, body, 'asker'),
      title: isRuling ? words.ruledTitle : words.feedbackTitle,
      actions: isRuling
        ? []
        : [{ id: pressId('appeal', check.id), label: checkWording[language].actions.appeal }],
    },
  }
  const name = `grade/${check.id}/${check.status}/${check.graded_ms}`
  return [withFallback(notice, { tutor, name, question: check.question })]
}
