import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../src/course/load-course.ts'
import { comparableName } from '../../src/course/glossary-schema.ts'
import { detectLanguage, languages, type Language } from '../../src/language.ts'

const folder = join(import.meta.dirname, '..', '..', 'corpus', 'learning-kubernetes')
const names = (await readdir(join(folder, 'lessons', 'en'))).sort()

const taught = [
  'definition soa-vs-microservices monolith-vs-microservices brooks-law conways-law loose-coupling high-cohesion',
  'bounded-context productivity six-traits small-and-focused autonomy online-shop-example service-size',
  'technology-heterogeneity resilience scaling ease-of-deployment splitting-the-domain early-startups',
  'operations-cost why-containers oss-stacks capability-layers capability-table spring-cloud-kubernetes',
].flatMap((line) => line.split(' '))

async function readLesson(language: Language, name: string): Promise<string> {
  return await readFile(join(folder, 'lessons', language, name), 'utf8')
}

function sectionsOf(text: string): { id: string | undefined; body: string }[] {
  return text
    .split(/^## /mu)
    .slice(1)
    .map((section) => ({ id: /^[^\n]* \{#([a-z0-9-]+)\}\n/u.exec(section)?.[1], body: section }))
}

/** Columns of each table row of a section, the header and the delimiter row included. */
function tableShape(section: string): number[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').length - 2)
}

test('both editions hold the same lessons', async () => {
  expect((await readdir(join(folder, 'lessons', 'ko'))).sort()).toEqual(names)
  expect(names).toHaveLength(7)
})

test('the lessons teach every section of the outline once', async () => {
  const lessons = await Promise.all(names.map((name) => readLesson('en', name)))
  const ids = lessons.flatMap((lesson) => sectionsOf(lesson).map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(taught))
})

describe.each(names)('%s', (name) => {
  test('has the same sections in the same order in both editions', async () => {
    const [ko, en] = [sectionsOf(await readLesson('ko', name)), sectionsOf(await readLesson('en', name))]
    expect(ko.map(({ id }) => id)).toEqual(en.map(({ id }) => id))
    expect(en.every(({ id }) => id !== undefined)).toBe(true)
  })

  test('has tables of the same shape in both editions', async () => {
    const [ko, en] = [sectionsOf(await readLesson('ko', name)), sectionsOf(await readLesson('en', name))]
    expect(ko.map(({ body }) => tableShape(body))).toEqual(en.map(({ body }) => tableShape(body)))
  })

  test.each([...languages])('is written in %s in every paragraph, under one title', async (language) => {
    const lesson = await readLesson(language, name)
    expect(lesson.match(/^# /gmu)).toHaveLength(1)
    const prose = lesson.split(/\n{2,}/u).filter((block) => !/^[#|]/u.test(block))
    expect(prose.filter((block) => detectLanguage(block) !== language)).toEqual([])
  })
})

test.each([
  ['06-open-source-stacks.md', 'oss-stacks', 13],
  ['07-spring-cloud-with-kubernetes.md', 'capability-table', 15],
])('%s holds the whole table', async (name, id, rows) => {
  for (const language of languages) {
    const section = sectionsOf(await readLesson(language, name)).find((one) => one.id === id)
    expect(tableShape(section?.body ?? '')).toHaveLength(rows + 2)
  }
})

test('each entry of the glossary has two distinct names at least, and no name stands in two entries', async () => {
  const { glossary } = await loadCourse(folder)
  expect(glossary.length).toBeGreaterThan(150)
  const all = glossary.flatMap((entry) => entry.names.map(comparableName))
  expect(new Set(all).size).toBe(all.length)
  expect(glossary.filter((entry) => entry.names.length < 2)).toEqual([])
})

test('the course is in both languages and its configuration is never material', async () => {
  const course = await loadCourse(folder)
  expect(course).toMatchObject({ id: 'learning-kubernetes', timeZone: 'Asia/Seoul', languages: ['ko', 'en'] })
  expect(course.documents[0]).toMatchObject({ ignored: true })
})
