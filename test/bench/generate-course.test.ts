import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { BenchCourse } from '../../bench/bench-course.ts'
import { generateCourse } from '../../bench/generate-course.ts'
import { showsPassage } from '../../bench/passage.ts'
import { readCourse } from '../../bench/read-course.ts'
import { splitAtHeadings } from '../../bench/split-at-headings.ts'
import { detectLanguage } from '../../src/language.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function generate(seed: number, sections = 60): Promise<BenchCourse> {
  const folder = await mkdtemp(join(tmpdir(), 'generate-course-'))
  folders.push(folder)
  return generateCourse({ folder, sections, questionsPerKind: 20, seed })
}

test('the same seed writes the same course and asks the same questions; another seed does not', async () => {
  const [one, same, other] = [await generate(1), await generate(1), await generate(2)]
  expect(await readCourse(one.folder)).toEqual(await readCourse(same.folder))
  expect(one.questions).toEqual(same.questions)
  expect(await readCourse(one.folder)).not.toEqual(await readCourse(other.folder))
})

test('a course has as many sections as were asked for, in both languages', async () => {
  const { folder } = await generate(3)
  const sections = (await readCourse(folder)).flatMap(({ document, source }) =>
    splitAtHeadings(document, source),
  )
  expect(sections).toHaveLength(60)
  expect(new Set(sections.map(({ text }) => detectLanguage(text)))).toEqual(new Set(['ko', 'en']))
})

test("a question's gold is exactly the lines of one section", async () => {
  const { folder, questions } = await generate(4)
  const sections = (await readCourse(folder)).flatMap(({ document, source }) =>
    splitAtHeadings(document, source),
  )
  expect(questions).toHaveLength(60)
  for (const { gold } of questions) {
    const sought = gold[0]!
    const shown = sections.filter((section) => showsPassage(section, sought))
    expect(shown.map(({ fromLine, toLine }) => ({ fromLine, toLine }))).toEqual([
      { fromLine: sought.fromLine, toLine: sought.toLine },
    ])
  }
})

test('a translated question is in the other language than its section, the others in the same', async () => {
  const { folder, questions } = await generate(5)
  for (const { text, kind, gold } of questions) {
    const source = await readFile(join(folder, gold[0]!.document), 'utf8')
    expect(detectLanguage(text) === detectLanguage(source), text).toBe(kind !== 'translated')
  }
})

test('no question is a sentence of the course', async () => {
  const { folder, questions } = await generate(6)
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'))
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const course = sources.join('\n')
  expect(questions.filter(({ text }) => course.includes(text))).toEqual([])
})
