import { TutorError } from '../errors.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'
import { answerAsJson, showAnswer } from './show-answer.ts'

const batchForm = '{"id": "q1", "question": "…"}'

/** `tutor ask`: one question, or a batch of them on standard input. */
export function registerAskCommand(program: Program, parts: CommandParts): void {
  program
    .command('ask')
    .description('answer a question from the material of the course')
    .argument('[question...]', 'the question, in Korean or English')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option(
      '--hint [step]',
      'a hint instead of the answer: 1 where to look, 2 a leading question, 3 a part of the answer, 4 the explanation (default: 1)',
    )
    .option('--stream', 'print each checked sentence as it comes, as on a terminal')
    .option('--json', 'print the answer as one JSON object')
    .option('--batch', `read JSON lines ${batchForm} from standard input, print one JSON line each, in order`)
    .addHelpText(
      'after',
      '\nExamples:\n  tutor ask "What is Conway\'s law?"\n  tutor ask --json "콘웨이의 법칙이 뭐예요?"\n  tutor ask "How does a Pod reach a Service?" --hint 2\n  tutor ask --batch < questions.jsonl',
    )
    .action(async (words, flags) => {
      const hint = readHint(flags.hint)
      const question = [...hint.words, ...words].join(' ')
      if (flags.batch === true && words.length > 0) {
        throw new TutorError('bad-input', 'Give either a question or --batch, not both.')
      }
      if (flags.batch === true && hint.step !== undefined) {
        throw new TutorError('bad-input', 'A hint is for one question: give it without --batch.')
      }
      if (flags.batch !== true && question.trim() === '') {
        throw new TutorError('bad-input', 'Write the question after the command: tutor ask "What is a Pod?"')
      }
      const tutor = await parts.openTutor(chooseFolders(flags, parts.config), tellIndexing(parts.config))
      try {
        if (flags.batch === true) {
          const { askBatch } = await import('./ask-batch.ts')
          return await askBatch(tutor, batchForm)
        }
        const asked = { text: question, reader: 'student' as const }
        const { step } = hint
        if (step === undefined && flags.json !== true && (flags.stream === true || process.stdout.isTTY)) {
          const { streamAnswer } = await import('./stream-answer.ts')
          return await streamAnswer(
            (onEvent) => tutor.ask({ ...asked, onEvent }),
            (text) => process.stdout.write(text),
          )
        }
        const answer = step === undefined ? await tutor.ask(asked) : await tutor.hint(asked, step)
        process.stdout.write(
          flags.json === true ? `${JSON.stringify(answerAsJson(answer))}\n` : showAnswer(answer),
        )
      } finally {
        await tutor.close()
      }
    })
}

/** The step of a hint. The flag takes the word after it, which is the question's first where it is no number. */
function readHint(flag: string | true | undefined): { step?: number; words: string[] } {
  if (flag === undefined) return { words: [] }
  if (flag === true) return { step: 1, words: [] }
  if (/^[1-4]$/u.test(flag)) return { step: Number(flag), words: [] }
  if (/^[-+]?\d+$/u.test(flag)) {
    throw new TutorError('bad-input', 'Give the step of the hint as a number from 1 to 4: --hint 2')
  }
  return { step: 1, words: [flag] }
}
