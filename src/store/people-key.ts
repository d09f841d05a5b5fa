import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { TutorError } from '../errors.ts'
import { flushFolder, replaceFile } from './replace-file.ts'

export const peopleKeyFileName = 'people.key'

/**
 * The secret that turns a platform's user ids into pseudonyms: from the environment, else from `<folder>/people.key`,
 * made at the first start. Without it the pseudonyms in the state (or in a stolen copy of it) lead to nobody.
 *
 * @throws TutorError `data` where the file cannot be used.
 */
export function readPeopleKey(folder: string, fromEnvironment?: string): string {
  if (fromEnvironment !== undefined) return fromEnvironment
  const path = join(resolve(folder), peopleKeyFileName)
  try {
    if (!existsSync(path)) makeKey(path)
    const key = readFileSync(path, 'utf8').trim()
    if (key.length >= 32) return key
  } catch (error) {
    throw new TutorError('data', `The file ${path} cannot be read or written; check its permissions.`, {
      cause: error,
    })
  }
  throw new TutorError(
    'data',
    `The file ${path} is damaged; restore it from a backup, since without it nobody's earlier questions can be found.`,
  )
}

/** Two processes may begin on a new folder at once: the first one's key counts for both. */
function makeKey(path: string): void {
  const own = `${path}.${process.pid}.new`
  replaceFile(own, randomBytes(32).toString('base64url'))
  try {
    linkSync(own, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(own, { force: true })
  }
  flushFolder(dirname(path))
}
