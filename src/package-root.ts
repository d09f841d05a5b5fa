import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json is missing above the tutor; install it again')
    folder = parent
  }
  return folder
}

/** The folder that holds package.json and the data files, whether the source or the built code is running. */
export const packageRoot = findPackageRoot()
