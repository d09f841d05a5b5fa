import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { TutorError } from '../errors.ts'

const maxBytes = 1024 * 1024

/**
 * The text of a configuration file that stands directly in a course folder; `undefined` where there is none.
 *
 * @throws TutorError `course` where it is not a readable UTF-8 file of at most 1 MiB inside the folder.
 */
export async function readConfigurationText(folder: string, fileName: string): Promise<string | undefined> {
  const file = join(folder, fileName)
  try {
    const inside = await realpath(file)
    // A link may lead about within the folder (as mounted ConfigMaps do), never out of it.
    const root = await realpath(folder)
    if (!inside.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw refusal(file, 'is a link that leads out of the course folder; put the file itself there')
    }
    const status = await stat(inside)
    // Asked before the file is opened: opening a pipe would wait for ever.
    if (!status.isFile()) throw refusal(file, 'is not a file; remove it or put a YAML file there')
    if (status.size > maxBytes) throw refusal(file, 'is larger than 1 MB; shorten it')
    return decode(await readFile(inside), file)
  } catch (error) {
    if (error instanceof TutorError) throw error
    return await whenUnreadable(file, error)
  }
}

async function whenUnreadable(file: string, error: unknown): Promise<undefined> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
  if (code === 'ENOENT' && !(await isThere(file))) {
    const shortName = file.replace(/\.yaml$/u, '.yml')
    if (!(await isThere(shortName))) return undefined
    throw refusal(shortName, `is not read under that name; rename it to ${basename(file)}`)
  }
  if (code === 'ENOENT' || code === 'ELOOP') {
    throw refusal(file, 'is a link to nowhere; remove it or put the file itself there', error)
  }
  throw refusal(file, `cannot be read (${code}); check its permissions`, error)
}

async function isThere(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  )
}

function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length > maxBytes) throw refusal(file, 'is larger than 1 MB; shorten it')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw refusal(file, 'is not UTF-8 text; save it in the encoding UTF-8', error)
  }
  // UTF-16 without a mark decodes without a fault, but every second character of its ASCII is a NUL.
  if (text.includes('\0')) throw refusal(file, 'is not UTF-8 text; save it in the encoding UTF-8')
  return text
}

function refusal(file: string, what: string, cause?: unknown): TutorError {
  return new TutorError('course', `${file} ${what}.`, { cause })
}
