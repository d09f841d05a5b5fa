import { addAuditEntry } from '../../store/audit-log-store.ts'
import { changeSubmissionCheck, findSubmissionCheck } from '../../store/submission-check-store.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { submissionCard } from '../review/submission-card.ts'
import { postSubmissionCard } from '../review/submission-replies.ts'
import { safeText } from '../safe-text.ts'
import type { Reply } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'
import { gradeWording } from '../wording/grade-wording.ts'

/** Once, with a reason: another TA rules on it without seeing the earlier grade. */
export const appealAction: PressHandler = {
  name: 'appeal',
  role: 'student',
  visibility: 'asker',
  mustBeKept: true,
  form(id, language) {
    const words = checkWording[language].forms.appeal
    return {
      id: pressId('appeal', id),
      title: words.title,
      fields: [
        { name: 'reason', label: words.reason, kind: 'paragraph', isRequired: true, maxCharacters: 1000 },
      ],
    }
  },
  async run(visit, id, values) {
    const words = gradeWording[visit.language]
    const reason = safeText(values['reason'] ?? '').trim()
    const tell = (sentence: string): Reply => ({ message: plainMessage(visit.language, sentence, 'asker') })
    return {
      async commit(transaction) {
        const check = await findSubmissionCheck(transaction, id)
        const isOwn = check?.person === visit.person && check.course_id === visit.tutor.course.id
        if (!isOwn || check.status !== 'graded' || reason === '') return [tell(words.appealGone)]
        await changeSubmissionCheck(transaction, id, {
          status: 'appealed',
          appeal: reason,
          appealed_ms: visit.nowMs,
        })
        await addAuditEntry(transaction, {
          courseId: check.course_id,
          person: visit.person,
          act: 'appealed',
          subject: id,
          detail: reason,
          atMs: visit.nowMs,
        })
        const appealed = { ...check, status: 'appealed' as const, appeal: reason }
        const language = visit.tutor.course.languages[0] ?? visit.language
        const card = await submissionCard(transaction, appealed, { language, visibility: 'everyone' })
        return [tell(words.appealed), ...postSubmissionCard(visit.tutor, card, `appeal:${id}`, visit.person)]
      },
    }
  },
}
