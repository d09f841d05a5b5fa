import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { messageOf, TutorError } from '../errors.ts'
import { stateFileName } from './open-state.ts'
import { ownDataFolder } from './own-data-folder.ts'
import { peopleKeyFileName } from './people-key.ts'
import { flushFolder, replaceFile } from './replace-file.ts'
import { usageFileName } from './usage-database.ts'

const manifestFileName = 'backup.json'
/** What a backup may hold; the state always. */
const fileNames = [stateFileName, usageFileName, peopleKeyFileName]
const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** SHA-256 of each file, hexadecimal. */
  files: z.record(z.string(), z.string()),
})
export type BackupManifest = z.infer<typeof manifestSchema>

/**
 * Copies the state of a data folder into a new folder, as it is at one instant, also while a tutor is writing to it:
 * a read transaction sees one state, and in write-ahead mode it stops no writer.
 *
 * @throws TutorError `bad-input` where the target is there already, `data` where there is nothing to copy.
 */
export function backUpState(dataFolder: string, target: string): BackupManifest {
  const source = join(dataFolder, stateFileName)
  if (!existsSync(source)) {
    throw new TutorError(
      'data',
      `There is no state in ${resolve(dataFolder)}; name the right folder with --data.`,
    )
  }
  if (existsSync(target)) {
    throw new TutorError('bad-input', `${resolve(target)} is there already; name a folder that is not.`)
  }
  const temporary = `${target}.${process.pid}.tmp`
  try {
    mkdirSync(temporary, { recursive: true, mode: 0o700 })
    copyDatabase(source, join(temporary, stateFileName))
    const usage = join(dataFolder, usageFileName)
    if (existsSync(usage)) copyDatabase(usage, join(temporary, usageFileName))
    const key = join(dataFolder, peopleKeyFileName)
    if (existsSync(key)) copyFileSync(key, join(temporary, peopleKeyFileName))
    const manifest = describe(temporary)
    replaceFile(join(temporary, manifestFileName), `${JSON.stringify(manifest, undefined, 2)}\n`)
    renameSync(temporary, target)
    return manifest
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw new TutorError(
      'data',
      `The backup to ${resolve(target)} failed (${messageOf(error)}); check the space on the disk and the permissions.`,
      { cause: error },
    )
  }
}

function copyDatabase(source: string, target: string): void {
  const database = new Database(source, { readonly: true, timeout: 10_000 })
  try {
    database.prepare('VACUUM INTO ?').run(target)
  } finally {
    database.close()
  }
  checkDatabase(target)
  const file = openSync(target, 'r+')
  fsyncSync(file)
  closeSync(file)
}

function checkDatabase(path: string): void {
  const database = new Database(path, { readonly: true })
  try {
    const verdict: unknown = database.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error('the copy did not pass the integrity check')
  } finally {
    database.close()
  }
}

function describe(folder: string): BackupManifest {
  const names = fileNames.filter((name) => existsSync(join(folder, name)))
  return {
    format: 1,
    madeAt: new Date().toISOString(),
    files: Object.fromEntries(names.map((name) => [name, sha256(join(folder, name))])),
  }
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/**
 * Puts a backup in the place of a data folder's state. The folder must not be in use; a state that is there is kept
 * beside it under another name.
 *
 * @throws TutorError `bad-input` where the backup is not whole, `busy` where a tutor runs on the folder.
 */
export function restoreState(backup: string, dataFolder: string): BackupManifest {
  const manifest = readManifest(backup)
  const leave = ownDataFolder(dataFolder)
  try {
    const names = Object.keys(manifest.files)
    for (const name of names) copyFileSync(join(backup, name), join(dataFolder, `${name}.restoring`))
    const suffix = `before-restore-${Date.now()}`
    for (const name of names.flatMap((whole) => [`${whole}-wal`, `${whole}-shm`, whole])) {
      const path = join(dataFolder, name)
      if (existsSync(path)) renameSync(path, join(dataFolder, keptName(name, suffix)))
    }
    for (const name of names) renameSync(join(dataFolder, `${name}.restoring`), join(dataFolder, name))
    flushFolder(dataFolder)
    return manifest
  } finally {
    leave()
  }
}

/** SQLite finds a log by its database's name: "x-wal" stays "x-wal" for the kept database "x". */
function keptName(name: string, suffix: string): string {
  const log = /-(?:wal|shm)$/u.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - log.length)}.${suffix}${log}`
}

function readManifest(backup: string): BackupManifest {
  const fault = (what: string, cause?: unknown) =>
    new TutorError('bad-input', `${resolve(backup)} ${what}; name a folder that \`tutor backup\` made.`, {
      cause,
    })
  let manifest: BackupManifest
  try {
    manifest = manifestSchema.parse(JSON.parse(readFileSync(join(backup, manifestFileName), 'utf8')))
  } catch (error) {
    throw fault('holds no backup that can be read', error)
  }
  for (const [name, hash] of Object.entries(manifest.files)) {
    const path = join(backup, name)
    if (!fileNames.includes(name) || !existsSync(path) || sha256(path) !== hash) {
      throw fault(`is not whole (${name})`)
    }
  }
  if (manifest.files[stateFileName] === undefined) throw fault(`is not whole (${stateFileName})`)
  return manifest
}
