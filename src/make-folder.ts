import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder with all that it stands in, where it is not there yet; modes as `mkdir`'s. Node's own recursive way
 * never returns where a file system lets nothing be made and says that the parent is missing, as /proc does.
 *
 * @throws the error of the file system, with its code.
 */
export function makeFolder(folder: string, mode?: number): void {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST' && isFolder(folder)) return
    if (code !== 'ENOENT' || dirname(folder) === folder || isFolder(dirname(folder))) throw error
    makeFolder(dirname(folder), mode)
    makeFolder(folder, mode)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
