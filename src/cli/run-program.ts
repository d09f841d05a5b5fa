import { CommanderError } from 'commander'
import { messageOf, TutorError } from '../errors.ts'

interface Program {
  parseAsync(argv: readonly string[]): Promise<unknown>
}

/**
 * Runs the command line and turns every failure into one sentence on standard error and an exit code:
 * 2 for what the user can mend (a wrong flag, a broken file), 1 for the rest.
 */
export async function runProgram(
  argv: readonly string[],
  create: () => Program | Promise<Program>,
): Promise<void> {
  // A reader that leaves early (`tutor ask … | head -1`) is not a fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await (await create()).parseAsync(argv)
  } catch (error) {
    process.exitCode = reportFailure(error)
  }
}

function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof TutorError) {
    process.stderr.write(`tutor: ${error.message}\n`)
    return 2
  }
  process.stderr.write(`tutor: something went wrong inside the tutor: ${messageOf(error)}\n`)
  return 1
}
