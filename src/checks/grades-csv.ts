import { csvOf } from '../csv.ts'
import type { StoredSubmissionCheck } from '../store/submission-check-store.ts'
import { criteriaSchema, gradesSchema } from './grading.ts'

/**
 * The grades of a course for a grade book: only what a TA confirmed, one row a submission; safe to open in a
 * spreadsheet. Students are pseudonyms: the platform's ids are not kept.
 */
export function gradesCsv(checks: readonly StoredSubmissionCheck[]): string {
  const rows = checks.flatMap((check) => {
    if (check.grades === null) return []
    const grades = gradesSchema.parse(JSON.parse(check.grades))
    const criteria = criteriaSchema.parse(JSON.parse(check.criteria))
    const met = criteria.filter(({ id }) => grades[id] === 'met').length
    return [
      [
        check.id,
        check.person,
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
