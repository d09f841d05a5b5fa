import { createHnswIndex } from './hnsw-index.ts'

/** Loads the native library and searches once; throws what the loading throws. */
export async function probeVectorLibrary(): Promise<void> {
  const index = await createHnswIndex({
    embeddingId: 'probe',
    dimensions: 2,
    ids: ['a', 'b'],
    rows: Float32Array.of(1, 0, 0, 1),
  })
  if (index.search([0, 1], 1)[0]?.id !== 'b') throw new Error('the vector library found the wrong neighbour')
}
