import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCourse } from '../../src/course/load-course.ts'
import { courseFolder } from './course-folder.ts'

const files = {
  'course.yaml': 'title: 첫 제목\ndocuments:\n  - paths: [a]\n    release: 2026-03-02T09:00Z\n',
  'glossary.yaml': '- names: [파드, Pod]\n  note: {en: The smallest unit.}\n',
}

test('a course from the cache is the same as from its files', async () => {
  const folder = await courseFolder(files)
  const cacheFolder = join(folder, '..', 'data', 'course')
  const fresh = await loadCourse(folder)
  expect(await loadCourse(folder, { cacheFolder })).toEqual(fresh)
  expect((await readdir(cacheFolder)).sort()).toEqual(['course.yaml.json', 'glossary.yaml.json'])
  expect(await loadCourse(folder, { cacheFolder })).toEqual(fresh)
})

test('a changed file is read anew', async () => {
  const folder = await courseFolder(files)
  const cacheFolder = join(folder, '..', 'data')
  await loadCourse(folder, { cacheFolder })
  await writeFile(join(folder, 'course.yaml'), 'title: second\n')
  expect((await loadCourse(folder, { cacheFolder })).title).toBe('second')
})

test('a cache that is broken, or holds what the file could not say, is not believed', async () => {
  const folder = await courseFolder(files)
  const cacheFolder = join(folder, '..', 'data')
  const fresh = await loadCourse(folder, { cacheFolder })
  const cached = join(cacheFolder, 'course.yaml.json')
  const kept = await readFile(cached, 'utf8')
  for (const text of [
    '',
    '{"sha256":',
    'null',
    kept.replace('"title"', '"titel"'),
    kept.replace('["a"]', '["../a"]'),
  ]) {
    await writeFile(cached, text)
    expect(await loadCourse(folder, { cacheFolder })).toEqual(fresh)
  }
})

test('a faulty file is never kept, and a cache folder that cannot be made is no fault', async () => {
  const folder = await courseFolder({ 'course.yaml': 'titel: a\n' })
  const cacheFolder = join(folder, '..', 'data')
  await expect(loadCourse(folder, { cacheFolder })).rejects.toThrow('line 1, column 1')
  await expect(readdir(cacheFolder)).rejects.toThrow('ENOENT')

  const bare = await courseFolder(files)
  await expect(loadCourse(bare, { cacheFolder: join(bare, 'course.yaml') })).resolves.toMatchObject({
    title: '첫 제목',
  })
})
