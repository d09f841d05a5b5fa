import { defaultCheckPolicy } from '../course/check-policy.ts'
import { readReportRows } from '../store/report-store.ts'
import { readBlindGrades } from '../store/submission-check-store.ts'
import type { StateAccess } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'
import { blindVerdicts } from './grading.ts'
import { judgeGate } from './judge-gate.ts'
import { makeReport, type Report } from './make-report.ts'

/** The report of a tutor's course on what was asked since an instant. */
export async function readReport(
  state: StateAccess,
  tutor: Pick<Tutor, 'course' | 'topics'>,
  sinceMs: number,
): Promise<Report> {
  const { course } = tutor
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: course.timeZone, dateStyle: 'short' })
  const graded = await readBlindGrades(state, course.id)
  return makeReport({
    course: course.title,
    rows: await readReportRows(state, { courseId: course.id, sinceMs }),
    topics: await tutor.topics({ reader: 'staff' }),
    agreement: judgeGate(graded.map(blindVerdicts), (course.checks ?? defaultCheckPolicy).gate),
    dayOf: (atMs) => format.format(atMs),
  })
}
