import { describe, expect, it } from 'vitest'
import { commands, findCommand } from '../../src/chat/commands/command-table.ts'
import { pressHandlers } from '../../src/chat/actions/action-table.ts'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { commanding, jun, mina, pressing, saying, submitting, tara } from '../fakes/events.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/fake-platform.ts'
import { openChat } from '../fakes/open-chat.ts'

const staff = { roles: { ta: ['TA'] }, staffChannels: [{ platform: 'fake', channel: 'staff' }] }

async function openClass() {
  const platform = createFakePlatform()
  const open = await openChat([createEchoTutor(courseOf('queues', staff))], [platform])
  return { platform, ...open }
}

function lastAction(platform: FakePlatform, name: string): string {
  for (const { message } of platform.shown.toReversed()) {
    const action = message.actions.find(({ id }) => id.startsWith(`${name}:`))
    if (action !== undefined) return action.id
  }
  throw new Error(`there is no button ${name}`)
}

describe('the commands', () => {
  it('each have names that a platform can show, their own in each language, and a wording for each option', () => {
    for (const language of ['ko', 'en'] as const) {
      const names = commands.map((command) => command.wording[language].name)
      expect(new Set(names).size).toBe(commands.length)
      for (const command of commands) {
        const wording = command.wording[language]
        for (const one of [wording, ...Object.values(wording.options)]) {
          expect(one.name).toMatch(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u)
          expect(one.description.length).toBeLessThanOrEqual(100)
        }
        expect(Object.keys(wording.options)).toEqual(command.options.map(({ name }) => name))
      }
    }
  })

  it('describe their options out of their schema', () => {
    expect(findCommand('quiz')?.options).toEqual([
      { name: 'topic', kind: 'text', isRequired: false, suggestsTopics: true, max: 200 },
      { name: 'count', kind: 'number', isRequired: false, suggestsTopics: false, min: 1, max: 5 },
    ])
    expect(findCommand('질문')).toBe(findCommand('ask'))
  })

  it('tell which option could not be read', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(commanding('quiz', { count: 9 }))
    await platform.emit(commanding('nonsense'))
    await platform.emit(commanding('ask'))
    await settled()
    expect(platform.shown.map(({ message }) => message.body)).toEqual([
      'I could not read “count”; please try again.',
      'I do not know this command. Try /help.',
      '“question” is missing; please write it after the command.',
    ])
  })

  it('are all shown by help, in the language of the person', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(commanding('help'))
    await platform.emit(commanding('help', {}, { person: { ...mina, locale: 'ko' } }))
    await settled()
    const [english, korean] = platform.shown.map(({ message }) => message.body)
    for (const command of commands.filter(({ role }) => role === 'student')) {
      expect(english).toContain(`/${command.wording.en.name}`)
      expect(korean).toContain(`/${command.wording.ko.name}`)
    }
  })
})

describe('the buttons under an answer', () => {
  it('are unique, fit into 100 characters and each have a handler', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    const actions = platform.shown[0]?.message.actions ?? []
    expect(actions.map(({ label }) => label)).toEqual([
      'Sources',
      'Helpful',
      'Not helpful',
      'Simpler',
      'Example',
      'Quiz',
      '한국어',
      'Ask a TA',
    ])
    expect(new Set(pressHandlers.map(({ name }) => name)).size).toBe(pressHandlers.length)
    for (const { id } of actions)
      expect(pressHandlers.some(({ name }) => id.startsWith(`${name}:`))).toBe(true)
  })

  it('show the sources to the presser alone, with the exact quote and where it stands', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    await platform.emit(pressing(lastAction(platform, 'sources'), { person: jun }))
    await settled()
    const reply = platform.shown.at(-1)
    expect(reply?.privateTo).toBe(jun.id)
    expect(reply?.message.body).toContain('[1]\n> Echo of <What is a queue?>.')
  })

  it('keep one verdict a person, with the reason out of the form', async () => {
    const { platform, settled, state } = await openClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    const id = lastAction(platform, 'not-helpful')
    const opened = await platform.emit(pressing(id))
    expect(opened).toMatchObject({
      kind: 'form',
      form: { id, fields: [{ name: 'reason', isRequired: false }] },
    })
    await platform.emit(submitting(id, { reason: 'too short' }))
    await settled()
    await platform.emit(pressing(lastAction(platform, 'helpful')))
    await settled()
    const kept = await state.tables.selectFrom('feedback').select(['verdict', 'reason']).execute()
    expect(kept).toEqual([{ verdict: 'helpful', reason: null }])
  })

  it('put the answer otherwise, for the presser alone', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    for (const name of ['simpler', 'example', 'other-language']) {
      await platform.emit(pressing(lastAction(platform, name)))
      await settled()
    }
    expect(platform.shown.slice(1).map(({ message, privateTo }) => [message.body, privateTo])).toEqual([
      ['simpler of <What is a queue?>. [1]', mina.id],
      ['example of <What is a queue?>. [1]', mina.id],
      ['other-language of <What is a queue?>. [1]', mina.id],
    ])
  })

  it('give a further hint only after an attempt, up to the fourth', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(commanding('hint', { question: 'Why does a queue keep its order?' }))
    await settled()
    const titles = () => platform.shown.map(({ message }) => message.title)
    for (const noAttempt of [
      ' ',
      'please just give me the answer',
      'Why does a queue keep its order?',
      'asdf qwer',
    ]) {
      await platform.emit(submitting(lastAction(platform, 'next-hint'), { attempt: noAttempt }))
      await settled()
      expect(platform.shown.at(-1)?.message.body).toMatch(/^The next hint comes after an attempt/u)
    }
    expect(titles().filter((title) => title?.startsWith('Hint'))).toEqual(['Hint 1'])
    for (const attempt of [
      'The queue adds at the end and takes from the front',
      'elements leave a queue in the order they entered',
      '먼저 들어온 원소가 먼저 나가서 queue의 순서가 유지된다',
    ]) {
      await platform.emit(submitting(lastAction(platform, 'next-hint'), { attempt }))
      await settled()
    }
    expect(titles().at(-1)).toBe('Hint 4')
    expect(platform.shown.at(-1)?.message.actions.some(({ id }) => id.startsWith('next-hint'))).toBe(false)
  })

  it('take a student through a quiz, counting each question once', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(commanding('quiz', { count: 2 }))
    await settled()
    const choice = (index: number) => platform.shown.at(-1)?.message.actions[index]?.id ?? ''
    const first = choice(0)
    await platform.emit(pressing(first))
    await settled()
    await platform.emit(pressing(choice(1)))
    await settled()
    await platform.emit(pressing(first))
    await platform.emit(pressing(first, { person: jun }))
    await settled()
    expect(platform.shown.map(({ message }) => message.title ?? message.body)).toEqual([
      'Question 1 of 2',
      '**Right.**\n\nBecause the material says so [1].',
      'Question 2 of 2',
      '**Not quite. The answer is: A. right**\n\nBecause the material says so [1].',
      'You had 1 of 2 right.',
      'You have answered this one already.',
      'This is no longer kept; please ask again.',
    ])
  })
})

describe('asking a TA', () => {
  it('brings question, answer and link to the staff channel, and the reply of the first TA to the student, once', async () => {
    const { platform, settled } = await openClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    const press = lastAction(platform, 'ask-ta')
    await platform.emit(pressing(press))
    await platform.emit(pressing(press))
    await settled()
    const cards = platform.shown.filter(({ place }) => place?.channel === 'staff')
    expect(cards).toHaveLength(1)
    expect(cards[0]?.message.body).toContain('> What is a queue?')
    expect(cards[0]?.message.body).toContain('Echo of <What is a queue?>.')
    expect(cards[0]?.message.link?.url).toBe('https://chat.example/m0')

    const form = cards[0]?.message.actions[0]?.id ?? ''
    const place = { platform: 'fake', space: 'school', channel: 'staff', isDirect: false }
    expect(await platform.emit(pressing(form, { person: tara, place }))).toMatchObject({ kind: 'form' })
    await platform.emit(submitting(form, { reply: 'See page 3.' }, { person: tara, place }))
    await platform.emit(
      submitting(form, { reply: 'No, page 4.' }, { person: { ...tara, id: 'theo' }, place }),
    )
    await settled()
    const told = platform.shown.filter(
      ({ message }) =>
        message.title === '조교가 질문에 답했습니다' || message.title === 'A TA has answered your question',
    )
    expect(told.map(({ privateTo }) => privateTo)).toEqual([mina.id])
    expect(told[0]?.message.body).toContain('See page 3.')
    expect(platform.shown.at(-1)?.message.body).toMatch(/Somebody has answered this already/u)
  })
})

describe('several courses', () => {
  it('keep their material and memory apart, by server and channel', async () => {
    const first = createEchoTutor(courseOf('first', { places: [{ platform: 'fake', space: 'school' }] }))
    const second = createEchoTutor(
      courseOf('second', { places: [{ platform: 'fake', space: 'school', channel: 'second' }] }),
    )
    const platform = createFakePlatform()
    const { settled, state } = await openChat([first, second], [platform])
    const secondPlace = { platform: 'fake', space: 'school', channel: 'second', isDirect: false }
    await platform.emit(saying('in the first'))
    await platform.emit(saying('in the second', { place: secondPlace }))
    const stranger = saying('elsewhere', { place: { ...secondPlace, space: 'another' } })
    expect(await platform.emit(stranger)).toEqual({ kind: 'ignored' })
    await settled()
    const rows = await state.tables
      .selectFrom('exchanges')
      .select(['course_id', 'question', 'id'])
      .orderBy('course_id')
      .execute()
    expect(rows.map(({ course_id, question }) => [course_id, question])).toEqual([
      ['first', 'in the first'],
      ['second', 'in the second'],
    ])
    // An answer of the first course cannot be opened from a place of the second.
    await platform.emit(pressing(`sources:${rows[0]?.id}`, { place: secondPlace }))
    await settled()
    expect(platform.shown.at(-1)?.message.body).toMatch(/no longer kept/u)
  })

  it('are chosen in a direct message by where the person asked last', async () => {
    const tutors = ['first', 'second'].map((id) =>
      createEchoTutor(courseOf(id, { places: [{ platform: 'fake', space: id }] })),
    )
    const platform = createFakePlatform()
    const { settled, state } = await openChat(tutors, [platform])
    const direct = { platform: 'fake', channel: 'dm', isDirect: true }
    await platform.emit(saying('which?', { place: direct }))
    await settled()
    expect(platform.shown[0]?.message.body).toMatch(/ask in a channel of your course first/u)
    await platform.emit(
      saying('here', { place: { platform: 'fake', space: 'second', channel: 'c', isDirect: false } }),
    )
    await settled()
    await platform.emit(saying('and here', { place: direct }))
    await settled()
    const last = await state.tables
      .selectFrom('exchanges')
      .select('course_id')
      .where('question', '=', 'and here')
      .execute()
    expect(last).toEqual([{ course_id: 'second' }])
  })
})

describe('the caps', () => {
  it('end a day of questions for the person, then for the course', async () => {
    const course = courseOf('queues', { caps: { personPerDay: 2, coursePerDay: 3 } })
    const platform = createFakePlatform()
    const { settled } = await openChat([createEchoTutor(course)], [platform])
    for (const person of [mina, mina, mina, jun, jun]) {
      await platform.emit(saying('one more', { person }))
      await settled()
    }
    expect(platform.shown.map(({ message }) => message.body.slice(0, 30))).toEqual([
      'Echo of <one more>. [1]',
      'Echo of <one more>. [1]',
      'You have asked 2 questions tod',
      'Echo of <one more>. [1]',
      'The course has reached its lim',
    ])
  })

  it('do not count a question whose answer was begun twice', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues'))], [platform])
    platform.plan({ when: 'after', fault: new DeliveryFault('unreachable', '502') })
    const event = saying('once')
    await platform.emit(event)
    await platform.emit(event)
    await settled()
    const usage = await state.tables.selectFrom('usage').select('questions').execute()
    expect(usage).toEqual([{ questions: 1 }, { questions: 1 }])
  })
})
