import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdsFacts } from '../../src/eval/fact-match.ts'
import { loadProbes } from '../../src/eval/probe.ts'
import { detectLanguage } from '../../src/language.ts'

const shipped = fileURLToPath(new URL('../../corpus/learning-kubernetes/probes.yaml', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probes-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function load(text: string) {
  const file = join(folder, 'probes.yaml')
  await writeFile(file, text)
  return loadProbes(file)
}

const good = `probes:
  - id: law-ko-1
    question: "브룩스의 법칙이 뭐야?"
    expect: answered
    facts: [["늦어", "later"]]
    sections: [brooks-law]
  - id: trap-1
    question: "What's for lunch?"
    language: en
    expect: not_in_course
`

describe('loadProbes', () => {
  it('reads answerable probes and traps', async () => {
    expect(await load(good)).toEqual([
      {
        id: 'law-ko-1',
        question: '브룩스의 법칙이 뭐야?',
        expect: 'answered',
        facts: [['늦어', 'later']],
        sections: ['brooks-law'],
      },
      { id: 'trap-1', question: "What's for lunch?", language: 'en', expect: 'not_in_course' },
    ])
  })

  it.each([
    ['a missing field', good.replace('    facts: [["늦어", "later"]]\n', ''), 'line 2: probes.0.facts'],
    ['an empty fact', good.replace('["늦어", "later"]', '["…"]'), 'line 5: probes.0.facts.0.0: a fact needs'],
    [
      'an id used twice',
      good.replace('trap-1', 'law-ko-1'),
      'line 7: probes.1.id: the id "law-ko-1" is used',
    ],
    ['facts on a trap', `${good}    facts: [["x"]]\n`, 'line 7: probes.1: '],
    ['another expectation', good.replace('not_in_course', 'refused'), 'line 10: probes.1.expect'],
    ['broken YAML', good.replace('["늦어", "later"]]', '["늦어"'), 'line 6: '],
    ['a list without its key', '- 1\n', 'line 1: the file: '],
  ])('names the file and the line of %s', async (_what, text, where) => {
    const failure = load(text)
    await expect(failure).rejects.toThrow(`${join(folder, 'probes.yaml')}, ${where}`)
    await expect(failure).rejects.toMatchObject({ name: 'TutorError', kind: 'bad-input' })
  })

  it('says that a missing file cannot be read', async () => {
    await expect(loadProbes(join(folder, 'none.yaml'))).rejects.toMatchObject({ kind: 'bad-input' })
  })
})

describe("the first course's probes", () => {
  it('are many enough, in both languages, with traps', async () => {
    const probes = await loadProbes(shipped)
    const answerable = probes.filter(({ expect: expected }) => expected === 'answered')
    const korean = answerable.filter(
      ({ question, language }) => (language ?? detectLanguage(question)) === 'ko',
    )
    expect(probes.length).toBeGreaterThanOrEqual(170)
    expect(answerable.length).toBeGreaterThanOrEqual(120)
    expect(probes.length - answerable.length).toBeGreaterThanOrEqual(40)
    expect(Math.abs(korean.length / answerable.length - 0.5)).toBeLessThan(0.05)
    expect(new Set(probes.map(({ question }) => question)).size).toBe(probes.length)
  })

  it('are not won by repeating the question', async () => {
    const answerable = (await loadProbes(shipped)).filter((probe) => probe.expect === 'answered')
    const given = answerable.filter(({ question, facts }) => holdsFacts(question, facts).missing.length === 0)
    expect(given.map(({ id }) => id)).toEqual([])
  })
})
