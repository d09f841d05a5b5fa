import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Compiles a TypeScript file of the tests with all that it imports, since Node 20 runs JavaScript only.
 *
 * @returns the folder of the output, to be removed by the caller, and the compiled file.
 */
export function compileChild(file: string): { folder: string; script: string } {
  const cache = path.join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'child-'))
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      outDir: folder,
      rootDir: root,
      typeRoots: [path.join(root, 'node_modules/@types')],
    },
    include: [],
    files: [path.join(root, file)],
  }
  const project = path.join(folder, 'tsconfig.json')
  writeFileSync(project, JSON.stringify(config))
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project])
  return { folder, script: path.join(folder, file.replace(/\.ts$/u, '.js')) }
}
