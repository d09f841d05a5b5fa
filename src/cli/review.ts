import type { readQueue as ReadQueue } from '../checks/read-queue.ts'
import type { SubmissionQueue } from '../checks/read-submission-queue.ts'
import { TutorError } from '../errors.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

const shown = 20
type Queue = Awaited<ReturnType<typeof ReadQueue>>

/** `tutor review`: the review queue, and verdicts on it while no tutor serves from the folder. */
export function registerReviewCommand(program: Program, parts: CommandParts): void {
  program
    .command('review')
    .description("list the tutor's and the students' answers that wait for a check, or decide on one")
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the list as one JSON object')
    .option('--verify <id>', 'the answer is right')
    .option('--reject <id>', 'the answer is wrong: it is recalled from all who were shown it')
    .option('--reason <text>', 'what was wrong, for the students')
    .option('--correct <id>', 'another answer takes its place')
    .option('--answer <text>', 'the answer as it should be')
    .option('--grade <id>', "confirm a student's answer, or rule on an appeal, criterion by criterion")
    .option('--verdicts <list>', 'for each criterion in its order: met or missed, with commas between')
    .option('--feedback <text>', 'what the student is told with the grade')
    .addHelpText(
      'after',
      '\nWhat a verdict makes the tutor say is sent when `tutor serve` runs next.\n\nExample:\n  tutor review --json\n  tutor review --grade x1Yz --verdicts "met, missed" --feedback "And why?"',
    )
    .action(async (flags) => {
      const folders = chooseFolders(flags, parts.config)
      if (flags.grade !== undefined) {
        const { gradeHere } = await import('./grade-here.ts')
        return gradeHere(parts, folders, { ...flags, id: flags.grade })
      }
      const id = flags.verify ?? flags.reject ?? flags.correct
      if (id !== undefined) return decide(parts, folders, id, flags)
      const { loadCourse } = await import('../course/load-course.ts')
      const { openStateToRead } = await import('../store/open-state.ts')
      const { readQueue } = await import('../checks/read-queue.ts')
      const { readSubmissionQueue } = await import('../checks/read-submission-queue.ts')
      const course = await loadCourse(folders.course)
      const state = await openStateToRead(folders.data)
      try {
        const request = { courseId: course.id, nowMs: Date.now(), limit: shown }
        const queue = await readQueue(state.tables, request)
        const submissions = await readSubmissionQueue(state.tables, request)
        process.stdout.write(
          flags.json === true
            ? `${JSON.stringify({ ...queue, submissions })}\n`
            : `${describeQueue(queue)}\n${describeSubmissions(submissions)}`,
        )
      } finally {
        await state.close()
      }
    })
}

function describeQueue({ open, items }: Queue): string {
  const lines = items.map(
    ({ id, reasons, question, answer }) =>
      `\n${id}  (${reasons.join(', ')})\n  ${oneLine(question)}\n  → ${oneLine(answer)}\n`,
  )
  return `${open} open\n${lines.join('')}`
}

function describeSubmissions({ waiting, items }: SubmissionQueue): string {
  const lines = items.map(({ id, isAppeal, isBlind, question, submission, criteria }) => {
    const kind = isAppeal ? 'appeal' : isBlind ? 'blind' : 'draft'
    const points = criteria.map(
      ({ text, draft }, index) =>
        `  ${index + 1}. ${oneLine(text)}${draft === undefined ? '' : ` [${draft}]`}\n`,
    )
    return `\n${id}  (${kind})\n  ${oneLine(question)}\n  → ${oneLine(submission)}\n${points.join('')}`
  })
  return `${waiting} students' answers wait\n${lines.join('')}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

async function decide(
  parts: CommandParts,
  folders: { course: string; data: string },
  id: string,
  flags: { verify?: string; reject?: string; reason?: string; answer?: string },
): Promise<void> {
  const { answer: text, reason = '' } = flags
  const isCorrection = flags.verify === undefined && flags.reject === undefined
  if (isCorrection && (text === undefined || text.trim() === ''))
    throw new TutorError('bad-input', 'A correction needs the answer as it should be: add --answer "…".')
  const { workOnState } = await import('./work-on-state.ts')
  const { createAddressBook } = await import('../chat/address-book.ts')
  const { correctedAnswer } = await import('../chat/review/corrected-answer.ts')
  const { postReplies } = await import('../chat/review/post-replies.ts')
  const { recordVerdict } = await import('../chat/review/record-verdict.ts')
  const { sayRefusal } = await import('../chat/review/say-result.ts')
  const { findExchange } = await import('../store/exchange-store.ts')
  const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
  try {
    await workOnState(folders.data, parts.config, async ({ state, peopleKey, person }) => {
      const standAlone = (await findExchange(state.tables, id))?.question ?? ''
      const corrected =
        isCorrection && text !== undefined ? await correctedAnswer(tutor, { text, searches: [] }) : undefined
      const nowMs = Date.now()
      await state.write(async (transaction) => {
        const verdict =
          corrected !== undefined
            ? { kind: 'corrected' as const, standAlone, answer: corrected }
            : flags.reject === undefined
              ? { kind: 'verified' as const, standAlone }
              : { kind: 'rejected' as const, reason }
        const checker = { person, amongStaff: 'ta', toStudents: 'ta' }
        const desk = { tutor, addresses: createAddressBook(peopleKey), checker, nowMs }
        const result = await recordVerdict(transaction, id, verdict, desk)
        if (!result.isDecided) throw new TutorError('bad-input', sayRefusal(result, 'en'))
        await postReplies(transaction, result.replies, `verdict/${id}/${nowMs}`, peopleKey)
        process.stdout.write(
          `${verdict.kind}; ${result.replies.length} messages wait for the next \`tutor serve\`.\n`,
        )
      })
    })
  } finally {
    await tutor.close()
  }
}
