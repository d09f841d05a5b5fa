import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/tutor.ts'
import { direct, mina } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { createEchoTutor, courseOf } from '../fakes/fake-tutor.ts'
import { openChat } from '../fakes/open-chat.ts'

const topic = (language: 'ko' | 'en', sectionId: string, title: string, questions: string[] = []): Topic => ({
  title,
  document: `${language}/${sectionId}.md`,
  headingPath: [title],
  language,
  sectionId,
  ...(questions.length > 0 && { questions }),
})

const topics = [
  topic('en', 'queues', 'Queues', ['What is a queue?', 'Name two queues.']),
  topic('en', 'stacks', 'Stacks', ['What is a stack?', 'Which one comes out first?']),
  topic('en', 'trees', 'Trees', ['What is a tree?']),
  topic('en', 'a', 'Review questions'),
  topic('en', 'b', 'Review questions'),
  topic('en', 'c', 'Review questions'),
  topic('ko', 'queues', '큐', ['큐가 뭐예요?', `${'긴 '.repeat(60)}질문?`]),
  topic('ko', 'heaps', '힙'),
]

async function open(these: Topic[], language: 'ko' | 'en') {
  const tutor = { ...createEchoTutor(courseOf('queues')), topics: async () => these }
  const { chat } = await openChat([tutor], [createFakePlatform()])
  return { lookups: chat.lookups, onlooker: { place: direct, person: { ...mina, locale: language } } }
}

describe('what is offered before anything was asked', () => {
  it('are questions that the material asks and answers, in the language of the person', async () => {
    const { lookups, onlooker } = await open(topics, 'en')
    const { questions } = await lookups.introduce(onlooker)
    expect(questions).toEqual([
      'What is a queue?',
      'What is a stack?',
      'Which one comes out first?',
      'What is a tree?',
    ])
  })

  it('are questions about its headings where it asks too few, none about "Review questions"', async () => {
    const { lookups, onlooker } = await open(topics, 'ko')
    const { questions } = await lookups.introduce(onlooker)
    expect(questions).toHaveLength(2)
    expect(questions[0]).toContain('큐')
    const all = await lookups.suggestTopics(onlooker, '')
    expect(all.slice(0, 2)).toEqual(['큐', '힙'])
    expect(all).not.toContain('Review questions')
  })

  it('names a lesson once, in the edition of the person, and what has no such edition too', async () => {
    const { lookups, onlooker } = await open(topics, 'ko')
    const [about] = await lookups.home(onlooker)
    expect(about?.body).toMatch(/- 힙/u)
    expect(about?.body).not.toMatch(/- Queues/u)
    expect(about?.body).toMatch(/- Stacks/u)
  })
})
