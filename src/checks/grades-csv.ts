import { csvOf } from '../csv.ts'
import type { StoredSubmissionCheck } from '../store/submission-check-store.ts'
import { criteriaSchema, gradesSchema } from './grading.ts'

/** Who a submission is from, as far as it is known. */
export type NameStudent = (address: string) => { platform: string; name?: string } | undefined

/**
 * The grades of a course for a grade book: only what a TA confirmed, one row a submission; safe to open in a
 * spreadsheet. A student is a pseudonym, and the name that the platform gave with the answer; what staff pasted is
 * nobody's.
 *
 * @param nameStudent Reads the address that is kept of the student.
 */
export function gradesCsv(checks: readonly StoredSubmissionCheck[], nameStudent: NameStudent): string {
  const rows = checks.flatMap((check) => {
    if (check.grades === null) return []
    const grades = gradesSchema.parse(JSON.parse(check.grades))
    const criteria = criteriaSchema.parse(JSON.parse(check.criteria))
    const isPasted = check.is_pasted === 1
    const student = isPasted ? undefined : nameStudent(check.address)
    const met = criteria.filter(({ id }) => grades[id] === 'met').length
    return [
      [
        check.id,
        isPasted ? '' : check.person,
        student?.name ?? '',
        student?.platform ?? '',
        new Date(check.graded_ms ?? check.made_ms).toISOString(),
        check.question,
        met,
        criteria.length,
        criteria.map(({ id }) => `${id}: ${grades[id] ?? ''}`).join('; '),
        check.status,
        check.feedback ?? '',
      ],
    ]
  })
  const header = [
    'submission',
    'student',
    'name',
    'platform',
    'graded',
    'question',
    'met',
    'of',
    'criteria',
    'status',
    'feedback',
  ]
  return csvOf([header, ...rows])
}
