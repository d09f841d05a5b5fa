import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Inside node_modules, so that the built files find the packages and nothing lints or commits them.
const cache = join(root, 'node_modules', '.cache', 'course-tutor-tests')
const sources = ['src', 'adapters', 'test/fakes']
const buildTakesMs = 180_000
const staleAfterMs = 3_600_000

let built: string | undefined

/**
 * Compiles source and fakes for tests that kill a process of their own: once for each state of the sources, however
 * many test files ask for it at the same time. Builds of older states are taken away.
 */
export function buildForChildren(): void {
  const folder = join(cache, fingerprint())
  mkdirSync(cache, { recursive: true })
  for (const deadlineMs = Date.now() + buildTakesMs; !existsSync(folder);) {
    if (takeLock(`${folder}.lock`)) build(folder)
    else if (Date.now() > deadlineMs) throw new Error(`another test's build did not end; remove ${cache}`)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  built = folder
}

/** The built file of a source file, given by its path in the repository. */
export function builtFile(path: string): string {
  if (built === undefined) throw new Error('nothing was built')
  return join(built, path.replace(/\.ts$/u, '.js'))
}

function build(folder: string): void {
  try {
    const temporary = `${folder}.${process.pid}`
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const project = join(root, 'test', 'fakes', 'tsconfig.json')
    const made = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', temporary], {
      encoding: 'utf8',
    })
    if (made.status !== 0) {
      rmSync(temporary, { recursive: true, force: true })
      throw new Error(`the build for child processes failed:\n${made.stdout}`)
    }
    removeOld()
    renameSync(temporary, folder)
  } finally {
    rmSync(`${folder}.lock`, { recursive: true, force: true })
  }
}

/** The lock of a run that was killed is taken over. */
function takeLock(lock: string): boolean {
  const lockedMs = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  if (lockedMs !== undefined && Date.now() - lockedMs > buildTakesMs) rmSync(lock, { recursive: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

function removeOld(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const changedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changedMs > staleAfterMs) rmSync(path, { recursive: true, force: true })
  }
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of sources) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      const { mtimeMs, size } = statSync(join(root, folder, name))
      if (name.includes('.')) hash.update(`${folder}/${name} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}
