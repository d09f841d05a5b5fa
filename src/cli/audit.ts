import { TutorError } from '../errors.ts'
import { chooseFolders, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor audit verify`: whether the log of verdicts, grades and exports is whole. */
export function registerAuditCommand(program: Program, parts: CommandParts): void {
  program
    .command('audit')
    .description('the log of verdicts, grades and exports, which only grows')
    .command('verify')
    .description('check that no entry was changed, removed or put in between; also while the tutor runs')
    .option(dataFlag, dataFlagHelp)
    .addHelpText('after', '\nExample:\n  tutor audit verify')
    .action(async (flags) => {
      const { openStateToRead } = await import('../store/open-state.ts')
      const { verifyAuditLog } = await import('../store/audit-log-store.ts')
      const state = await openStateToRead(chooseFolders(flags, parts.config).data)
      try {
        const { entries, head, brokenAt } = await verifyAuditLog(state.tables)
        if (brokenAt !== undefined) {
          throw new TutorError(
            'data',
            `The audit log does not hold from entry ${brokenAt} on; compare it with a backup (\`tutor restore\`).`,
          )
        }
        process.stdout.write(`The audit log is whole: ${entries} entries, the last ${head}\n`)
      } finally {
        await state.close()
      }
    })
}
