import { chooseFolders, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor backup`: a copy of the state, also while the tutor runs. */
export function registerBackupCommand(program: Program, parts: CommandParts): void {
  program
    .command('backup')
    .description(
      'copy the state (conversations, what waits to be sent, the key of pseudonyms) into a new folder',
    )
    .argument('<folder>', 'the folder to make')
    .option(dataFlag, dataFlagHelp)
    .addHelpText('after', '\nExample:\n  tutor backup /backups/tutor-2026-03-02')
    .action(async (target, flags) => {
      const { backUpState } = await import('../store/back-up-state.ts')
      const manifest = backUpState(chooseFolders(flags, parts.config).data, target)
      process.stdout.write(`Backed up ${Object.keys(manifest.files).join(' and ')} to ${target}.\n`)
    })
}
