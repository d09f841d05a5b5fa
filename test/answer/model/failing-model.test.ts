import { afterEach, describe, expect, it } from 'vitest'
import type { ModelEvent } from '../../../src/answer/model/answer-with-model.ts'
import {
  type Behaviour,
  type OpenAiServer,
  type OpenAiServerOptions,
  startOpenAiServer,
} from '../../fakes/openai-server.ts'
import { openSmallCourse, type SmallCourse } from './small-course.ts'

const law = "Brooks's law says that adding people to a late software project makes the project later."
const pairs = 'A team of 10 people has 45 pairs who may need to talk.'
const said = [
  {
    text: "According to Brooks's law, adding people to a late software project makes it later.",
    sources: [1],
    words: law,
  },
  { text: pairs, sources: [1], words: 'A team of 10 people has 45 pairs' },
]
const truth: Behaviour = { kind: 'say', text: JSON.stringify({ sentences: said }) }
const lines: Behaviour = {
  kind: 'say',
  text: said.map(({ text, words }) => `${text} || 1 || ${words}`).join('\n'),
}
const question = { text: "What is Brooks's law?", asker: { id: 'student' } }

let server: OpenAiServer | undefined
let small: SmallCourse | undefined
afterEach(async () => {
  small?.close()
  await server?.close()
})

async function open(chat: OpenAiServerOptions['chat'], environment: Record<string, string> = {}) {
  server = await startOpenAiServer({ chat })
  small = openSmallCourse(server.url, environment)
  return { server, small }
}

async function askWatched({ ask }: SmallCourse) {
  const events: ModelEvent[] = []
  const answer = await ask({ ...question, onEvent: (event) => events.push(event) })
  const shown = events.flatMap((event) => (event.kind === 'sentence' ? [event.sentence.text] : []))
  if (answer.status !== 'answered') throw new Error('No answer')
  return { answer, shown }
}

describe('a truthful model', () => {
  it.each([
    ['streamed', true],
    ['in one piece', false],
  ])('loses no sentence, %s', async (_, isStreamed) => {
    const { small: course } = await open(truth)
    const answer = await course.ask({ ...question, ...(isStreamed && { onEvent: () => {} }) })
    if (answer.status !== 'answered') throw new Error('No answer')
    expect(answer).toMatchObject({ writtenBy: 'model', leftOut: 0 })
    expect(answer.sentences.map(({ text }) => text)).toEqual(said.map(({ text }) => text))
    expect(answer.notice).toBeUndefined()
  })

  it('shows its first sentence before it has written the second', async () => {
    const { small: course } = await open({ ...truth, pieces: 30, pauseMs: 40 } as Behaviour)
    let firstMs = 0
    const startedAt = performance.now()
    await course.ask({
      ...question,
      onEvent: (event) => {
        if (event.kind === 'sentence' && firstMs === 0) firstMs = performance.now() - startedAt
      },
    })
    expect(firstMs).toBeGreaterThan(0)
    expect(firstMs).toBeLessThan((performance.now() - startedAt) * 0.9)
  })

  it('is read in the line form where the server takes no JSON setting, and asked so at once the next time', async () => {
    const { server: fake, small: course } = await open(({ body }) =>
      body['response_format'] === undefined
        ? lines
        : { kind: 'fail', status: 400, message: "Unknown parameter: 'response_format'" },
    )
    for (const _ of [1, 2])
      expect(await course.ask(question)).toMatchObject({ writtenBy: 'model', leftOut: 0 })
    expect(fake.requests.map(({ body }) => body['response_format'] !== undefined)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is asked again without a temperature that the server does not take', async () => {
    const { small: course } = await open(({ body }) =>
      body['temperature'] === undefined
        ? truth
        : { kind: 'fail', status: 400, message: "Unsupported value: 'temperature'" },
    )
    expect(await course.ask(question)).toMatchObject({ writtenBy: 'model' })
  })

  it('is asked once more where it answered in another language', async () => {
    const wrong = JSON.stringify({
      sentences: [{ text: '브룩스의 법칙은 늦어진 프로젝트에 대한 법칙이다.', sources: [1], words: law }],
    })
    const { server: fake, small: course } = await open([{ kind: 'say', text: wrong }, truth])
    const { answer, shown } = await askWatched(course)
    expect(answer).toMatchObject({ writtenBy: 'model', leftOut: 0 })
    expect(shown).toEqual(said.map(({ text }) => text))
    expect(fake.requests).toHaveLength(2)
  })

  it('is never asked about what the course does not hold', async () => {
    const { server: fake, small: course } = await open(truth)
    expect(await course.ask({ ...question, text: 'How is the weather?' })).toMatchObject({
      status: 'not_in_course',
    })
    expect(fake.requests).toEqual([])
  })

  it('keeps its true sentences where it also lied', async () => {
    const lie = { text: 'A team of 10 people has 99 pairs who may need to talk.', sources: [1], words: pairs }
    const { small: course } = await open({ kind: 'say', text: JSON.stringify({ sentences: [...said, lie] }) })
    const { answer, shown } = await askWatched(course)
    expect(answer).toMatchObject({ writtenBy: 'model', leftOut: 1 })
    expect(shown).toEqual(said.map(({ text }) => text))
  })

  it.each([
    ['after', 0],
    ['before', 1],
  ])('has a false sentence replaced by the words that it pointed at, %s one that held', async (_, place) => {
    const [law1, pairs1] = said
    const lie = { text: 'A team of 10 people has 99 pairs who may need to talk.', sources: [1], words: pairs }
    const sentences = [law1, lie].toSorted(() => (place === 0 ? 0 : -1))
    const { small: course } = await open({ kind: 'say', text: JSON.stringify({ sentences }) })
    const { answer, shown } = await askWatched(course)
    const both = [law1?.text, pairs1?.text]
    expect(answer).toMatchObject({ writtenBy: 'model', leftOut: 1 })
    expect(shown).toEqual(place === 0 ? both : both.toReversed())
  })
})

describe('a model that fails', () => {
  const whole = JSON.stringify({ sentences: said })
  const afterFirst = whole.slice(0, whole.indexOf('}') + 1)
  const faults: Array<[string, Behaviour]> = [
    ['is out of requests', { kind: 'fail', status: 429 }],
    ['wants to be asked in an hour', { kind: 'fail', status: 429, headers: { 'retry-after': '3600' } }],
    ['answers 500', { kind: 'fail', status: 500 }],
    ['answers 503', { kind: 'fail', status: 503 }],
    ['knows no such key', { kind: 'fail', status: 401 }],
    ['knows no such model', { kind: 'fail', status: 404, message: 'model not found' }],
    ['resets the connection', { kind: 'reset' }],
    ['never answers', { kind: 'hang' }],
    ['only keeps the connection alive', { kind: 'ping' }],
    ['sends broken JSON', { kind: 'break', text: '', ending: 'bad-json' }],
    ['stalls at once', { kind: 'break', text: '', ending: 'stall' }],
  ]

  it.each(
    faults.flatMap(([name, behaviour]) =>
      [true, false].map((isStreamed) => ({ name, behaviour, isStreamed })),
    ),
  )(
    'ends in the cited extract and a reason within the limit where it $name (streamed: $isStreamed)',
    async ({ behaviour, isStreamed }) => {
      const { small: course } = await open(behaviour, { OPENAI_TIMEOUT_MS: '800' })
      const startedAt = performance.now()
      const answer = await course.ask({ ...question, ...(isStreamed && { onEvent: () => {} }) })
      expect(performance.now() - startedAt).toBeLessThan(2_500)
      expect(answer).toMatchObject({
        status: 'answered',
        writtenBy: 'extract',
        notice: expect.stringMatching(/quoted from/u) as string,
      })
    },
  )

  it.each(['reset', 'close', 'stall', 'error', 'bad-json'] as const)(
    'keeps what was checked and shows no half sentence where the stream ends by %s',
    async (ending) => {
      const { small: course } = await open(
        { kind: 'break', text: `${afterFirst}, {"text": "A team of 10 peo`, ending },
        { OPENAI_TIMEOUT_MS: '800' },
      )
      const { answer, shown } = await askWatched(course)
      expect(shown[0]).toBe(said[0]?.text)
      expect(answer.sentences.map(({ text }) => text)).toEqual(shown)
      expect(answer.notice).toBeDefined()
      expect(answer.text).not.toContain('10 peo')
    },
  )

  it('holds back every half sentence, wherever the stream is cut', async () => {
    for (let length = 5; length < whole.length; length += 23) {
      const fake = await startOpenAiServer({
        chat: { kind: 'break', text: whole.slice(0, length), ending: 'close' },
      })
      const course = openSmallCourse(fake.url, { OPENAI_MAX_RETRIES: '0' })
      const { shown } = await askWatched(course)
      const allowed = [...said.map(({ text }) => text), law]
      expect(
        shown.every((text) => allowed.includes(text)),
        String(length),
      ).toBe(true)
      expect(shown.length).toBeGreaterThan(0)
      course.close()
      await fake.close()
    }
  })

  it('is tried again after a passing fault, when the server says', async () => {
    // Time enough also on a machine that is busy with other tests.
    const { server: fake, small: course } = await open(
      [{ kind: 'fail', status: 429, headers: { 'retry-after-ms': '300' } }, truth],
      { OPENAI_TIMEOUT_MS: '20000' },
    )
    const startedAt = performance.now()
    expect(await course.ask(question)).toMatchObject({ writtenBy: 'model' })
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(300)
    expect(fake.requests).toHaveLength(2)
  })

  it('is left alone after failures in a row', async () => {
    const { server: fake, small: course } = await open({ kind: 'fail', status: 401 })
    for (const _ of [1, 2, 3, 4]) await course.ask(question)
    expect(fake.requests).toHaveLength(3)
  })
})

describe('what leaves the machine', () => {
  it('holds no personal data of the asker', async () => {
    const { server: fake, small: course } = await open(truth)
    await course.ask({
      text: "I'm Minsu Kim (minsu@univ.ac.kr, 010-1234-5678, 학번 20231234): what is Brooks's law? Ask 홍길동.",
      asker: { id: 'minsu', names: ['홍길동'] },
    })
    const sent = JSON.stringify(fake.requests)
    for (const secret of ['Minsu', 'univ.ac.kr', '1234-5678', '20231234', '홍길동'])
      expect(sent).not.toContain(secret)
    expect(sent).toContain("Brooks's law")
  })

  it('holds no text of the material that gives orders', async () => {
    const { server: fake, small: course } = await open(truth)
    await course.ask(question)
    expect(JSON.stringify(fake.requests)).not.toMatch(/cancelled|gets an A/u)
  })

  it('is a follow-up that stands alone', async () => {
    const { server: fake, small: course } = await open(({ body }) =>
      JSON.stringify(body).includes('Rewrite') ? { kind: 'say', text: "Why does Brooks's law hold?" } : truth,
    )
    await course.ask({
      ...question,
      text: 'Why is it so?',
      history: [{ question: "What is Brooks's law?", answer: { text: law } }],
    })
    expect(JSON.stringify(fake.requests.at(-1)?.body)).toContain("Question: Why does Brooks's law hold?")
  })
})

describe('spending', () => {
  it('is recorded, and ends in the extract where a cap is reached', async () => {
    const { server: fake, small: course } = await open(truth, { TUTOR_USER_QUESTIONS_PER_DAY: '2' })
    for (const _ of [1, 2])
      expect(await course.ask({ ...question, onEvent: () => {} })).toMatchObject({ writtenBy: 'model' })
    expect(await course.ask(question)).toMatchObject({
      writtenBy: 'extract',
      notice: expect.stringMatching(/limit/u) as string,
    })
    expect(await course.ask({ ...question, asker: { id: 'other' } })).toMatchObject({ writtenBy: 'model' })
    expect(fake.requests).toHaveLength(3)
    expect(course.usage.days(1)).toMatchObject([
      { askers: 2, questions: 3, inputTokens: 360, outputTokens: 120, failures: 0 },
    ])
  })

  it('counts questions on their way against the tokens of the day', async () => {
    const { small: course } = await open({ ...truth, pauseMs: 30 } as Behaviour, {
      TUTOR_COURSE_TOKENS_PER_DAY: '5000',
    })
    const answers = await Promise.all(
      [1, 2, 3].map((each) => course.ask({ ...question, asker: { id: String(each) }, onEvent: () => {} })),
    )
    expect(
      answers.filter((answer) => answer.status === 'answered' && answer.writtenBy === 'model'),
    ).toHaveLength(1)
  })
})
