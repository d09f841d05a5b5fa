import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TutorError } from '../../src/errors.ts'
import type { QuizQuestion } from '../../src/tutor.ts'
import type { Criterion } from '../../src/answer/assess/assessment.ts'
import { rubricKey } from '../../src/checks/rubric-key.ts'
import { loadCourse } from '../../src/course/load-course.ts'
import { openState } from '../../src/store/open-state.ts'
import { changeSubmissionCheck, keepSubmissionCheck } from '../../src/store/submission-check-store.ts'
import { runCommand } from './run-command.ts'

const lesson = `# Networks

## Devices

A router is a device that forwards packets between networks. A switch is a device that connects machines within one network. A firewall is a device that lets only allowed packets through. A repeater is a device that amplifies a signal.

| device | forwards by |
| --- | --- |
| router | routing table |
| switch | address table |
| repeater | signal |
| firewall | rules |
`

describe('tutoring on the command line', () => {
  let root: string
  let flags: string[]
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tutor-tutoring-'))
    mkdirSync(join(root, 'course'))
    writeFileSync(join(root, 'course', 'lesson.md'), lesson)
    flags = ['--course', join(root, 'course'), '--data', join(root, 'data')]
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const ask = async (...words: string[]) =>
    JSON.parse((await runCommand('ask', ...words, '--json', ...flags)).out) as Record<string, unknown>

  it.each([
    [['What is a router?', '--hint'], 1],
    [['--hint', 'What is a router?'], 1],
    [['--hint', '2', 'What is a router?'], 2],
    [['What is a router?', '--hint', '4'], 4],
  ])('gives with %j a hint of the step asked for', async (words, step) => {
    expect(await ask(...words)).toMatchObject({ status: 'hint', step })
  })

  it.each([
    [['--hint', '5', 'What is a router?'], /from 1 to 4/u],
    [['--hint', '2'], /Write the question/u],
    [['--hint', '1', '--batch'], /without --batch/u],
  ])('says of %j what to do', async (words, sentence) => {
    const error = await runCommand('ask', ...words, ...flags).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TutorError)
    expect((error as TutorError).message).toMatch(sentence)
  })

  it('makes as many questions as asked for, each with a right choice and a citation', async () => {
    const { out } = await runCommand('quiz', '-n', '3', '--language', 'en', '--json', ...flags)
    const { questions } = JSON.parse(out) as { questions: QuizQuestion[] }
    expect(questions).toHaveLength(3)
    for (const { choices, correct, citations } of questions) {
      expect(choices[correct]).toBeTypeOf('string')
      expect(citations[0]?.document).toBe('lesson.md')
    }
  })

  it('shows the answers of a quiz below its questions', async () => {
    const { out } = await runCommand('quiz', 'router', '-n', '1', ...flags)
    const [questions = '', answers = ''] = out.split(/\n─+\n/u)
    expect(questions).toMatch(/^1\. .+\n {3}A\) /u)
    expect(questions).not.toContain('[1]')
    expect(answers).toMatch(/1\. [A-H]: .+\[1\]/u)
    expect(answers).toContain('(lesson.md:')
  })

  it('says so where the material makes no question', async () => {
    const { out } = await runCommand('quiz', 'photosynthesis', ...flags)
    expect(out).toMatch(/try another topic/u)
  })

  it('checks an answer by what was ruled about the same words', async () => {
    const answer = 'It is the box that knows the way.'
    const words = ['check', answer, '--question', 'What is a router?', '--json', ...flags]
    type Checked = { criteria: Criterion[]; draft: { verdicts: Array<{ verdict: string }> } }
    const checkOnce = async () => JSON.parse((await runCommand(...words)).out) as Checked
    const { criteria, draft } = await checkOnce()
    expect(draft.verdicts.map(({ verdict }) => verdict)).not.toContain('met')
    const state = await openState(join(root, 'data'))
    const { id: courseId } = await loadCourse(join(root, 'course'))
    await state.write(async (transaction) => {
      const kept = {
        id: 'one',
        course_id: courseId,
        person: 'p',
        made_ms: 1,
        question: 'q',
        submission: answer,
      }
      const draftOf = { criteria: JSON.stringify(criteria), draft: JSON.stringify(draft), address: '' }
      const rubric = rubricKey(criteria)
      await keepSubmissionCheck(transaction, {
        ...kept,
        ...draftOf,
        rubric,
        prompt_id: null,
        is_blind: 0,
        is_pasted: 0,
      })
      const grades = JSON.stringify(Object.fromEntries(criteria.map((criterion) => [criterion.id, 'met'])))
      await changeSubmissionCheck(transaction, 'one', { status: 'ruled', grades, ruled_ms: 2 })
    })
    await state.close()
    expect((await checkOnce()).draft.verdicts.map(({ verdict }) => verdict)).toEqual(
      criteria.map(() => 'met'),
    )
  })

  it.each(['quiz', 'prompt', 'report', 'digest'])('%s says which languages there are', async (name) => {
    const asked = runCommand(name, '--language', 'fr', ...flags)
    await expect(asked).rejects.toThrow(/'fr' is invalid. Allowed choices are ko, en/u)
  })

  it.each(['quiz', 'usage'])('explains `tutor %s --help` with an example', async (name) => {
    const { out } = await runCommand(name, '--help')
    expect(out).toMatch(/Examples?:\n {2}tutor/u)
  })
})
