import { z } from 'zod'
import { gradesCsv } from '../../checks/grades-csv.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import { readSubmissionChecks } from '../../store/submission-check-store.ts'
import { defineCommand } from '../command.ts'
import { plainMessage } from '../message.ts'
import { gradeWording } from '../wording/grade-wording.ts'

/** The confirmed grades as a file for a grade book; each export is in the audit log. */
export const gradesCommand = defineCommand({
  name: 'grades',
  role: 'ta',
  wording: {
    ko: { name: '성적', description: '확정된 채점 결과를 CSV 파일로 받습니다 (조교용).', options: {} },
    en: { name: 'grades', description: 'The confirmed grades as a CSV file (for staff).', options: {} },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const courseId = visit.tutor.course.id
    return {
      async commit(transaction) {
        const text = gradesCsv(await readSubmissionChecks(transaction, courseId), (address) =>
          visit.addresses.open(address),
        )
        await addAuditEntry(transaction, {
          courseId,
          person: visit.person,
          act: 'exported',
          subject: 'grades',
          detail: text,
          atMs: visit.nowMs,
        })
        return [
          {
            message: {
              ...plainMessage(visit.language, gradeWording[visit.language].exported, 'asker'),
              attachment: { text, fileName: `grades-${courseId}.csv` },
            },
          },
        ]
      },
    }
  },
})
