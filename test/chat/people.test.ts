import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { removeOldRecords } from '../../src/store/remove-old-records.ts'
import { openUsageStore } from '../../src/store/usage-store.ts'
import { commanding, direct, jun, mina, pressing, saying, submitting, tara, thread } from '../fakes/events.ts'
import { courseOf, createEchoTutor, createScriptedTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat, temporaryFolder, testKey } from '../fakes/open-chat.ts'
import { answeredWith } from '../fakes/answers.ts'

const staff = {
  roles: { ta: ['TA'], instructor: ['Professor'] },
  staffChannels: [{ platform: 'fake', channel: 'staff' }],
}
const secretWord = 'Xylophonquestion'

function bytesHold(folder: string, word: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word))
}

describe('what is kept of people', () => {
  it('is a pseudonym and never the platform id', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
    const person = { id: 'U-unmistakable-id', roles: [] }
    await platform.emit(saying('What is a queue?', { person }))
    await settled()
    const records = await state.tables.selectFrom('exchanges').selectAll().execute()
    expect(JSON.stringify(records)).not.toContain(person.id)
    expect(records[0]?.person).toMatch(/^[\w-]{22}$/u)
  })

  it('is given out whole by mydata, and only to the person', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
    await platform.emit(saying('my own question'))
    await platform.emit(saying('a stranger asks', { person: jun }))
    await settled()
    await platform.emit(commanding('mydata'))
    await settled()
    const reply = platform.shown.at(-1)
    expect(reply?.privateTo).toBe(mina.id)
    expect(reply?.message.attachment?.text).toContain('my own question')
    expect(reply?.message.attachment?.text).not.toContain('a stranger asks')
  })

  it('is gone after forgetme from every file of the data folder, the write-ahead log too', async () => {
    const platform = createFakePlatform()
    const { settled, state, folder, chat } = await openChat(
      [createEchoTutor(courseOf('queues', staff))],
      [platform],
    )
    await platform.emit(saying(secretWord))
    await platform.emit(saying('other people stay', { person: jun }))
    await settled()
    const [exchange] = await state.tables
      .selectFrom('exchanges')
      .select('id')
      .where('question', '=', secretWord)
      .execute()
    await platform.emit(submitting(`not-helpful:${exchange?.id}`, { reason: `${secretWord} again` }))
    await platform.emit(pressing(`ask-ta:${exchange?.id}`))
    await platform.emit(commanding('quiz', { topic: secretWord }))
    await settled()
    expect(bytesHold(folder, secretWord)).not.toEqual([])

    await platform.emit(commanding('forgetme'))
    await settled()
    const ask = platform.shown.at(-1)?.message.actions[0]
    await platform.emit(pressing(ask?.id ?? ''))
    await settled()
    expect(platform.shown.at(-1)?.message.body).toMatch(/has been removed/u)
    expect(bytesHold(folder, secretWord)).toEqual([])
    expect(await state.tables.selectFrom('exchanges').select('question').execute()).toEqual([
      { question: 'other people stay' },
    ])
    await chat.stop(1000)
    expect(bytesHold(folder, secretWord)).toEqual([])
  })

  it('is not sent any more once the person is forgotten', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
    await platform.emit(saying(secretWord))
    await settled()
    const [exchange] = await state.tables.selectFrom('exchanges').select('id').execute()
    const later = new DeliveryFault('rate-limited', '429', { retryAfterMs: 700 })
    // The note to the student and the card for the staff are put off; the person is forgotten before they are due.
    platform.plan({ when: 'before', fault: later }, { when: 'before', fault: later })
    await platform.emit(pressing(`ask-ta:${exchange?.id}`))
    await expect.poll(() => platform.deliveries.length).toBe(3)
    await platform.emit(pressing('forget-me', { place: direct }))
    await settled()
    expect(platform.shown.filter(({ place }) => place?.channel === 'staff')).toEqual([])
    expect(platform.shown.at(-1)?.message.body).toMatch(/has been removed/u)
  })

  it('is given out and forgotten with what a language model took for them, under the same key', async () => {
    const platform = createFakePlatform()
    const askers: string[] = []
    const tutor = createEchoTutor(courseOf('queues'))
    const folder = temporaryFolder()
    const store = openUsageStore({
      data: folder,
      courseId: 'queues',
      timeZone: 'Asia/Seoul',
      model: 'm',
      caps: {
        userQuestionsPerDay: 9,
        userTokensPerDay: 900,
        courseQuestionsPerDay: 9,
        courseTokensPerDay: 900,
      },
      peopleKey: testKey,
    })
    onTestFinished(() => store.close())
    const ask: typeof tutor.ask = async (question) => {
      askers.push(question.asker?.id ?? 'nobody')
      store.begin({ asker: question.asker?.id ?? 'nobody', tokens: 10 })
      return tutor.ask(question)
    }
    const { settled } = await openChat([{ ...tutor, ask }], [platform], folder)
    await platform.emit(saying('What is a queue?'))
    await platform.emit(saying('What is a stack?', { person: jun }))
    await settled()
    expect(new Set(askers).size).toBe(2)
    expect(askers).not.toContain(mina.id)
    const usageOf = async () => {
      await platform.emit(commanding('mydata'))
      await settled()
      const data: unknown = JSON.parse(platform.shown.at(-1)?.message.attachment?.text ?? '{}')
      return data
    }
    expect(await usageOf()).toMatchObject({ modelUsage: [{ course: 'queues', questions: 1 }] })
    await platform.emit(pressing('forget-me', { place: direct }))
    await settled()
    expect(await usageOf()).toMatchObject({ exchanges: [], modelUsage: [] })
    expect(store.days(5)).toMatchObject([{ questions: 2 }])
  })

  it('is removed by age', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues'))], [platform])
    await platform.emit(saying('What is a queue?'))
    await settled()
    const remove = (nowMs: number) =>
      state.write((transaction) =>
        removeOldRecords(transaction, { courseId: 'queues', retentionMs: 30 * 86_400_000, nowMs }),
      )
    expect(await remove(Date.now() + 29 * 86_400_000)).toBe(0)
    expect(await remove(Date.now() + 31 * 86_400_000)).toBe(1)
    expect(await state.tables.selectFrom('inbox').selectAll().execute()).toEqual([])
  })
})

describe('roles', () => {
  it('are checked at each press, form and command: a student cannot answer as staff', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
    await platform.emit(saying('What is a queue?'))
    await settled()
    const [exchange] = await state.tables.selectFrom('exchanges').select('id').execute()
    await platform.emit(pressing(`ask-ta:${exchange?.id}`))
    await settled()
    const form = `answer-student:${exchange?.id}`
    expect((await platform.emit(pressing(form, { person: jun }))).kind).toBe('accepted')
    await platform.emit(submitting(form, { reply: 'forged' }, { person: jun }))
    await settled()
    expect(platform.shown.slice(-2).map(({ message }) => message.body)).toEqual([
      'This is only for the staff of the course.',
      'This is only for the staff of the course.',
    ])
    // Once a TA, demoted since: what counts is what the platform says with the press.
    await platform.emit(submitting(form, { reply: 'late' }, { person: { ...tara, roles: [] } }))
    await settled()
    expect(platform.shown.some(({ message }) => message.body.includes('late'))).toBe(false)
  })

  it('open staff-only material to staff in private, never in a public reply', async () => {
    const platform = createFakePlatform()
    const readers: string[] = []
    const answer = async ({ reader }: { reader: string }) => {
      readers.push(reader)
      return answeredWith('A queue is a line.')
    }
    const tutor = createScriptedTutor(
      courseOf('queues', staff),
      [0, 1, 2, 3].map(() => ({ verb: 'ask', answer })),
    )
    const { settled } = await openChat([tutor], [platform])
    await platform.emit(saying('public, by a TA', { person: tara }))
    await settled()
    await platform.emit(commanding('ask', { question: 'private, by a TA', private: true }, { person: tara }))
    await settled()
    await platform.emit(saying('directly, by a TA', { person: tara, place: direct }))
    await settled()
    await platform.emit(commanding('ask', { question: 'private, by a student', private: true }))
    await settled()
    expect(readers).toEqual(['student', 'staff', 'staff', 'student'])
    tutor.assertDone()
  })

  it('keep a private answer from everyone else who knows its id', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
    await platform.emit(commanding('ask', { question: 'a private matter', private: true }))
    await settled()
    const [exchange] = await state.tables.selectFrom('exchanges').select('id').execute()
    await platform.emit(pressing(`sources:${exchange?.id}`, { person: jun }))
    await settled()
    expect(platform.shown.at(-1)?.message.body).toBe('This is no longer kept; please ask again.')
  })
})

describe('a conversation', () => {
  it('in a thread remembers what everybody said there, and nothing that was private', async () => {
    const platform = createFakePlatform()
    const histories: string[][] = []
    const answer = async ({ history = [] }: { history?: Array<{ question: string }> }) => {
      histories.push(history.map(({ question }) => question))
      return answeredWith('A queue is a line.')
    }
    const tutor = createScriptedTutor(
      courseOf('queues', staff),
      [0, 1, 2].map(() => ({ verb: 'ask', answer })),
    )
    const { settled } = await openChat([tutor], [platform])
    await platform.emit(saying('What is a queue?', { place: thread }))
    await settled()
    await platform.emit(commanding('ask', { question: 'secretly', private: true }, { place: thread }))
    await settled()
    await platform.emit(saying('And a stack?', { place: thread, person: jun, addressed: 'thread' }))
    await settled()
    expect(histories).toEqual([[], [], ['What is a queue?']])
  })

  it('is not joined where nobody spoke to the tutor', async () => {
    const platform = createFakePlatform()
    const { chat } = await openChat([createEchoTutor(courseOf('queues'))], [platform])
    expect(await chat.receive(saying('hello all', { addressed: 'none' }))).toEqual({ kind: 'ignored' })
    expect(await chat.receive(saying('in a strange thread', { addressed: 'thread', place: thread }))).toEqual(
      {
        kind: 'ignored',
      },
    )
  })

  it('is joined in the channels that course.yaml names', async () => {
    const platform = createFakePlatform()
    const course = courseOf('queues', { answersEverythingIn: ['class'] })
    const { chat } = await openChat([createEchoTutor(course)], [platform])
    expect((await chat.receive(saying('hello all', { addressed: 'none' }))).kind).toBe('accepted')
  })
})
