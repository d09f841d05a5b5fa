import { TutorError } from '../errors.ts'
import {
  chooseFolders,
  courseFlag,
  courseFlagHelp,
  dataFlag,
  dataFlagHelp,
  languageOption,
} from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

const steps = [
  'queue',
  'show',
  'approve',
  'skip',
  'sooner',
  'post-now',
  'pause',
  'resume',
  'answers',
  'check',
] as const
type Step = (typeof steps)[number]

/** `tutor prompt`: the queue of concept prompts, without a chat platform. */
export function registerPromptCommand(program: Program, parts: CommandParts): void {
  program
    .command('prompt')
    .description('look after the daily concept prompts: the queue, approval, answers, the check of quotes')
    .argument('[step]', `${steps.join(', ')} (default: queue)`)
    .argument('[id]', 'the id that the queue shows')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .addOption(languageOption())
    .option('--csv', 'answers: print them as CSV')
    .option('--json', 'print what the step came to as one JSON object')
    .addHelpText(
      'after',
      '\nWorks beside a tutor that is serving the same data folder.\n\nExamples:\n  tutor prompt\n  tutor prompt approve 3f2a9c01\n  tutor prompt answers 3f2a9c01 --csv\n  tutor prompt --json\n  tutor prompt check --json',
    )
    .action(async (step = 'queue', id, flags) => {
      const chosen = steps.find((each) => each === step)
      if (chosen === undefined) {
        throw new TutorError('bad-input', `There is no step "${step}"; give one of ${steps.join(', ')}.`)
      }
      const { runPromptStep } = await import('./run-prompt-step.ts')
      const folders = chooseFolders(flags, parts.config)
      const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
      try {
        const text = await runPromptStep({
          tutor,
          dataFolder: folders.data,
          peopleKey: parts.config.TUTOR_PEOPLE_KEY,
          step: chosen,
          id: id ?? '',
          language: flags.language,
          asCsv: flags.csv === true,
          asJson: flags.json === true,
        })
        process.stdout.write(text)
      } finally {
        await tutor.close()
      }
    })
}

export type PromptStep = Step
