import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { streamAnswer } from '../../src/cli/stream-answer.ts'
import { readConfig } from '../../src/config.ts'
import { openTutor } from '../../src/open-tutor.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../fakes/openai-server.ts'
import { asksForAnswer, quoteSources, writing } from '../fakes/truthful-model.ts'
import { runCommand, runCommandWith } from './run-command.ts'

const course = join(import.meta.dirname, '..', '..', 'corpus', 'learning-kubernetes')
const question = "What is Conway's law?"

describe('the command line with a language model, over the first course', () => {
  let root: string
  let flags: string[]
  let server: OpenAiServer | undefined
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'tutor-model-'))
    flags = ['--course', course, '--data', join(root, 'data')]
    await runCommand('index', ...flags)
  }, 60_000)
  afterEach(async () => {
    expect(server?.specProblems ?? []).toEqual([])
    await server?.close()
    server = undefined
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  async function serve(chat: OpenAiServerOptions['chat']): Promise<Record<string, string>> {
    server = await startOpenAiServer({ chat })
    return {
      OPENAI_BASE_URL: server.url,
      OPENAI_MODEL: 'fake',
      OPENAI_MAX_RETRIES: '0',
      OPENAI_TIMEOUT_MS: '5000',
    }
  }
  const truthful = () => serve(writing(quoteSources))

  it('answers in sentences of the model, each with a verbatim citation', async () => {
    const { out } = await runCommandWith(await truthful(), 'ask', question, '--json', ...flags)
    const answer = JSON.parse(out) as { status: string; text: string; citations: Array<{ quote: string }> }
    expect(answer).toMatchObject({ status: 'answered', language: 'en' })
    expect(answer).not.toHaveProperty('notice')
    for (const { quote } of answer.citations) expect(answer.text).toContain(quote)
    expect(server?.requests).toHaveLength(1)
  })

  it('prints checked sentences as they come, then the citations', async () => {
    const { out } = await runCommandWith(await truthful(), 'ask', question, '--stream', ...flags)
    expect(out).toMatch(/^\S.* \[1\]\n\S.* \[2\]\n\n\[1\] .*\(lessons\/en\//u)
  })

  it('writes the first sentence while the model is still at the second', async () => {
    const config = await readConfig(await serve(writing(quoteSources, { pieces: 40, pauseMs: 25 })))
    const tutor = await openTutor({ course, data: join(root, 'data') }, { config })
    const writtenAtMs: number[] = []
    await streamAnswer(
      (onEvent) => tutor.ask({ text: question, reader: 'student', onEvent }),
      () => writtenAtMs.push(performance.now()),
    )
    await tutor.close()
    expect(writtenAtMs.length).toBeGreaterThanOrEqual(3)
    expect((writtenAtMs.at(-1) ?? 0) - (writtenAtMs[0] ?? 0)).toBeGreaterThan(150)
  })

  it('quotes the material and says why where the server fails', async () => {
    const environment = await serve({ kind: 'fail', status: 500 })
    const { out } = await runCommandWith(environment, 'ask', question, '--json', ...flags)
    const { timingsMs: _, ...alone } = JSON.parse((await runCommand('ask', question, '--json', ...flags)).out)
    const answer = JSON.parse(out) as Record<string, unknown>
    expect(answer).toMatchObject(alone)
    expect(answer['notice']).toMatch(/could not be reached/u)
  })

  it('refuses what the course does not hold without asking the model', async () => {
    const environment = await truthful()
    const { out } = await runCommandWith(
      environment,
      'ask',
      'How do plants do photosynthesis?',
      '--json',
      ...flags,
    )
    expect(JSON.parse(out)).toMatchObject({ status: 'not_in_course' })
    expect(server?.requests).toEqual([])
  })

  it('records what the model took, with its cost', async () => {
    const data = ['--course', course, '--data', join(root, 'usage')]
    expect((await runCommand('usage', ...data)).out).toMatch(/No answer was written/u)
    const environment = { ...(await truthful()), OPENAI_INPUT_PRICE: '1000', OPENAI_OUTPUT_PRICE: '2000' }
    await runCommandWith(environment, 'ask', question, ...data)
    const { out } = await runCommandWith(environment, 'usage', '--json', ...data)
    const { days } = JSON.parse(out) as { days: Array<Record<string, number>> }
    expect(days).toHaveLength(1)
    expect(days[0]).toMatchObject({
      model: 'fake',
      askers: 1,
      questions: 1,
      failures: 0,
      inputTokens: 120,
      outputTokens: 40,
    })
    expect(days[0]?.['cost']).toBeCloseTo(0.2, 6)
  })

  it('quotes the material once the daily limit is reached', async () => {
    const data = ['--course', course, '--data', join(root, 'caps')]
    const environment = { ...(await truthful()), TUTOR_USER_QUESTIONS_PER_DAY: '1' }
    await runCommandWith(environment, 'ask', question, ...data)
    const { out } = await runCommandWith(environment, 'ask', question, '--json', ...data)
    expect((JSON.parse(out) as { notice: string }).notice).toMatch(/limit/u)
    expect(server?.requests).toHaveLength(1)
  })

  describe('in `tutor eval`', () => {
    let probes: string
    beforeAll(() => {
      probes = join(root, 'probes.yaml')
      writeFileSync(
        probes,
        `probes:
  - {id: conway, question: "What is Conway's law?", expect: answered, facts: [["communication structure"]], sections: [02-two-laws, two-laws]}
  - {id: plants, question: "How do plants do photosynthesis?", expect: not_in_course}
`,
      )
    })

    it('adds what the model did to the card', async () => {
      const environment = {
        ...(await truthful()),
        OPENAI_INPUT_PRICE: '1',
        TUTOR_USER_QUESTIONS_PER_DAY: '0',
      }
      const { out } = await runCommandWith(environment, 'eval', probes, '--json', ...flags)
      const { model } = JSON.parse(out) as { model: Record<string, number> }
      expect(model).toMatchObject({
        model: 'fake', written: { count: 1, of: 1 }, leftOut: 0, supported: { count: 2, of: 2 },
        inputTokens: 120, outputTokens: 40, cost: 0.00012,
      }) // prettier-ignore
      expect(model['firstSentenceP50Ms']).toBeGreaterThan(0)
      const { out: card } = await runCommandWith(environment, 'eval', probes, ...flags)
      expect(card).toMatch(/support rate +100\.0 % \(2\/2\)/u)
    })

    it('counts the sentences that the check left out', async () => {
      const environment = await serve(
        writing((sources) => [
          ...quoteSources(sources),
          { text: 'Conway found his law in 1823 on Mars.', sources: [1], words: 'Conway' },
        ]),
      )
      const { out } = await runCommandWith(environment, 'eval', probes, '--json', ...flags)
      expect(JSON.parse(out)).toMatchObject({ model: { leftOut: 1, supported: { count: 2, of: 3 } } })
    })

    it('keeps its shape where there is no model', async () => {
      const { out } = await runCommand('eval', probes, '--json', ...flags)
      expect(Object.keys(JSON.parse(out) as object)).toEqual([
        'overall',
        'languages',
        'failures',
        'failedThresholds',
      ])
    })
  })

  describe('in `tutor doctor`', () => {
    const water = {
      kind: 'say',
      text: '{"sentences": [{"text": "Water boils at 100 °C at sea level.", "sources": [1], "words": "Water boils at 100 °C"}]}',
    } as const

    it('is found well', async () => {
      const { out, exitCode } = await runCommandWith(await serve(water), 'doctor', ...flags)
      expect(out).toMatch(/✓ language model: fake at http\S+ answers\n/u)
      expect(out).toContain('✓ structured output')
      expect(exitCode).toBe(0)
    })

    it('is found to do without structured output', async () => {
      const lines = {
        kind: 'say',
        text: 'Water boils at 100 °C at sea level. || 1 || Water boils at 100 °C',
      } as const
      const environment = await serve(({ body }) =>
        body['response_format'] === undefined
          ? lines
          : { kind: 'fail', status: 400, message: "Unknown parameter: 'response_format'" },
      )
      const { out, exitCode } = await runCommandWith(environment, 'doctor', ...flags)
      expect(out).toMatch(/✓ language model: .* answers\n/u)
      expect(out).toContain('! structured output')
      expect(exitCode).toBe(0)
    })

    it.each([
      [{ kind: 'fail', status: 401 }, /refuses access.*\n.*→ Check OPENAI_API_KEY/u],
      [{ kind: 'reset' }, /cannot be reached.*\n.*→ Check that the server runs/u],
      [{ kind: 'fail', status: 404, message: 'no such model' }, /does not take.*\n.*→ .*OPENAI_MODEL/u],
      [{ kind: 'say', text: 'Hello there!' }, /no form that can be read\n.*→ Take a larger model/u],
    ] as const)('is said what to do about when it does %j', async (behaviour, finding) => {
      const { out, exitCode } = await runCommandWith(await serve(behaviour), 'doctor', ...flags)
      expect(out).toMatch(finding)
      expect(exitCode).toBe(behaviour.kind === 'say' ? 0 : 1)
    })

    it('is not looked for where none is configured', async () => {
      const { out } = await runCommand('doctor', ...flags)
      expect(out).toContain('✓ language model: none is configured')
    })
  })

  it('asks the model to put a follow-up so that it stands alone, and answers that', async () => {
    const environment = await serve((request) =>
      asksForAnswer(request)
        ? writing(quoteSources)(request)
        : { kind: 'say', text: "Who found Conway's law?" },
    )
    const tutor = await openTutor(
      { course, data: join(root, 'data') },
      { config: await readConfig(environment) },
    )
    const reader = 'student' as const
    const first = await tutor.ask({ text: question, reader })
    await tutor.ask({ text: 'Who found it?', reader, history: [{ question, answer: first }] })
    await tutor.close()
    expect(server?.requests).toHaveLength(3)
    expect(JSON.stringify(server?.requests.at(-1)?.body)).toContain("Question: Who found Conway's law?")
  })
})
