import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Course } from '../../src/course/course.ts'
import { updateIndex } from '../../src/ingest/index-course.ts'
import { indexFile } from '../../src/store/index-files.ts'
import { openIndex } from '../../src/store/index-store.ts'

let base: string
let data: string
let course: Course

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'store-'))
  data = path.join(base, 'data')
  course = {
    id: 'stored',
    folder: path.join(base, 'course'),
    title: 'Stored',
    languages: ['en'],
    timeZone: 'UTC',
    documents: [],
    glossary: [],
    evalThresholds: { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 },
  }
  await mkdir(course.folder)
  await writeFile(path.join(course.folder, 'a.md'), '# A\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n')
})
afterEach(() => rm(base, { recursive: true }))

describe('openIndex', () => {
  it('says to run tutor index where there is no index or it is damaged', async () => {
    await expect(openIndex(course, data)).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringContaining('`tutor index`'),
    })
    await mkdir(path.dirname(indexFile(course, data)), { recursive: true })
    await writeFile(indexFile(course, data), 'no database'.repeat(1_000))
    await expect(openIndex(course, data)).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringContaining('damaged'),
    })
  })

  it('shows one generation until it is closed, whatever is written meanwhile', async () => {
    await updateIndex({ course, data })
    const before = await openIndex(course, data)
    const [chunk] = await before.readChunks()
    await writeFile(path.join(course.folder, 'a.md'), '# A\n\nAll new.\n')
    await updateIndex({ course, data })
    expect(chunk?.units[0]?.text).toBe('First.')
    expect(await before.readChunks()).toHaveLength(2)
    await before.close()
    const after = await openIndex(course, data)
    expect(after.generation).toBe(before.generation + 1)
    expect((await after.readChunks()).map(({ text }) => text)).toEqual(['All new.'])
    await after.close()
  })

  it('keeps vectors of chunks as long as their text stays the same', async () => {
    await updateIndex({ course, data })
    const index = await openIndex(course, data)
    await index.writeVectors('model-1', [
      { chunkId: 'a.md#0', vector: Float32Array.of(0.5, -1) },
      { chunkId: 'a.md#1', vector: [1, 2] },
      { chunkId: 'gone.md#0', vector: [3, 4] },
    ])
    expect(await index.readVectors('model-1')).toEqual(
      new Map([
        ['a.md#0', Float32Array.of(0.5, -1)],
        ['a.md#1', Float32Array.of(1, 2)],
      ]),
    )
    expect(await index.readVectors('model-2')).toEqual(new Map())
    await index.close()

    await writeFile(path.join(course.folder, 'a.md'), '# A\n\n## One\n\nFirst.\n\n## Two\n\nChanged.\n')
    await updateIndex({ course, data })
    const again = await openIndex(course, data)
    expect([...(await again.readVectors('model-1')).keys()]).toEqual(['a.md#0'])
    await again.keepOnlyVectors('model-2')
    expect(await again.readVectors('model-1')).toEqual(new Map())
    await again.close()
  })
})
