import { TutorError } from '../errors.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts } from './program.ts'

/**
 * Grades a student's answer, or rules on an appeal, from the command line; what the student is told waits for the
 * next `tutor serve`.
 *
 * @throws TutorError `bad-input` where the verdicts cannot be read or the answer does not wait any more.
 */
export async function gradeHere(
  parts: CommandParts,
  folders: { course: string; data: string },
  given: { id: string; verdicts?: string; feedback?: string },
): Promise<void> {
  const { id, verdicts, feedback = '' } = given
  if (verdicts === undefined)
    throw new TutorError(
      'bad-input',
      'A grade needs a verdict on each criterion: add --verdicts "met, missed".',
    )
  const { workOnState } = await import('./work-on-state.ts')
  const { createAddressBook } = await import('../chat/address-book.ts')
  const { gradeSubmission } = await import('../chat/review/grade-submission.ts')
  const { postReplies } = await import('../chat/review/post-replies.ts')
  const { gradeWording } = await import('../chat/wording/grade-wording.ts')
  const { safeText } = await import('../chat/safe-text.ts')
  const { findSubmissionCheck } = await import('../store/submission-check-store.ts')
  const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
  try {
    await workOnState(folders.data, parts.config, async ({ state, peopleKey, person }) => {
      const nowMs = Date.now()
      const desk = {
        tutor,
        addresses: createAddressBook(peopleKey),
        checker: { person, amongStaff: 'ta', toStudents: 'ta' },
        nowMs,
      }
      await state.write(async (transaction) => {
        const isRuling = (await findSubmissionCheck(transaction, id))?.status === 'appealed'
        const lines = verdicts.replaceAll(/[,;]/gu, '\n')
        const sheet = { verdicts: lines, feedback: safeText(feedback).trim(), isRuling }
        const result = await gradeSubmission(transaction, id, sheet, desk)
        if (!result.isDone) {
          const words = gradeWording.en
          const why = result.why === 'unreadable' ? words.unreadable(result.criteria) : words[result.why]
          throw new TutorError('bad-input', why)
        }
        await postReplies(transaction, result.replies, `grade/${id}/${nowMs}`, peopleKey)
        process.stdout.write(
          `${isRuling ? 'ruled' : 'graded'}; ${result.replies.length} messages wait for the next \`tutor serve\`.\n`,
        )
      })
    })
  } finally {
    await tutor.close()
  }
}
