import { mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Course } from '../../src/course/course.ts'
import { TutorError } from '../../src/errors.ts'
import { updateIndex } from '../../src/ingest/index-course.ts'
import { indexFile } from '../../src/store/index-files.ts'
import { openIndex } from '../../src/store/index-store.ts'
import { openDatabase } from '../../src/store/open-database.ts'

let base: string
let data: string
let course: Course

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'index-'))
  data = path.join(base, 'data')
  course = {
    id: 'algorithms',
    folder: path.join(base, 'course'),
    title: 'Algorithms',
    languages: ['ko', 'en'],
    timeZone: 'Asia/Seoul',
    documents: [{ paths: ['drafts/**'], audience: 'everyone', ignored: true }],
    glossary: [],
    evalThresholds: { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 },
  }
  await write('heaps.md', '# Heaps\n\nA heap is a tree.\n\n## Cost\n\nPush takes log n.\n')
  await write('graphs.txt', 'A graph has vertices and edges.\n')
})
afterEach(() => rm(base, { recursive: true }))

/** Writes a file and dates it back, so that it is not taken for one being written just now. */
async function write(name: string, content: string | Uint8Array, ageSeconds = 60) {
  const file = path.join(course.folder, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
  const time = Date.now() / 1000 - ageSeconds
  await utimes(file, time, time)
}

async function chunkTexts() {
  const index = await openIndex(course, data)
  const texts = (await index.readChunks()).map(({ id, text }) => `${id} ${text}`)
  await index.close()
  return texts
}

async function refusal(work: Promise<unknown>): Promise<TutorError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof TutorError) return error
  throw new Error('no TutorError was thrown', { cause: error })
}

describe('updateIndex', () => {
  it('indexes a course and gives its chunks back, units and all', async () => {
    const report = await updateIndex({ course, data })
    expect(report).toMatchObject({
      generation: 1,
      documents: 2,
      chunks: 3,
      added: 2,
      changed: 0,
      removed: 0,
      problems: [],
    })
    const index = await openIndex(course, data)
    const chunks = await index.readChunks()
    expect(chunks.map(({ id }) => id)).toEqual(['graphs.txt#0', 'heaps.md#0', 'heaps.md#1'])
    expect(chunks[2]).toMatchObject({
      title: 'Heaps',
      headingPath: ['Cost'],
      language: 'en',
      text: 'Push takes log n.',
    })
    expect(chunks[2]?.units).toMatchObject([
      { quote: 'Push takes log n.', locator: { kind: 'lines', from: 7, to: 7 } },
    ])
    expect([...(await index.readUnits(['heaps.md#0', 'nothing#9'])).keys()]).toEqual(['heaps.md#0'])
    expect(await index.readSource('graphs.txt')).toBe('A graph has vertices and edges.\n')
    expect(await index.readDocuments()).toMatchObject([
      { path: 'graphs.txt' },
      { path: 'heaps.md', title: 'Heaps' },
    ])
    await index.close()
  })

  it('does nothing where nothing has changed, and follows changes, new files and removals', async () => {
    await updateIndex({ course, data })
    expect(await updateIndex({ course, data })).toMatchObject({
      generation: 1,
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 2,
    })
    await write('heaps.md', '# Heaps\n\nA heap is an array.\n', 30)
    await write('sorting.md', 'Sorting orders.\n')
    await rm(path.join(course.folder, 'graphs.txt'))
    expect(await updateIndex({ course, data })).toMatchObject({
      generation: 2,
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 0,
    })
    expect(await chunkTexts()).toEqual(['heaps.md#0 A heap is an array.', 'sorting.md#0 Sorting orders.'])
  })

  it('notices a change that kept size and time, if the file was written just before it was recorded', async () => {
    const file = path.join(course.folder, 'heaps.md')
    const now = new Date()
    await writeFile(file, 'First text.\n')
    await utimes(file, now, now)
    await updateIndex({ course, data })
    await writeFile(file, 'Other text.\n')
    await utimes(file, now, now)
    expect(await updateIndex({ course, data })).toMatchObject({ changed: 1 })
  })

  it('does not raise the generation for a new time on the same bytes', async () => {
    await updateIndex({ course, data })
    await write('heaps.md', '# Heaps\n\nA heap is a tree.\n\n## Cost\n\nPush takes log n.\n', 10)
    expect(await updateIndex({ course, data })).toMatchObject({ generation: 1, unchanged: 2 })
  })

  it('leaves out what the course ignores and tells what it cannot read, each time', async () => {
    await write('drafts/x.md', 'Draft.')
    await write('photo.txt', Buffer.from('89504e470d0a1a0a0000', 'hex'))
    await write('deep.md', `${'>'.repeat(5_000)} deep`)
    for (const _ of [1, 2]) {
      const { problems, documents } = await updateIndex({ course, data })
      expect(documents).toBe(3)
      expect(problems).toEqual([
        { path: 'deep.md', reason: expect.stringMatching(/read as plain text\.$/u) },
        { path: 'photo.txt', reason: 'It was left out because the file is binary, not text.' },
      ])
    }
  })

  it('keeps the old index where the course suddenly holds nothing readable', async () => {
    await updateIndex({ course, data })
    await rm(course.folder, { recursive: true })
    await mkdir(course.folder)
    const error = await refusal(updateIndex({ course, data }))
    expect(error.kind).toBe('course')
    expect(await chunkTexts()).toHaveLength(3)
  })

  it('moves a damaged index aside and makes it anew', async () => {
    await updateIndex({ course, data })
    const file = indexFile(course, data)
    const damages = [
      () => truncate(file, 5_000),
      () => writeFile(file, 'this is no database, but long enough to look like one'.repeat(100)),
      async () => {
        const handle = await open(file, 'r+')
        await handle.write(Buffer.alloc(8_192), 0, 8_192, 8_192)
        await handle.close()
      },
    ]
    for (const damage of damages) {
      await damage()
      const report = await updateIndex({ course, data })
      expect(report).toMatchObject({ documents: 2, chunks: 3, added: 2 })
      expect(report.movedAside).toMatch(/index\.db\.damaged-/u)
      expect(await chunkTexts()).toHaveLength(3)
    }
    const left = await readdir(path.dirname(file))
    expect(left.filter((name) => /\.db\.damaged-.*Z$/u.test(name))).toHaveLength(3)
  })

  it('refuses an index that a newer tutor made', async () => {
    await updateIndex({ course, data })
    const database = openDatabase(indexFile(course, data))
    database.pragma('user_version = 999')
    database.close()
    for (const work of [updateIndex, () => openIndex(course, data)]) {
      const error = await refusal(work({ course, data }))
      expect(error).toMatchObject({ kind: 'data', message: expect.stringMatching(/newer version/u) })
    }
  })

  it('says what to do where the data folder cannot be used', async () => {
    await writeFile(data, 'a file where a folder should be')
    expect(await refusal(updateIndex({ course, data }))).toMatchObject({
      kind: 'data',
      message: expect.stringMatching(/--data/u),
    })
  })

  it('leaves a busy index alone', async () => {
    await updateIndex({ course, data })
    const other = openDatabase(indexFile(course, data))
    other.exec('BEGIN IMMEDIATE')
    await write('new.md', 'New.')
    expect(await refusal(updateIndex({ course, data }))).toMatchObject({ kind: 'busy' })
    other.exec('ROLLBACK')
    other.close()
    expect(await updateIndex({ course, data })).toMatchObject({ added: 1 })
  })
})
