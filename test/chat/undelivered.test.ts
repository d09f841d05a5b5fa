import { describe, expect, it } from 'vitest'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { classroom, commanding, jun, mina, pressing, saying, submitting, tara } from '../fakes/events.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/fake-platform.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { openChat } from '../fakes/open-chat.ts'

const staffPlace = { platform: 'fake', space: 'school', channel: 'staff', isDirect: false }
const policy = {
  roles: { ta: ['TA'] },
  staffChannels: [{ platform: 'fake', space: 'school', channel: 'staff' }],
}

/** A class in which nobody takes direct messages, and nothing goes to the places that are closed. */
async function openClosedClass(closedChannels: string[] = []) {
  const platform = createFakePlatform()
  const deliver = platform.deliver.bind(platform)
  platform.deliver = async (parcel) => {
    const { target } = parcel
    const isClosed = target.kind === 'place' && closedChannels.includes(target.place.channel)
    if (target.kind === 'person' || isClosed) throw new DeliveryFault('refused', 'closed')
    return deliver(parcel)
  }
  const opened = await openChat([createEchoTutor(courseOf('queues', policy))], [platform])
  return { ...opened, platform }
}

function lastAction(platform: FakePlatform, name: string): string {
  const actions = platform.shown.flatMap(({ message }) => message.actions)
  return actions.findLast(({ id }) => id.startsWith(`${name}:`))?.id ?? ''
}

async function answerAsTa({ platform, settled }: Awaited<ReturnType<typeof openClosedClass>>) {
  await settled()
  await platform.emit(pressing(lastAction(platform, 'ask-ta')))
  await settled()
  const form = lastAction(platform, 'answer-student')
  await platform.emit(submitting(form, { reply: 'See page 3.' }, { person: tara, place: staffPlace }))
  await settled()
}

const saidIn = (platform: FakePlatform, channel: string) =>
  platform.shown
    .filter(({ place, privateTo }) => place?.channel === channel && privateTo === undefined)
    .map(({ message }) => `${message.title ?? ''}\n${message.body}`)

describe('what a student who takes no direct messages is to be told', () => {
  it('is said where the question was asked openly, to nobody by name', async () => {
    const opened = await openClosedClass()
    await opened.platform.emit(saying('What is a queue?'))
    await answerAsTa(opened)
    const told = saidIn(opened.platform, 'class').at(-1)
    expect(told).toContain('A TA has answered your question')
    expect(told).toContain('> What is a queue?')
    expect(told).toContain('See page 3.')
    expect(told).not.toContain(mina.id)
    expect(saidIn(opened.platform, 'staff').join()).not.toMatch(/알리지 못했|could not be told/u)
  })

  it('goes to nobody else where it was asked privately: staff are told that it did not arrive', async () => {
    const opened = await openClosedClass()
    await opened.platform.emit(commanding('ask', { question: 'My private question?', private: true }))
    await answerAsTa(opened)
    expect(saidIn(opened.platform, 'class').join()).not.toContain('private question')
    const told = saidIn(opened.platform, 'staff').at(-1)
    expect(told).toContain('학생에게 알리지 못했습니다')
    expect(told).toContain('> My private question?')
  })

  it('is a matter of the staff where the open place takes it no more', async () => {
    const opened = await openClosedClass(['class'])
    await opened.platform.emit(saying('What is a queue?'))
    await answerAsTa(opened)
    expect(saidIn(opened.platform, 'staff').at(-1)).toContain('학생에게 알리지 못했습니다')
  })

  it('is said once in a place, however many had seen a recalled answer', async () => {
    const { platform, settled } = await openClosedClass()
    await platform.emit(saying('What is a queue?'))
    await settled()
    for (const person of [mina, jun]) {
      await platform.emit(pressing(lastAction(platform, 'sources'), { person, place: classroom }))
    }
    await platform.emit(pressing(lastAction(platform, 'ask-ta')))
    await settled()
    const reject = lastAction(platform, 'check-reject')
    await platform.emit(submitting(reject, { reason: 'Wrong page.' }, { person: tara, place: staffPlace }))
    await settled()
    const recalled = saidIn(platform, 'class').filter((text) => text.includes('Wrong page.'))
    // The answer itself, changed in place, and one word to all.
    expect(recalled).toHaveLength(2)
  })
})
