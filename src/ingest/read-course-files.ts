import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { isSupported } from './loaders/loader-by-extension.ts'
import { unsupportedReason } from './load-document.ts'

/** Something about a file of the course that its staff should know; `reason` is one sentence. */
export interface FileProblem {
  path: string
  reason: string
}

/** A file of the course that may be loaded. */
export interface CourseFile {
  /** Path inside the course folder, with forward slashes, as the disk spells it. */
  path: string
  absolutePath: string
  sizeBytes: number
  modifiedMs: number
}

export const maxFileBytes = 20 * 1024 * 1024
const configuration = new Set(['course.yaml', 'glossary.yaml', 'probes.yaml', 'concept-prompts.yaml'])
const skippedFolders = new Set(['node_modules', '__MACOSX'])

/**
 * Walks a course folder, in an order that does not depend on the machine. Left out without a word: hidden
 * files, the course's configuration, what `isIgnored` names, and links that lead out of the folder. Files that
 * cannot be used are told with their reason; a file that goes away meanwhile is as if it had never been.
 */
export async function readCourseFiles(
  folder: string,
  isIgnored: (path: string) => boolean = () => false,
): Promise<{ files: CourseFile[]; problems: FileProblem[] }> {
  const found: { files: CourseFile[]; problems: FileProblem[] } = { files: [], problems: [] }
  const root = await realpath(folder)
  await walk({ root, isIgnored, seen: new Set([root]), ...found }, '')
  return found
}

interface Walk {
  root: string
  isIgnored: (path: string) => boolean
  /** Real paths of the folders on the way, against links that go round. */
  seen: Set<string>
  files: CourseFile[]
  problems: FileProblem[]
}

async function walk(state: Walk, folder: string): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(path.join(state.root, folder), { withFileTypes: true })
  } catch (error) {
    const reason = fileReason(error)
    if (reason !== undefined) state.problems.push({ path: folder === '' ? '.' : folder, reason })
    return
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : 1))
  for (const entry of entries) {
    const isLeftOut = entry.name.startsWith('.') || skippedFolders.has(entry.name)
    const isConfiguration = folder === '' && configuration.has(entry.name)
    const entryPath = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!isLeftOut && !isConfiguration) await visit(state, entryPath, entry.isSymbolicLink())
  }
}

async function visit(state: Walk, entryPath: string, isLink: boolean): Promise<void> {
  const absolutePath = path.join(state.root, entryPath)
  try {
    const real = isLink ? await realpath(absolutePath) : absolutePath
    if (isLink && !real.startsWith(state.root + path.sep)) return
    const found = await stat(real)
    if (found.isDirectory()) {
      if (state.seen.has(real)) return
      state.seen.add(real)
      await walk(state, entryPath)
      return
    }
    if (state.isIgnored(entryPath)) return
    const reason = found.isFile() ? reasonAgainst(entryPath, found.size) : 'It is not an ordinary file.'
    if (reason === undefined) {
      const { size: sizeBytes, mtimeMs: modifiedMs } = found
      state.files.push({ path: entryPath, absolutePath, sizeBytes, modifiedMs })
    } else state.problems.push({ path: entryPath, reason })
  } catch (error) {
    const reason = isLink ? 'It is a link that leads nowhere.' : fileReason(error)
    if (reason !== undefined && !state.isIgnored(entryPath)) state.problems.push({ path: entryPath, reason })
  }
}

function reasonAgainst(filePath: string, sizeBytes: number): string | undefined {
  if (!isSupported(filePath)) return unsupportedReason(filePath)
  if (sizeBytes === 0) return 'It was left out because the file is empty.'
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  if (sizeBytes > maxFileBytes) {
    return `It is too large (${megabytes(sizeBytes)} MB); split it into files of at most ${megabytes(maxFileBytes)} MB.`
  }
  return undefined
}

/** The bytes of a file, the reason why they cannot be read, or undefined where the file has gone. */
export async function readCourseFile(file: CourseFile): Promise<Uint8Array | { reason: string } | undefined> {
  try {
    return await readFile(file.absolutePath)
  } catch (error) {
    const reason = fileReason(error)
    return reason === undefined ? undefined : { reason }
  }
}

/** One sentence for an error of the file system; undefined where the file is simply not there any more. */
function fileReason(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  if (code === 'EACCES' || code === 'EPERM')
    return 'It may not be read; give the tutor permission to read it.'
  return `It cannot be read (${code}); check the file and the disk.`
}
