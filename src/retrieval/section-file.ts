import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Named arrays in one file: a cache, made again from the index store whenever anything about it is wrong. */
export type Sections = Record<string, Uint8Array | Uint16Array | Uint32Array | Float32Array>

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array, Float32Array }

interface Header {
  key: string
  sections: Array<{ name: string; type: keyof typeof arrayTypes; start: number; length: number }>
}
const alignment = 8
const digestLength = 32
const lengthField = 8

/**
 * Writes the sections to a temporary file beside `path`, syncs it and renames it: a reader sees the old file or the
 * whole new one. `key` says what the content was made from; {@link readSections} must ask for the same.
 */
export async function writeSections(path: string, key: string, sections: Sections): Promise<void> {
  let start = 0
  const described = Object.entries(sections).map(([name, array]) => {
    const entry = { name, type: array.constructor.name, start, length: array.length }
    start += padded(array.byteLength)
    return entry
  })
  const header = headerBytes(JSON.stringify({ key, sections: described }))
  const pieces = [header, ...Object.values(sections).flatMap(paddedBytes)]
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece)
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = await open(temporary, 'w')
    try {
      await file.writev([digest.digest(), ...pieces].filter((piece) => piece.byteLength > 0))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolderOf(path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** The sections of a file as views on one buffer; undefined where it is missing, damaged or of another key. */
export async function readSections(path: string, key: string): Promise<Sections | undefined> {
  try {
    const bytes = await readFile(path)
    return decode(bytes, key)
  } catch {
    return undefined
  }
}

function decode(bytes: Buffer, key: string): Sections | undefined {
  const content = bytes.subarray(digestLength)
  if (!createHash('sha256').update(content).digest().equals(bytes.subarray(0, digestLength))) return undefined
  const headerEnd = lengthField + content.readUInt32LE(0)
  // The digest says that this program wrote the header; what it cannot say, a wrong array, throws below.
  const header: Header = JSON.parse(content.toString('utf8', lengthField, headerEnd))
  if (header.key !== key) return undefined
  // The file is read into a buffer of its own or into a slice of a shared pool: views need an aligned start.
  const payload = alignedCopy(content.subarray(padded(headerEnd)))
  return Object.fromEntries(
    header.sections.map(({ name, type, start, length }) => [
      name,
      new arrayTypes[type](payload.buffer, payload.byteOffset + start, length),
    ]),
  )
}

function alignedCopy(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes
  return buffer instanceof ArrayBuffer && byteOffset % alignment === 0
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : Uint8Array.from(bytes)
}

function headerBytes(json: string): Buffer {
  const text = Buffer.from(json)
  const header = Buffer.alloc(padded(lengthField + text.length))
  header.writeUInt32LE(text.length, 0)
  text.copy(header, lengthField)
  return header
}

function paddedBytes(array: Sections[string]): Uint8Array[] {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  return [bytes, new Uint8Array(padded(bytes.length) - bytes.length)]
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment
}

/** A rename lasts through a power failure only once its folder is synced. */
export async function syncFolderOf(path: string): Promise<void> {
  const handle = await open(dirname(path), 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
