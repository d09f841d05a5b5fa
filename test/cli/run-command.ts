import { CommanderError } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { environmentSchema } from '../../src/environment-schema.ts'
import { openTutor } from '../../src/open-tutor.ts'

/** Runs a `tutor` command in this process and returns what it wrote; a failure is thrown as the command threw it. */
export function runCommand(...words: string[]) {
  return runCommandWith({}, ...words)
}

/** The same with variables of the environment. */
export async function runCommandWith(environment: Record<string, string>, ...words: string[]) {
  const written = { out: '', err: '' }
  const { write: writeOut } = process.stdout
  const { write: writeErr } = process.stderr
  const before = process.exitCode
  process.stdout.write = ((text: string) => ((written.out += text), true)) as typeof process.stdout.write
  process.stderr.write = ((text: string) => ((written.err += text), true)) as typeof process.stderr.write
  try {
    const program = createProgram({
      config: environmentSchema.parse(environment),
      openTutor,
      openPlatforms: async () => [],
      openTerminal: () => Promise.reject(new Error('there is no terminal in this test')),
    })
    await program.parseAsync(['node', 'tutor', ...words])
  } catch (error) {
    // Help and version end the program by an error of exit code 0.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
  } finally {
    process.stdout.write = writeOut
    process.stderr.write = writeErr
  }
  const exitCode = Number(process.exitCode ?? 0)
  process.exitCode = before
  return { ...written, exitCode }
}
