import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Inside node_modules, so that the built files find the packages and nothing lints or commits them.
const outputFolder = join(root, 'node_modules', '.cache', `course-tutor-tests-${process.pid}`)

/** Compiles source and fakes for tests that kill a process of their own; what it returns takes the result away. */
export function buildForChildren(): () => void {
  const built = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
      '-p',
      join(root, 'test', 'fakes', 'tsconfig.json'),
      '--outDir',
      outputFolder,
    ],
    { encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`the build for child processes failed:\n${built.stdout}`)
  return () => {
    rmSync(outputFolder, { recursive: true, force: true })
  }
}

/** The built file of a source file, given by its path in the repository. */
export function builtFile(path: string): string {
  return join(outputFolder, path.replace(/\.ts$/u, '.js'))
}
