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

const dayMs = 86_400_000

/** `tutor report`: what instructors are told of a course, as text, JSON, CSV or a page. */
export function registerReportCommand(program: Program, parts: CommandParts): void {
  program
    .command('report')
    .description(
      'report on a course: questions, checks, agreement, sections; no words and no names of students',
    )
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--days <count>', 'how far back', '120')
    .addOption(languageOption())
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, safe to open in a spreadsheet')
    .option('--html', 'print one page with charts that needs nothing else')
    .addHelpText('after', '\nExample:\n  tutor report --html > report.html')
    .action(async (flags) => {
      const days = Number(flags.days)
      if (!Number.isInteger(days) || days < 1)
        throw new TutorError('bad-input', '--days must be a whole number of days, as in --days 120.')
      const folders = chooseFolders(flags, parts.config)
      const { readReport } = await import('../checks/read-report.ts')
      const { openStateToRead } = await import('../store/open-state.ts')
      const state = await openStateToRead(folders.data)
      const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
      try {
        const report = await readReport(state.tables, tutor, Date.now() - days * dayMs)
        const language = flags.language ?? tutor.course.languages[0] ?? 'en'
        const { renderReport } = await import('../checks/render-report.ts')
        const format =
          flags.json === true ? 'json' : flags.csv === true ? 'csv' : flags.html === true ? 'html' : 'text'
        process.stdout.write(renderReport(report, language, format))
      } finally {
        await tutor.close()
        await state.close()
      }
    })
}
