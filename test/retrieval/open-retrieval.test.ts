import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ChunkSource } from '../../src/retrieval/chunk-source.ts'
import { openRetrieval } from '../../src/retrieval/open-retrieval.ts'
import { bakery, sourceOf, temporaryFolder } from './course-of-texts.ts'

const course = { glossary: [] }
const text = 'Why does dough rise when it is kneaded?'

async function results(indexStore: ChunkSource, cacheFolder: string) {
  const room = await openRetrieval({ course, indexStore, cacheFolder })
  return (await room.retrieve({ text, limit: 5 })).results.map(({ chunk, score }) => [
    chunk.id,
    score.toFixed(6),
  ])
}

test('a second process reads the caches and no chunk texts, and finds the same', async () => {
  const folder = await temporaryFolder()
  const source = sourceOf(bakery)
  const first = await results(source, folder)
  const closed: ChunkSource = {
    ...source,
    iterateChunks: () => {
      throw new Error('the chunks were read although the caches are there')
    },
  }
  expect(await results(closed, folder)).toEqual(first)
})

test('damaged caches are made again', async () => {
  const folder = await temporaryFolder()
  const first = await results(sourceOf(bakery), folder)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    for (const damage of [
      () => truncate(path, 10),
      () => truncate(path, 0),
      () =>
        writeFile(
          path,
          bytes.map((byte, place) => (place === bytes.length - 9 ? byte ^ 1 : byte)),
        ),
      () => writeFile(path, Buffer.alloc(bytes.length)),
    ]) {
      await damage()
      expect(await results(sourceOf(bakery), folder)).toEqual(first)
    }
  }
})

test('a changed course throws the old caches away', async () => {
  const folder = await temporaryFolder()
  await results(sourceOf(bakery), folder)
  const fewer = bakery.filter(({ document }) => document !== 'kneading.md')
  const found = await results(sourceOf(fewer, 2), folder)
  expect(found.map(([id]) => id)).not.toContain('kneading.md#0')
})

test('the calibration puts the bar above off-course questions and is kept', async () => {
  const folder = await temporaryFolder()
  const room = await openRetrieval({ course, indexStore: sourceOf(bakery), cacheFolder: folder })
  const calibration = await room.readCalibration()
  expect(calibration.en.onCourse).toBeGreaterThan(calibration.en.offCourse)
  expect(await readdir(folder)).toContain('calibration.json')
})

test('other embeddings take the place of the local ones and are asked once a chunk', async () => {
  const folder = await temporaryFolder()
  let embedded = 0
  const vector = (words: string) =>
    Array.from(
      { length: 16 },
      (_, place) =>
        (words.match(/\w/gu) ?? []).filter((letter) => letter.charCodeAt(0) % 16 === place).length,
    )
  const embeddings = {
    id: 'letters-1',
    weight: 0.5,
    embeddings: {
      embedQuery: async (query: string) => vector(query),
      embedDocuments: async (texts: string[]) => {
        embedded += texts.length
        return texts.map(vector)
      },
    },
  }
  const source = sourceOf(bakery)
  const open = (indexStore: ChunkSource) =>
    openRetrieval({ course, indexStore, cacheFolder: folder, embeddings })
  const room = await open(source)
  const { results: found } = await room.retrieve({ text, limit: 3 })
  expect(found[0]?.parts.dense).toBeGreaterThan(0)
  await open({ ...source, generation: 2 })
  expect(embedded).toBe(bakery.length)
})

test('embeddings that fail are told in one sentence', async () => {
  const embeddings = {
    id: 'broken',
    weight: 1,
    embeddings: {
      embedQuery: async () => [1],
      embedDocuments: async () => [[Number.NaN, 1]],
    },
  }
  const opening = openRetrieval({
    course,
    indexStore: sourceOf(bakery),
    cacheFolder: await temporaryFolder(),
    embeddings,
  })
  await expect(opening).rejects.toMatchObject({ name: 'TutorError', kind: 'model' })
})
