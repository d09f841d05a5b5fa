import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCourse } from '../../src/course/load-course.ts'
import { TutorError } from '../../src/errors.ts'
import { courseFolder } from './course-folder.ts'

async function complaint(folder: string): Promise<string> {
  const error: unknown = await loadCourse(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TutorError)) throw new Error(`expected a TutorError, got ${String(error)}`)
  expect(error.kind).toBe('course')
  expect(error.message.split('\n')).toHaveLength(1)
  expect(error.message).toMatch(/[^.]\.$/u)
  expect(error.message).not.toMatch(/undefined|\[object/u)
  return error.message
}

const complaintOf = async (yaml: string | Uint8Array) =>
  complaint(await courseFolder({ 'course.yaml': yaml }))

test('a bare folder is a course named for its folder, with the defaults', async () => {
  const folder = await courseFolder({ 'notes.md': '# Notes' }, 'CS 101 Data_Structures')
  expect(await loadCourse(folder)).toEqual({
    id: 'cs-101-data-structures',
    folder,
    title: 'CS 101 Data_Structures',
    languages: ['ko', 'en'],
    timeZone: 'UTC',
    documents: [expect.objectContaining({ ignored: true })],
    glossary: [],
    evalThresholds: {
      recallAt5: 0.9,
      factsHeld: 0.8,
      quotePrecision: 1,
      wrongRefusals: 0.1,
      falseAnswers: 0.1,
    },
  })
})

test('course.yaml and glossary.yaml fill the course', async () => {
  const folder = await courseFolder({
    'course.yaml': `
id: algo
title: 알고리즘
languages: [ko]
timeZone: Asia/Seoul
linkTemplate: https://example.org/{document}#L{from}-L{to}
evalThresholds: {recallAt5: 0.95}
documents:
  - paths: ["homework/**"]
    release: 2026-03-02T09:00+09:00
    graded: {role: task, from: 2026-03-02T09:00+09:00, until: 2026-03-16T23:59:59+09:00}
  - paths: [staff/]
    audience: staff
  - paths: ["**/drafts/*"]
    ignore: true
`,
    'glossary.yaml': '- names: [파드, Pod]\n  note: {ko: 가장 작은 배포 단위이다.}\n- names: [노드, node]\n',
  })
  const course = await loadCourse(folder)
  expect(course).toMatchObject({ id: 'algo', title: '알고리즘', languages: ['ko'], timeZone: 'Asia/Seoul' })
  expect(course.linkTemplate).toBe('https://example.org/{document}#L{from}-L{to}')
  expect(course.evalThresholds).toMatchObject({ recallAt5: 0.95, quotePrecision: 1 })
  expect(course.documents.slice(1)).toEqual([
    {
      paths: ['homework/**'],
      audience: 'everyone',
      ignored: false,
      releasedAt: new Date('2026-03-02T00:00:00Z'),
      graded: {
        role: 'task',
        from: new Date('2026-03-02T00:00:00Z'),
        until: new Date('2026-03-16T14:59:59Z'),
      },
    },
    { paths: ['staff/'], audience: 'staff', ignored: false },
    { paths: ['**/drafts/*'], audience: 'everyone', ignored: true },
  ])
  expect(course.glossary).toEqual([
    { names: ['파드', 'Pod'], note: { ko: '가장 작은 배포 단위이다.' } },
    { names: ['노드', 'node'] },
  ])
})

test('a missing folder and a file in its place are told apart', async () => {
  const folder = await courseFolder({ 'a.md': 'a' })
  expect(await complaint(join(folder, 'missing'))).toMatch(/no course folder at .*missing; check/u)
  expect(await complaint(join(folder, 'a.md'))).toContain('is a file, not a course folder')
  expect(await complaint('a\0b')).toContain('NUL')
})

test.each([
  [
    'an unknown key, with the nearest known one',
    'title: a\ntimezone: UTC\n',
    'line 2, column 1',
    '"timeZone"',
  ],
  ['a mistyped key', 'titel: a\n', 'line 1, column 1', '"title"'],
  ['a key that nothing is near to', 'colour: red\n', 'line 1, column 1', 'known are id, title'],
  [
    'an unknown key of a rule',
    'documents:\n  - paths: [a]\n    relase: x\n',
    'line 3, column 5',
    '"release"',
  ],
  [
    'an unknown key of graded',
    'documents:\n  - paths: [a]\n    graded: {rol: task}\n',
    'line 3, column 13',
    '',
  ],
  ['an unknown threshold', 'evalThresholds:\n  recallAt10: 1\n', 'line 2, column 3', '"recallAt5"'],
  ['a prototype key', '__proto__: {title: a}\n', 'line 1, column 1', '__proto__'],
  ['text where a list must be', 'languages: ko\n', 'line 1, column 12', 'must be a list'],
  ['a number as title', 'title: 101\n', 'line 1, column 8', 'must be text (put it in quotes), not a number'],
  ['an empty title', 'title:\n', 'line 1', 'not empty'],
  ['an unknown language', 'languages: [ko, fr]\n', 'line 1, column 17', 'must be one of ko, en'],
  ['a language named twice', 'languages: [ko, ko]\n', 'line 1', 'twice'],
  ['an unknown time zone', 'timeZone: Asia/Soul\n', 'line 1, column 11', 'Asia/Seoul'],
  [
    'a date without an offset',
    'documents:\n- paths: [a]\n  release: 2026-03-02\n',
    'line 3, column 12',
    '+09:00',
  ],
  ['a day that no month has', 'documents:\n- paths: [a]\n  release: 2026-02-30T09:00Z\n', 'line 3', '+09:00'],
  [
    'a grading that ends before it starts',
    'documents:\n- paths: [a]\n  graded:\n    role: task\n    from: 2026-03-02T09:00Z\n    until: 2026-03-01T09:00Z\n',
    'line 6, column 12',
    'later than "from"',
  ],
  ['a rule without paths', 'documents:\n- audience: staff\n', 'line 2, column 3', '"paths" is missing'],
  ['a wrong audience', 'documents:\n- paths: [a]\n  audience: TA\n', 'line 3, column 13', 'everyone, staff'],
  ['a path out of the folder', 'documents:\n- paths: [ok, ../b]\n', 'line 2, column 15', 'leads out'],
  ['a share above 1', 'evalThresholds: {recallAt5: 95}\n', 'line 1, column 29', 'between 0 and 1'],
  [
    'a link that is no web address',
    'linkTemplate: javascript:alert({document})\n',
    'line 1, column 15',
    'https',
  ],
  ['an id with capitals', 'id: CS101\n', 'line 1, column 5', 'lower-case'],
  ['a list instead of keys', '- title: a\n', 'line 1, column 1', 'set of keys'],
  ['a tab as indentation', 'evalThresholds:\n\trecallAt5: 1\n', 'line 2', 'tab'],
  ['a duplicate key', 'title: a\ntitle: b\n', 'line 2, column 1', 'twice'],
  ['an unclosed quote', 'title: "a\n', 'line', 'quote'],
  ['an alias', 'title: &t a\nid: *t\n', 'line 2, column 5', 'alias *t'],
  ['an alias bomb', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n', 'line 2', 'alias'],
  ['two documents', 'title: a\n---\ntitle: b\n', 'line', '---'],
  ['an unknown tag', 'title: !!python/object a\n', 'line 1', 'tag'],
  ['a file of comments alone', '# title: a\n', 'line 1', 'empty'],
  ['an empty file', '', 'line 1', 'empty'],
  ['endless brackets', '['.repeat(300_000), 'line 1', 'nested too deeply'],
  ['endless lists', '- '.repeat(300_000), 'line 1', 'nested too deeply'],
])('the author is told of %s', async (_, yaml, place, advice) => {
  const message = await complaintOf(yaml)
  expect(message).toContain(`course.yaml, ${place}`)
  expect(message).toContain(advice)
})

test('a file that is no UTF-8 text is refused', async () => {
  expect(await complaintOf(new Uint8Array([0x74, 0x3a, 0x20, 0xc7, 0xd1]))).toContain('UTF-8')
  expect(await complaintOf(new Uint8Array([0xff, 0xfe, 0x74, 0x00, 0x3a, 0x00]))).toContain('UTF-8')
  expect(await complaintOf(Buffer.from('title: a', 'utf16le'))).toContain('UTF-8')
})

test('a byte order mark and Windows line ends are no fault', async () => {
  const folder = await courseFolder({ 'course.yaml': '\uFEFFtitle: 가\r\nid: a\r\n' })
  expect(await loadCourse(folder)).toMatchObject({ title: '가', id: 'a' })
})

test('a file over 1 MB is refused before it is parsed', async () => {
  expect(await complaintOf(`title: a\n#${'x'.repeat(1024 * 1024)}\n`)).toContain('larger than 1 MB')
})

test('a file under the other ending of YAML is not passed over in silence', async () => {
  const folder = await courseFolder({ 'course.yml': 'title: a\n' })
  expect(await complaint(folder)).toMatch(
    /course\.yml is not read under that name; rename it to course\.yaml/u,
  )
})

test('a folder in place of course.yaml is refused', async () => {
  const folder = await courseFolder()
  await mkdir(join(folder, 'course.yaml'))
  expect(await complaint(folder)).toContain('is not a file')
})

test('a link may lead about within the folder, but not out of it and not to nowhere', async () => {
  const folder = await courseFolder({ 'real.yaml': 'title: within\n' })
  await symlink('real.yaml', join(folder, 'course.yaml'))
  expect((await loadCourse(folder)).title).toBe('within')

  await writeFile(join(dirname(folder), 'outside.yaml'), '- names: [a, b]\n')
  await symlink('../outside.yaml', join(folder, 'glossary.yaml'))
  expect(await complaint(folder)).toContain('leads out of the course folder')

  const broken = await courseFolder()
  await symlink('missing.yaml', join(broken, 'course.yaml'))
  expect(await complaint(broken)).toContain('link to nowhere')
  const circular = await courseFolder()
  await symlink('course.yaml', join(circular, 'course.yaml'))
  expect(await complaint(circular)).toContain('link to nowhere')
})

test.each([
  ['keys instead of a list', 'names: [a, b]\n', 'line 1, column 1', 'list'],
  ['one name without a note', '- names: [a, b]\n- names: [c]\n', 'line 2, column 10', 'at least two names'],
  ['a name in two entries', '- names: [a, Pod]\n- names: [b, pod]\n', 'line 2, column 14', 'twice'],
  ['a name that is a number', '- names: [404, not found]\n', 'line 1, column 11', 'quotes'],
  [
    'a note in another language',
    '- names: [a, b]\n  note: {de: x}\n',
    'line 2, column 10',
    'known are ko, en',
  ],
  ['a mistyped key', '- name: [a, b]\n', 'line 1, column 3', ''],
])('the author of the glossary is told of %s', async (_, yaml, place, advice) => {
  const message = await complaint(await courseFolder({ 'glossary.yaml': yaml }))
  expect(message).toContain(`glossary.yaml, ${place}`)
  expect(message).toContain(advice)
})
