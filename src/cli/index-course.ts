import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { createProgressBar, describeReport, tellNotice } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor index`: brings the index up to date with the course folder. */
export function registerIndexCommand(program: Program, parts: CommandParts): void {
  program
    .command('index')
    .description('read the course folder and bring its index up to date')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print what was done as one JSON object')
    .addHelpText('after', '\nExample:\n  tutor index --course ./my-course')
    .action(async (flags) => {
      const { indexCourse } = await import('../index-course-folder.ts')
      const bar = createProgressBar()
      const report = await indexCourse(chooseFolders(flags, parts.config), {
        config: parts.config,
        onProgress: (progress) => bar.show(progress),
        onNotice: tellNotice,
      })
      bar.clear()
      process.stdout.write(flags.json === true ? `${JSON.stringify(report)}\n` : describeReport(report))
    })
}
