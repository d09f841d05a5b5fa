import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'

/**
 * What a YAML text was checked to be the last time, `undefined` where that is not known. Parsing and checking a glossary
 * costs more than starting Node. The file tells by a hash that this program wrote it whole, with the same schema
 * (`schemaVersion`); anything else is thrown away and made anew from the YAML.
 */
export async function readCheckedYaml(
  cacheFolder: string,
  fileName: string,
  text: string,
  schemaVersion: string,
): Promise<unknown> {
  try {
    const kept = await readFile(cacheFile(cacheFolder, fileName), 'utf8')
    const border = kept.indexOf('\n')
    const json = kept.slice(border + 1)
    return kept.slice(0, border) === hashOf(schemaVersion, text, json)
      ? JSON.parse(json, reviveDate)
      : undefined
  } catch {
    return undefined
  }
}

/** Keeps a checked value for the next process; where it cannot, the next one parses again. */
export async function keepCheckedYaml(
  cacheFolder: string,
  fileName: string,
  text: string,
  schemaVersion: string,
  value: unknown,
): Promise<void> {
  const file = cacheFile(cacheFolder, fileName)
  const unfinished = `${file}.${randomUUID()}`
  try {
    const json = JSON.stringify(value, markDate)
    makeFolder(cacheFolder)
    await writeFile(unfinished, `${hashOf(schemaVersion, text, json)}\n${json}`)
    await rename(unfinished, file)
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined)
  }
}

function cacheFile(cacheFolder: string, fileName: string): string {
  return join(cacheFolder, `${fileName}.json`)
}

function hashOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** No key of a course's files begins so. */
const dateKey = '$date'

/** `this` is the object that holds the key: what is given as `value` is a date made text already. */
function markDate(this: unknown, key: string, value: unknown): unknown {
  const original: unknown = typeof this === 'object' && this !== null ? Reflect.get(this, key) : undefined
  return original instanceof Date ? { [dateKey]: original.getTime() } : value
}

function reviveDate(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(dateKey in value)) return value
  return new Date(Number(value[dateKey]))
}
