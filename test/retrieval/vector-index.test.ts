import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHnswIndex } from '../../src/retrieval/hnsw-index.ts'
import { openVectorIndex } from '../../src/retrieval/open-vector-index.ts'
import { createExactIndex, type VectorTable } from '../../src/retrieval/vector-index.ts'
import { temporaryFolder } from './course-of-texts.ts'

function randomTable(count: number, dimensions: number, seed = 7): VectorTable {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
  const rows = new Float32Array(count * dimensions)
  for (let row = 0; row < count; row += 1) {
    const vector = Array.from({ length: dimensions }, random)
    const length = Math.hypot(...vector)
    rows.set(
      vector.map((value) => value / length),
      row * dimensions,
    )
  }
  return {
    embeddingId: 'random',
    dimensions,
    ids: Array.from({ length: count }, (_, row) => `chunk ${row}`),
    rows,
  }
}

const idsOf = (found: Array<{ id: string }>) => found.map(({ id }) => id)
const query = (table: VectorTable, row: number) =>
  table.rows.subarray(row * table.dimensions, (row + 1) * table.dimensions)

test('the graph finds what the exact scan finds', async () => {
  const table = randomTable(2_000, 24)
  const exact = createExactIndex(table)
  const graph = await createHnswIndex(table)
  let shared = 0
  for (let row = 0; row < 50; row += 1) {
    const nearest = new Set(idsOf(exact.search(query(table, row * 31), 10)))
    shared += idsOf(graph.search(query(table, row * 31), 10)).filter((id) => nearest.has(id)).length
  }
  expect(shared / 500).toBeGreaterThan(0.98)
})

test.each(['exact', 'hnsw'])('%s: what is removed is not found, what replaces it is', async (kind) => {
  const table = randomTable(300, 8)
  const index = kind === 'exact' ? createExactIndex(table) : await createHnswIndex(table)
  index.remove(['chunk 5', 'unknown'])
  expect(idsOf(index.search(query(table, 5), 20))).not.toContain('chunk 5')
  index.add([{ id: 'chunk 6', vector: query(table, 5) }])
  expect(idsOf(index.search(query(table, 5), 1))).toEqual(['chunk 6'])
  expect(index.size).toBe(299)
})

test.each(['exact', 'hnsw'])('%s: a filter works inside the search', async (kind) => {
  const table = randomTable(500, 8)
  const index = kind === 'exact' ? createExactIndex(table) : await createHnswIndex(table)
  const allowed = (id: string) => Number(id.split(' ')[1]) % 50 === 0
  const found = idsOf(index.search(query(table, 3), 10, allowed))
  expect(found).toHaveLength(10)
  expect(found.every(allowed)).toBe(true)
})

test('a vector that is none is refused before the native library sees it', async () => {
  const graph = await createHnswIndex(randomTable(10, 4))
  for (const vector of [[1, 2, 3], [1, 2, 3, Number.NaN], [1, 2, 3, Number.POSITIVE_INFINITY], []]) {
    expect(() => graph.add([{ id: 'bad', vector }])).toThrow(/vector/u)
    expect(() => graph.search(vector, 3)).toThrow(/vector/u)
  }
  expect(graph.size).toBe(10)
})

test('the graph is read back from its file, and brought up to date', async () => {
  const folder = await temporaryFolder()
  const table = randomTable(400, 8)
  const first = await openVectorIndex(table, folder, 100)
  expect(first.kind).toBe('hnsw')
  const again = await openVectorIndex(table, folder, 100)
  expect(idsOf(again.search(query(table, 9), 10))).toEqual(idsOf(first.search(query(table, 9), 10)))
  const fewer = { ...table, ids: table.ids.slice(20), rows: table.rows.slice(20 * 8) }
  const after = await openVectorIndex(fewer, folder, 100)
  expect(after.size).toBe(380)
  expect(idsOf(after.search(query(table, 9), 10))).not.toContain('chunk 9')
})

test('a damaged graph file is never loaded', async () => {
  const folder = await temporaryFolder()
  const table = randomTable(400, 8)
  const expected = idsOf((await openVectorIndex(table, folder, 100)).search(query(table, 9), 10))
  for (const damage of [
    () => truncate(join(folder, 'vectors.hnsw'), 500),
    () => writeFile(join(folder, 'vectors.hnsw'), Buffer.alloc(9000, 7)),
    () => writeFile(join(folder, 'vectors.hnsw.manifest'), 'nonsense'),
  ]) {
    await damage()
    const index = await openVectorIndex(table, folder, 100)
    expect(idsOf(index.search(query(table, 9), 10))).toEqual(expected)
  }
})

test('the exact scan gives the nearest in order, whatever the vectors', () => {
  const vectors = fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(vectors, (list) => {
      const index = createExactIndex({
        embeddingId: 'generated',
        dimensions: 3,
        ids: [],
        rows: new Float32Array(0),
      })
      index.add(list.map((vector, place) => ({ id: String(place), vector })))
      const similarities = index.search([1, 2, 3], list.length).map(({ similarity }) => similarity)
      expect(similarities).toHaveLength(list.length)
      expect(similarities).toEqual(similarities.toSorted((first, second) => second - first))
    }),
  )
})
