import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

const signs = { ok: '✓', warning: '!', failure: '✗' }

/** `tutor doctor`: checks machine, configuration, course and index; exit code 1 where something does not work. */
export function registerDoctorCommand(program: Program, parts: CommandParts): void {
  program
    .command('doctor')
    .description('check the machine, the configuration, the course and the index, and say what to do')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the findings as one JSON object')
    .addHelpText('after', '\nExample:\n  tutor doctor --course ./my-course')
    .action(async (flags) => {
      const { examine } = await import('../doctor/examine.ts')
      const findings = await examine(chooseFolders(flags, parts.config), parts.config, parts.examinePlatforms)
      process.stdout.write(
        flags.json === true
          ? `${JSON.stringify({ findings })}\n`
          : findings
              .map(({ level, about, finding, remedy }) => {
                const next = remedy === undefined ? '' : `\n    → ${remedy}`
                return `${signs[level]} ${about}: ${finding}${next}\n`
              })
              .join(''),
      )
      if (findings.some(({ level }) => level === 'failure')) process.exitCode = 1
    })
}
