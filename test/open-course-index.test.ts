import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { indexCourse } from '../src/index-course-folder.ts'
import { readConfig } from '../src/config.ts'
import { openTutor } from '../src/open-tutor.ts'
import { openMadeCourse } from './answer/made-course.ts'
import { type OpenAiServer, startOpenAiServer } from './fakes/openai-server.ts'

const animals = ['cat', 'dog', 'bird']
/** Knows that "feline" is a cat; the words of the course do not. */
const meaning = (text: string): number[] =>
  animals.map((animal) => (text.toLowerCase().replace('feline', 'cat').includes(animal) ? 1 : 0.01))

describe('remote embeddings', () => {
  let made: Awaited<ReturnType<typeof openMadeCourse>>
  let server: OpenAiServer | undefined
  let isDown = false
  const notices: string[] = []
  beforeAll(async () => {
    made = await openMadeCourse({
      'a.md': '# Pets\n\n## One\n\nA cat sleeps sixteen hours.\n\n## Two\n\nA dog runs for a walk.\n',
      'b.md': '# Birds\n\nA bird migrates in autumn.\n',
    })
    server = await startOpenAiServer({
      chat: { kind: 'hang' },
      embed: (texts) => (isDown ? { status: 500 } : texts.map(meaning)),
    })
  })
  afterEach(() => {
    isDown = false
    notices.length = 0
    if (server !== undefined) server.requests.length = 0
  })
  afterAll(async () => {
    await made.remove()
    await server?.close()
  })

  const options = async () => ({
    config: await readConfig({
      OPENAI_BASE_URL: server?.url ?? '',
      OPENAI_EMBEDDING_MODEL: 'small',
      OPENAI_MAX_RETRIES: '0',
    }),
    onNotice: (sentence: string) => notices.push(sentence),
  })
  const folders = () => ({ course: made.course, data: made.data })
  async function search(text: string) {
    const tutor = await openTutor(folders(), await options())
    const { results } = await tutor.search({ text, limit: 1, reader: 'student' })
    await tutor.close()
    return results[0]
  }

  it('that fail while the index is made leave the local index, and say so', async () => {
    isDown = true
    await indexCourse(folders(), await options())
    expect(notices).toEqual([expect.stringMatching(/embedding server failed; check OPENAI_EMBEDDING_MODEL/u)])
    expect((await search('How long does a cat sleep?'))?.chunk.text).toContain('sixteen')
  })

  it('are made once by `tutor index`, and then only questions are sent', async () => {
    await indexCourse(folders(), await options())
    expect(server?.requests).toHaveLength(1)
    const found = await search('Where does a feline rest?')
    expect(found?.chunk.text).toContain('cat')
    expect(found?.parts.dense).toBeGreaterThan(0.1)
    expect(server?.requests.slice(1).map(({ body }) => body['input'])).toEqual(['Where does a feline rest?'])
    expect(server?.specProblems).toEqual([])
  })

  it('leave the local vectors as they are, and are found again after a time without', async () => {
    await indexCourse(folders(), await options())
    const plain = await openTutor(folders())
    expect((await plain.search({ text: 'dog walk', limit: 1, reader: 'student' })).results).toHaveLength(1)
    await plain.close()
    await indexCourse(folders())
    if (server !== undefined) server.requests.length = 0
    await indexCourse(folders(), await options())
    expect(server?.requests).toEqual([])
  })

  it('that fail at a question give way to the local ones', async () => {
    await indexCourse(folders(), await options())
    isDown = true
    expect((await search('How long does a cat sleep?'))?.chunk.text).toContain('sixteen')
    expect(notices).toHaveLength(1)
  })

  it('are told no name that the asker goes by', async () => {
    const tutor = await openTutor(folders(), await options())
    await tutor.ask({
      text: 'Minsu Kim wants to know how long a cat sleeps, write to minsu@school.kr',
      reader: 'student',
      asker: { id: 'u1', names: ['Minsu Kim'] },
    })
    await tutor.close()
    expect(server?.requests.length).toBeGreaterThan(0)
    expect(JSON.stringify(server?.requests)).not.toMatch(/Minsu|minsu/u)
  })
})
