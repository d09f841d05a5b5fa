import { Option } from '@commander-js/extra-typings'
import type { ConsoleRole } from './chat-here.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

const roles = ['student', 'ta', 'instructor'] as const satisfies readonly ConsoleRole[]

/** `tutor chat`: a conversation with the whole tutor at the terminal. */
export function registerChatCommand(program: Program, parts: CommandParts): void {
  program
    .command('chat')
    .description('talk with the tutor here: questions, /commands, buttons by their number, /quit')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .addOption(
      new Option('--as <role>', 'who you are to the course').choices(roles).default('student' as const),
    )
    .addHelpText('after', '\nExamples:\n  tutor chat\n  tutor chat --as instructor')
    .action(async (flags) => {
      const { chatHere } = await import('./chat-here.ts')
      return chatHere(parts, chooseFolders(flags, parts.config), flags.as)
    })
}
