import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Course } from '../../src/course/course.ts'
import { updateIndex } from '../../src/ingest/index-course.ts'
import { openIndex } from '../../src/store/index-store.ts'
import { compileChild } from './compile-child.ts'

const fileCount = 40
let base: string
let child: { folder: string; script: string }
let course: Course
let data: string

beforeAll(() => {
  child = compileChild('test/store/index-child.ts')
  base = mkdtempSync(path.join(tmpdir(), 'kill-'))
  data = path.join(base, 'data')
  const folder = path.join(base, 'course')
  mkdirSync(folder)
  course = {
    id: 'killed',
    folder,
    title: 'Killed',
    languages: ['en'],
    timeZone: 'UTC',
    documents: [],
    glossary: [],
    evalThresholds: { recallAt5: 0, factsHeld: 0, quotePrecision: 0, wrongRefusals: 1, falseAnswers: 1 },
  }
}, 60_000)
afterAll(() => {
  rmSync(base, { recursive: true })
  rmSync(child.folder, { recursive: true })
})

function writeEdition(edition: number): void {
  const time = Date.now() / 1000 - 1_000 + edition
  for (let file = 0; file < fileCount; file += 1) {
    const name = path.join(course.folder, `${file}.md`)
    writeFileSync(name, `# File ${file}\n\n## One\n\nEdition ${edition}.\n\n## Two\n\nEdition ${edition}.\n`)
    utimesSync(name, time, time)
  }
}

async function editionsInIndex(): Promise<string[]> {
  const index = await openIndex(course, data)
  const chunks = await index.readChunks()
  await index.close()
  expect(chunks).toHaveLength(fileCount * 2)
  return [...new Set(chunks.map(({ text }) => text))]
}

/** Indexes in a process of its own that is killed as soon as it begins with the given file. */
function indexUntilKilled(atFile: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const running = fork(child.script, [course.folder, data])
    running.on('message', (done) => {
      if (done === atFile) running.kill('SIGKILL')
    })
    running.on('error', reject)
    running.on('exit', () => resolve())
  })
}

describe('an index whose writer is killed', () => {
  it('holds the old course or the new, never a part of each, and can be brought up to date', async () => {
    writeEdition(0)
    await updateIndex({ course, data })
    for (const [round, atFile] of [1, 13, 27, fileCount - 1, fileCount].entries()) {
      const edition = round + 1
      writeEdition(edition)
      await indexUntilKilled(atFile)
      const found = await editionsInIndex()
      expect(found).toHaveLength(1)
      expect([`Edition ${edition - 1}.`, `Edition ${edition}.`]).toContain(found[0])
      const { movedAside } = await updateIndex({ course, data })
      expect(movedAside).toBeUndefined()
      expect(await editionsInIndex()).toEqual([`Edition ${edition}.`])
    }
  })
})
