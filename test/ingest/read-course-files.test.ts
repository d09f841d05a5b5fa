import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCourseFile, readCourseFiles } from '../../src/ingest/read-course-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'course-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, content = 'Text.') {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
  await writeFile(path.join(folder, name), content)
}

describe('readCourseFiles', () => {
  it('walks folders in order and leaves out hidden files, configuration and what is ignored', async () => {
    for (const name of [
      'b.md',
      'a/z.txt',
      'a/README',
      '.hidden.md',
      '.git/x.md',
      'node_modules/x.md',
      'course.yaml',
      'glossary.yaml',
      'draft.md',
    ])
      await write(name)
    const { files, problems } = await readCourseFiles(folder, (one) => one === 'draft.md')
    expect(files.map((file) => file.path)).toEqual(['a/README', 'a/z.txt', 'b.md'])
    expect(problems).toEqual([])
  })

  it('keeps names with spaces, line breaks and Korean as the disk spells them', async () => {
    const names = ['강의 1.md', '강의 2.md'.normalize('NFD'), 'two\nlines.md']
    for (const name of names) await write(name)
    const { files } = await readCourseFiles(folder)
    expect(new Set(files.map((file) => file.path))).toEqual(new Set(names))
  })

  it('tells in one sentence why a file cannot be used', async () => {
    await write('slides.key')
    await write('empty.md', '')
    await write('big.md')
    await truncate(path.join(folder, 'big.md'), 21 * 1024 * 1024)
    await symlink('nowhere.md', path.join(folder, 'dangling.md'))
    const { files, problems } = await readCourseFiles(folder)
    expect(files).toEqual([])
    expect(problems).toEqual([
      { path: 'big.md', reason: 'It is too large (21 MB); split it into files of at most 20 MB.' },
      { path: 'dangling.md', reason: 'It is a link that leads nowhere.' },
      { path: 'empty.md', reason: 'It was left out because the file is empty.' },
      {
        path: 'slides.key',
        reason: expect.stringMatching(/^The format \.key cannot be read yet; save it as one of \.md/u),
      },
    ])
  })

  it('follows links inside the folder only, and no circles', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'))
    await writeFile(path.join(outside, 'secret.md'), 'Secret.')
    await write('inside.md')
    await mkdir(path.join(folder, 'sub'))
    await symlink(outside, path.join(folder, 'out'))
    await symlink(path.join(outside, 'secret.md'), path.join(folder, 'secret.md'))
    await symlink('../', path.join(folder, 'sub', 'up'))
    await symlink('inside.md', path.join(folder, 'link.md'))
    const { files } = await readCourseFiles(folder)
    expect(files.map((file) => file.path)).toEqual(['inside.md', 'link.md'])
    await rm(outside, { recursive: true })
  })

  it('reads a folder that is named like a file as a folder', async () => {
    await write('x.md/inner.md')
    const { files } = await readCourseFiles(folder)
    expect(files.map((file) => file.path)).toEqual(['x.md/inner.md'])
  })

  it('gives nothing for a file that has gone meanwhile, and a reason for one that cannot be read', async () => {
    await write('a.md')
    const { files } = await readCourseFiles(folder)
    const [file] = files
    if (file === undefined) throw new Error('no file')
    await rm(file.absolutePath)
    expect(await readCourseFile(file)).toBeUndefined()
    await mkdir(file.absolutePath)
    expect(await readCourseFile(file)).toEqual({
      reason: 'It cannot be read (EISDIR); check the file and the disk.',
    })
  })
})
