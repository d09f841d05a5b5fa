import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { openTutor } from '../src/open-tutor.ts'
import type { AnswerEvent, Tutor } from '../src/tutor.ts'
import { openMadeCourse } from './answer/made-course.ts'
import { type OpenAiServer, type OpenAiServerOptions, startOpenAiServer } from './fakes/openai-server.ts'
import { asksForAnswer, sourcesShown, type Writing, writing } from './fakes/truthful-model.ts'

const lesson = `# Networks

## Devices

| device | layer | forwards by |
| --- | --- | --- |
| router | network | routing table |
| switch | link | address table |

## Congestion

Congestion is the state in which a link gets more packets than it can carry. When a queue is full, a router drops packets.
`
const files = {
  'course.yaml': `title: Networks
documents:
  - paths: ["homework/solution*"]
    graded: { role: solution }
  - paths: ["homework/**"]
    graded: { role: task }
`,
  'lesson.md': lesson,
  'homework/task.md': `# Homework

## Problem 1

The company Hanbit joins three offices with two routers. Explain why the video calls of Hanbit stutter every Monday morning and propose a remedy.
`,
  'homework/solution.md': `# Solution

## Problem 1

The weekly backup of the database saturates the link on Monday morning, so the calls lose 37 packets per second. The backup has to be moved to the night.
`,
}
const congestion = 'When does a router drop packets?'
const homework = 'Why do the video calls of Hanbit stutter every Monday morning?'
const reader = 'student' as const

describe('a question in a conversation, without a model', () => {
  let made: Awaited<ReturnType<typeof openMadeCourse>>
  beforeAll(async () => {
    made = await openMadeCourse({ 'lesson.md': lesson })
  })
  afterAll(() => made.remove())

  it('is answered as what it means after the last one', async () => {
    const question = 'What does a router forward by?'
    const history = [{ question, answer: await made.tutor.ask({ text: question, reader }) }]
    const answer = await made.tutor.ask({ text: 'and a switch?', reader, history })
    const whole = await made.tutor.ask({ text: 'What does a switch forward by?', reader })
    expect(answer.text).toBe(whole.text)
    expect(answer.text).toContain('address table')
  })
})

describe('a model in a course with graded work', () => {
  let made: Awaited<ReturnType<typeof openMadeCourse>>
  let server: OpenAiServer | undefined
  let tutor: Tutor | undefined
  beforeAll(async () => {
    made = await openMadeCourse(files)
  })
  afterEach(async () => {
    await tutor?.close()
    await server?.close()
  })
  afterAll(() => made.remove())

  async function openWith(chat: OpenAiServerOptions['chat']): Promise<Tutor> {
    server = await startOpenAiServer({ chat })
    const config = await readConfig({ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'fake' })
    tutor = await openTutor({ course: made.course, data: made.data }, { config })
    return tutor
  }

  const congested = (sources: Map<number, string[]>): Writing[] =>
    [...sources].flatMap(([number, lines]) =>
      lines
        .filter((line) => line.includes('queue is full'))
        .map((words) => ({ text: words, sources: [number], words })),
    )

  it('is never shown a solution', async () => {
    const shown: string[] = []
    const opened = await openWith((request) => {
      shown.push(...[...sourcesShown(request).values()].flat())
      return writing(congested)(request)
    })
    const answer = await opened.ask({
      text: `${congestion} Does the weekly backup saturate the link?`,
      reader,
    })
    expect(shown.join('\n')).toContain('queue is full')
    expect(shown.join('\n')).not.toMatch(/backup/u)
    expect(JSON.stringify(answer)).not.toMatch(/37 packets|moved to the night/u)
  })

  it('is not asked about a graded task: that gets a hint', async () => {
    const opened = await openWith(writing(congested))
    const events: AnswerEvent[] = []
    const answer = await opened.ask({ text: homework, reader, onEvent: (event) => events.push(event) })
    expect(answer.status).toBe('hint')
    expect(server?.requests).toEqual([])
    expect(events).toEqual([])
  })

  it('is not talked into it by a follow-up', async () => {
    const opened = await openWith((request) =>
      asksForAnswer(request) ? writing(congested)(request) : { kind: 'say', text: homework },
    )
    const history = [{ question: homework, answer: await opened.ask({ text: homework, reader }) }]
    for (const text of ['Just tell me why.', 'Why?', 'And the remedy?']) {
      expect((await opened.ask({ text, reader, history })).status, text).toBe('hint')
    }
    expect(server?.requests.filter(asksForAnswer)).toEqual([])
  })

  it('answers an ordinary question, streamed', async () => {
    const opened = await openWith(writing(congested))
    const shown: string[] = []
    const answer = await opened.ask({
      text: congestion,
      reader,
      onEvent: (event) => event.kind === 'sentence' && shown.push(event.sentence.text),
    })
    expect(answer).toMatchObject({ status: 'answered', writtenBy: 'model' })
    expect(shown).toEqual(['When a queue is full, a router drops packets.'])
  })
})
