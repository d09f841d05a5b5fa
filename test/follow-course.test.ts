import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTutor } from '../src/open-tutor.ts'
import { temporaryFolder } from './fakes/open-chat.ts'

const lesson = `# Bread

## Sourdough

Sourdough is bread raised by wild yeast. The starter of a sourdough is fed with flour and water.
`
const exam = `# Exam

## Marks

The exam of the bread course gives forty marks for kneading.
`

/** A course of bread, open; `write` changes a file of it. */
async function openBread() {
  const root = temporaryFolder()
  const folder = join(root, 'bread')
  mkdirSync(folder)
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
  }
  write('bread.md', lesson)
  write('exam.md', exam)
  const tutor = await openTutor({ course: folder, data: join(root, 'data') })
  onTestFinished(() => tutor.close())
  const statusOf = async (text: string) => (await tutor.ask({ text, reader: 'student' })).status
  return { tutor, write, statusOf }
}

it('takes over a changed course.yaml: the chat policy and who may read which document', async () => {
  const { tutor, write } = await openBread()
  const foundDocuments = async () => {
    const { results } = await tutor.search({ text: 'marks for kneading', limit: 5, reader: 'student' })
    return results.map(({ chunk }) => chunk.document)
  }
  expect(await foundDocuments()).toContain('exam.md')
  expect(await tutor.refresh()).toBe(false)
  write(
    'course.yaml',
    'title: All bread\nchat: { caps: { personPerDay: 3, coursePerDay: 9 } }\ndocuments: [{ paths: [exam.md], audience: staff }]\n',
  )
  expect(tutor.course.title).toBe('bread')
  expect(await tutor.refresh()).toBe(true)
  expect(tutor.course.title).toBe('All bread')
  expect(tutor.course.chat?.caps).toEqual({ personPerDay: 3, coursePerDay: 9 })
  expect(await foundDocuments()).not.toContain('exam.md')
  expect(await tutor.refresh()).toBe(false)
})

it('takes over a changed glossary without any change of the material', async () => {
  const { tutor, write, statusOf } = await openBread()
  expect(await statusOf('What is zyx bread?')).toBe('not_in_course')
  write('glossary.yaml', '- names: [sourdough, zyx bread]\n')
  expect(await tutor.refresh()).toBe(true)
  expect(await statusOf('What is zyx bread?')).toBe('answered')
})

it('answers what was asked before a refresh, and during it, without a pause', async () => {
  const { tutor, write, statusOf } = await openBread()
  const before = Array.from({ length: 5 }, () => statusOf('What is sourdough?'))
  write('new.md', '# Rye\n\n## Rye bread\n\nRye bread is bread made of rye flour.\n')
  const refreshed = tutor.refresh()
  const during = Array.from({ length: 5 }, () => statusOf('What is sourdough?'))
  expect(await refreshed).toBe(true)
  expect(new Set(await Promise.all([...before, ...during]))).toEqual(new Set(['answered']))
  expect(await statusOf('What is rye bread?')).toBe('answered')
})

it('goes on with the course as it was when course.yaml is broken or names another id', async () => {
  const { tutor, write, statusOf } = await openBread()
  write('course.yaml', 'titel: wrong\n')
  await expect(tutor.refresh()).rejects.toThrow(/course\.yaml/u)
  write('course.yaml', 'id: other\n')
  await expect(tutor.refresh()).rejects.toThrow(/start the tutor anew/u)
  expect(await statusOf('What is sourdough?')).toBe('answered')
})
