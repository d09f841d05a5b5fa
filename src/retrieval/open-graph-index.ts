import { join } from 'node:path'
import { tableFrom } from './lexical-index.ts'
import { createHnswIndex, type HnswIndex } from './hnsw-index.ts'
import { readHnswFile, writeHnswFile } from './hnsw-file.ts'
import { readSections, writeSections, type Sections } from './section-file.ts'
import { buildStringTable, stringAt } from './string-table.ts'
import type { VectorTable } from './vector-index.ts'

const graphFile = 'vectors.hnsw'
const manifestFile = 'vectors.hnsw.manifest'
const largestChange = 0.3

/** The graph of the cache, brought up to date or built anew. */
export async function openGraphIndex(table: VectorTable, cacheFolder: string): Promise<HnswIndex> {
  const kept = await readGraph(table, cacheFolder)
  const changed = kept === undefined ? true : updateGraph(kept.index, kept.prints, table)
  const index = kept === undefined || changed === 'too much' ? await createHnswIndex(table) : kept.index
  if (changed !== false) await keepGraph(index, table, cacheFolder)
  return index
}

interface KeptGraph {
  index: HnswIndex
  /** Fingerprint of each label's vector. */
  prints: Uint32Array
}

async function readGraph(table: VectorTable, cacheFolder: string): Promise<KeptGraph | undefined> {
  const sections = await readSections(join(cacheFolder, manifestFile), manifestKey(table))
  const prints = sections?.['prints']
  const hash = sections?.['sha256']
  if (sections === undefined || !(prints instanceof Uint32Array) || !(hash instanceof Uint8Array))
    return undefined
  const labels = tableFrom(sections, 'labels')
  const ids = Array.from(prints, (_, label) => stringAt(labels, label) || undefined)
  const manifest = { dimensions: table.dimensions, sha256: Buffer.from(hash).toString('hex'), labels: ids }
  const index = await readHnswFile(join(cacheFolder, graphFile), manifest)
  return index && { index, prints }
}

/** Adds what is new, removes what is gone; false where nothing was. */
function updateGraph(index: HnswIndex, prints: Uint32Array, table: VectorTable): boolean | 'too much' {
  const labelOf = new Map(index.labels.ids.map((id, label) => [id, label]))
  const wanted = new Set(table.ids)
  const gone = index.labels.ids.filter((id): id is string => id !== undefined && !wanted.has(id))
  const fresh = table.ids.flatMap((id, place) => {
    const vector = rowOf(table, place)
    const label = labelOf.get(id)
    return label !== undefined && prints[label] === fingerprint(vector) ? [] : [{ id, vector }]
  })
  const dead = index.labels.ids.length - index.size
  if (dead + gone.length + fresh.length > table.ids.length * largestChange) return 'too much'
  index.remove(gone)
  index.add(fresh)
  return gone.length + fresh.length > 0
}

async function keepGraph(index: HnswIndex, table: VectorTable, cacheFolder: string): Promise<void> {
  try {
    const manifest = await writeHnswFile(join(cacheFolder, graphFile), index)
    const places = new Map(table.ids.map((id, place) => [id, place]))
    const labels = buildStringTable(manifest.labels.map((id) => id ?? ''))
    const sections: Sections = {
      'labels.characters': labels.characters,
      'labels.offsets': labels.offsets,
      prints: Uint32Array.from(manifest.labels, (id) =>
        id === undefined ? 0 : fingerprint(rowOf(table, places.get(id) ?? 0)),
      ),
      sha256: Uint8Array.from(Buffer.from(manifest.sha256, 'hex')),
    }
    await writeSections(join(cacheFolder, manifestFile), manifestKey(table), sections)
  } catch {
    // The graph is a cache: the next process builds it again from the vectors.
  }
}

function manifestKey(table: VectorTable): string {
  return `hnsw-2 ${table.embeddingId} ${table.dimensions}`
}

function rowOf({ rows, dimensions }: VectorTable, place: number): Float32Array {
  return rows.subarray(place * dimensions, (place + 1) * dimensions)
}

/** FNV-1a over whole words: a hundred thousand vectors are compared at each start. */
function fingerprint(vector: Float32Array): number {
  const words = new Uint32Array(vector.buffer, vector.byteOffset, vector.length)
  let hash = 0x811c9dc5
  for (const word of words) hash = Math.imul(hash ^ word ^ (hash >>> 15), 0x01000193)
  return hash >>> 0
}
