import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGraph, hnswIndexOf, type HnswIndex } from './hnsw-index.ts'
import { syncFolderOf } from './section-file.ts'

/** What must be known of a graph file before the native library may see it. */
export interface HnswManifest {
  dimensions: number
  sha256: string
  labels: Array<string | undefined>
}

/**
 * Writes the graph to a temporary file, checks that all of it is there (the library does not tell of a full disk),
 * syncs it and renames it.
 *
 * @throws Error where the file could not be written whole.
 */
export async function writeHnswFile(path: string, index: HnswIndex): Promise<HnswManifest> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await index.graph.writeIndex(temporary)
    const file = await open(temporary, 'r+')
    try {
      if (!(await isWhole(file))) throw new Error('the vector graph was not written whole')
      await file.sync()
    } finally {
      await file.close()
    }
    const sha256 = await hashFile(temporary)
    await rename(temporary, path)
    await syncFolderOf(path)
    return { dimensions: index.dimensions, sha256, labels: [...index.labels.ids] }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** The index in the file; undefined where the file is missing or not the one that the manifest describes. */
export async function readHnswFile(path: string, manifest: HnswManifest): Promise<HnswIndex | undefined> {
  try {
    if ((await hashFile(path)) !== manifest.sha256) return undefined
  } catch {
    return undefined
  }
  const graph = await createGraph(manifest.dimensions)
  await graph.readIndex(path)
  return hnswIndexOf(graph, manifest.dimensions, { ids: [...manifest.labels] })
}

// hnswlib's saveIndex: a header, the vectors with their lowest links, then for each vector the size of its upper
// links and the links. https://github.com/nmslib/hnswlib/blob/master/hnswlib/hnswalg.h
const headerLength = 96
const countOffset = 16
const elementSizeOffset = 24

async function isWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size < headerLength) return false
  const header = Buffer.alloc(headerLength)
  await file.read(header, 0, headerLength, 0)
  const count = Number(header.readBigUInt64LE(countOffset))
  const linksStart = headerLength + count * Number(header.readBigUInt64LE(elementSizeOffset))
  if (linksStart > size) return false
  const links = Buffer.alloc(size - linksStart)
  await file.read(links, 0, links.length, linksStart)
  let position = 0
  for (let element = 0; element < count; element += 1) {
    if (position + 4 > links.length) return false
    position += 4 + links.readUInt32LE(position)
  }
  return position === links.length
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
