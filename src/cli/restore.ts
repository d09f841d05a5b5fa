import { chooseFolders, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor restore`: a backup in the place of the state; the tutor must not be running. */
export function registerRestoreCommand(program: Program, parts: CommandParts): void {
  program
    .command('restore')
    .description('put a backup in the place of the state; the state before is kept beside it')
    .argument('<folder>', 'a folder that `tutor backup` made')
    .option(dataFlag, dataFlagHelp)
    .addHelpText('after', '\nExample:\n  tutor restore /backups/tutor-2026-03-02')
    .action(async (backup, flags) => {
      const { restoreState } = await import('../store/back-up-state.ts')
      const { data } = chooseFolders(flags, parts.config)
      const manifest = restoreState(backup, data)
      process.stdout.write(`Restored the state of ${manifest.madeAt} to ${data}.\n`)
    })
}
