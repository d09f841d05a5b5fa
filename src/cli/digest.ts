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

/** `tutor digest`: what the last seven days came to, for instructors. */
export function registerDigestCommand(program: Program, parts: CommandParts): void {
  program
    .command('digest')
    .description('what was asked, refused and not understood in the last seven days; what to teach again')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .addOption(languageOption())
    .option('--json', 'print it as one JSON object')
    .addHelpText('after', '\nExamples:\n  tutor digest\n  tutor digest --language en --json')
    .action(async (flags) => {
      const { makeDigest } = await import('../concept-prompts/make-digest.ts')
      const { showDigest } = await import('../chat/concept-prompts/show-digest.ts')
      const { openState } = await import('../store/open-state.ts')
      const { asText } = await import('./run-prompt-step.ts')
      const folders = chooseFolders(flags, parts.config)
      const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
      try {
        const state = await openState(folders.data)
        try {
          const digest = await makeDigest(state.tables, tutor, Date.now())
          const { timeZone, languages } = tutor.course
          const language = flags.language ?? languages[0] ?? 'en'
          process.stdout.write(
            flags.json === true
              ? `${JSON.stringify(digest)}\n`
              : asText(showDigest(digest, language, timeZone)),
          )
        } finally {
          await state.close()
        }
      } finally {
        await tutor.close()
      }
    })
}
