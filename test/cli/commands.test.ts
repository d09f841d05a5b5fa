import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TutorError } from '../../src/errors.ts'
import { runCommand } from './run-command.ts'

describe('the command line', () => {
  let root: string
  let flags: string[]
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tutor-cli-'))
    mkdirSync(join(root, 'course'))
    writeFileSync(
      join(root, 'course', 'bread.md'),
      '# Bread\n\n## Sourdough {#sourdough}\n\nSourdough is bread raised by wild yeast. It needs twelve hours to rise.\n',
    )
    writeFileSync(join(root, 'course', 'empty.md'), '')
    flags = ['--course', join(root, 'course'), '--data', join(root, 'data')]
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('indexes a course that is not indexed yet before it answers, and says so', async () => {
    const { out, err } = await runCommand('ask', 'What is sourdough?', ...flags)
    expect(err).toContain('Indexing "course" for the first time')
    expect(err).toContain('empty.md')
    expect(out).toContain('Sourdough is bread raised by wild yeast. [1]')
    expect(out).toContain('(bread.md:5)')
  })

  it('prints one JSON object with the documented fields', async () => {
    const { out } = await runCommand('ask', 'What is sourdough?', '--json', ...flags)
    const answer = JSON.parse(out) as Record<string, unknown>
    expect(Object.keys(answer)).toEqual(['status', 'text', 'language', 'citations', 'timingsMs'])
    expect(answer['citations']).toContainEqual({
      number: 1,
      document: 'bread.md',
      title: 'Bread',
      headingPath: ['Sourdough'],
      locator: { kind: 'lines', from: 5, to: 5 },
      quote: 'Sourdough is bread raised by wild yeast.',
    })
  })

  it('shows chunks with the parts of their score', async () => {
    const { out } = await runCommand('search', 'wild', 'yeast', '-k', '1', '--json', ...flags)
    const { results } = JSON.parse(out) as { results: Array<Record<string, unknown>> }
    expect(results).toHaveLength(1)
    const parts = Object.values(results[0]?.['parts'] as Record<string, number>)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(results[0]?.['score'] as number, 5)
  })

  it('indexes an unchanged course anew without reading it again', async () => {
    const { out } = await runCommand('index', '--json', ...flags)
    expect(JSON.parse(out)).toMatchObject({ documents: 1, added: 0, changed: 0, unchanged: 1 })
  })

  it('rebuilds an index file that was truncated', async () => {
    const folder = join(root, 'data', 'index')
    const [name = ''] = readdirSync(folder)
    truncateSync(join(folder, name, 'index.db'), 100)
    for (const cache of readdirSync(join(folder, name, 'cache')))
      truncateSync(join(folder, name, 'cache', cache), 5)
    const { out } = await runCommand('ask', 'What is sourdough?', ...flags)
    expect(out).toContain('wild yeast. [1]')
  })

  it.each([
    [['ask'], /Write the question/u],
    [['ask', 'x', '--batch'], /either a question or --batch/u],
    [['ask', 'x', '--course', '/no/such/folder'], /no course folder at/u],
    [['search'], /Write the query/u],
    [['eval', '/no/such/probes.yaml'], /cannot be read/u],
  ])('says of %j in one sentence what to do', async (words, sentence) => {
    const error = await runCommand(...words, '--data', join(root, 'data')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TutorError)
    expect((error as TutorError).message).toMatch(sentence)
    expect((error as TutorError).message).not.toContain('\n')
  })

  it('says which file and line of a broken course.yaml is wrong', async () => {
    const broken = join(root, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'a.md'), '# A\n\nText.\n')
    writeFileSync(join(broken, 'course.yaml'), 'title: x\ntimeZon: UTC\n')
    const error = await runCommand('ask', 'x', '--course', broken, '--data', join(root, 'data')).catch(
      (e: unknown) => e,
    )
    expect((error as TutorError).message).toMatch(/course\.yaml.*line 2.*timeZon/u)
  })

  it.each(['ask', 'search', 'index', 'eval', 'doctor'])(
    'explains `tutor %s --help` with an example',
    async (name) => {
      const { out } = await runCommand(name, '--help')
      expect(out).toContain(`tutor ${name}`)
      expect(out).toMatch(/Examples?:/u)
    },
  )

  it('examines the course and says what to do about each finding', async () => {
    const { out, exitCode } = await runCommand('doctor', ...flags)
    expect(exitCode).toBe(0)
    expect(out).toContain('✓ Node.js')
    expect(out).toContain('! glossary: the course has none\n    → Write glossary.yaml')
    expect(out).toContain('empty.md')
  })
})
