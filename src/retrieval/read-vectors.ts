import { join } from 'node:path'
import { messageOf, TutorError } from '../errors.ts'
import type { ChunkSource, ChunkText } from './chunk-source.ts'
import type { CourseEmbeddings } from './course-embeddings.ts'
import { chunkIdAt, type LexicalIndex } from './lexical-index.ts'
import { readSections, writeSections } from './section-file.ts'
import { checkedUnitVector, type VectorTable } from './vector-index.ts'

export interface VectorRequest {
  index: LexicalIndex
  source: Omit<ChunkSource, 'readChunksById'>
  embeddings: CourseEmbeddings
  cacheFolder: string
}

const fileName = 'vectors.cache'
const batchSize = 256

/**
 * The vector of every chunk, in the order of the index: out of the cache, else the index store, else embedded now and
 * kept in both.
 *
 * @throws TutorError `model` where the embeddings fail or give what is no vector.
 */
export async function readVectors(request: VectorRequest): Promise<VectorTable> {
  const { index, source, embeddings, cacheFolder } = request
  const ids = Array.from({ length: index.chunkCount }, (_, chunk) => chunkIdAt(index, chunk))
  const path = join(cacheFolder, fileName)
  const key = `vectors-1 ${source.generation} ${embeddings.id}`
  const cached = (await readSections(path, key))?.['rows']
  if (cached instanceof Float32Array && index.chunkCount > 0) {
    return { embeddingId: embeddings.id, dimensions: cached.length / index.chunkCount, ids, rows: cached }
  }
  const vectors = await completeVectors(request)
  const dimensions = vectors.values().next().value?.length ?? 0
  const rows = new Float32Array(ids.length * dimensions)
  for (const [chunk, id] of ids.entries()) {
    rows.set(
      checkedUnitVector(vectors.get(id) ?? new Float32Array(dimensions), dimensions),
      chunk * dimensions,
    )
  }
  try {
    await writeSections(path, key, { rows })
  } catch {
    // The index store has them.
  }
  return { embeddingId: embeddings.id, dimensions, ids, rows }
}

async function completeVectors({ source, embeddings }: VectorRequest): Promise<Map<string, Float32Array>> {
  const vectors = await source.readVectors(embeddings.id)
  let batch: ChunkText[] = []
  const embedBatch = async (): Promise<void> => {
    const made = await embedTexts(embeddings, batch.map(embeddedText))
    const entries = batch.map(({ id }, place) => ({
      chunkId: id,
      vector: made[place] ?? new Float32Array(0),
    }))
    await source.writeVectors(embeddings.id, entries)
    for (const { chunkId, vector } of entries) vectors.set(chunkId, vector)
    batch = []
  }
  for (const chunk of source.iterateChunks()) {
    if (vectors.has(chunk.id)) continue
    batch.push(chunk)
    if (batch.length === batchSize) await embedBatch()
  }
  if (batch.length > 0) await embedBatch()
  await source.keepOnlyVectors(embeddings.id)
  return vectors
}

/** What of a chunk is embedded: where it stands, and its text. Never empty, since one empty text fails a batch. */
function embeddedText({ title, headingPath, text }: ChunkText): string {
  return [[title, ...headingPath].join(' > '), text].join('\n')
}

async function embedTexts({ embeddings }: CourseEmbeddings, texts: string[]): Promise<Float32Array[]> {
  let vectors: number[][]
  try {
    vectors = await embeddings.embedDocuments(texts)
  } catch (error) {
    if (error instanceof TutorError) throw error
    throw new TutorError(
      'model',
      `The embedding model failed (${messageOf(error)}); check its address and key, then run \`tutor index\`.`,
      {
        cause: error,
      },
    )
  }
  const dimensions = vectors[0]?.length ?? 0
  if (vectors.length !== texts.length || dimensions === 0) {
    throw new TutorError(
      'model',
      'The embedding model gave no vector for some of the texts; check its settings, then run `tutor index`.',
    )
  }
  return vectors.map((vector) => checkedUnitVector(vector, dimensions))
}
