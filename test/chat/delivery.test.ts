import { describe, expect, it } from 'vitest'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { classroom, commanding, mina, pressing, saying } from '../fakes/events.ts'
import { createEchoTutor, courseOf } from '../fakes/fake-tutor.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat, temporaryFolder } from '../fakes/open-chat.ts'
import { openState } from '../../src/store/open-state.ts'

const tutor = () => createEchoTutor(courseOf('queues'))

describe.each(['keyed', 'searched'] as const)('delivery to a platform whose resends are %s', (resend) => {
  it('answers an event that is delivered four times once', async () => {
    const platform = createFakePlatform('fake', resend)
    const { settled } = await openChat([tutor()], [platform])
    const event = saying('What is a queue?')
    const acknowledgements = await Promise.all([1, 2, 3, 4].map(() => platform.emit(event)))
    await settled()
    expect(acknowledgements.map(({ kind }) => kind).sort()).toEqual([
      'accepted',
      'repeated',
      'repeated',
      'repeated',
    ])
    expect(platform.shown.map(({ message }) => message.body)).toEqual(['Echo of <What is a queue?>. [1]'])
  })

  it('shows a reply once though its delivery was stored and the answer to it was lost', async () => {
    const platform = createFakePlatform('fake', resend)
    const { settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'after', fault: new DeliveryFault('unreachable', 'no answer') })
    await platform.emit(saying('What is a queue?'))
    await settled()
    expect(platform.deliveries.map(({ mayHaveArrived }) => mayHaveArrived)).toEqual([false, true])
    expect(new Set(platform.deliveries.map(({ key }) => key)).size).toBe(1)
    expect(platform.shown).toHaveLength(1)
  })

  it('does not answer anew what was answered before a restart', async () => {
    const folder = temporaryFolder()
    const event = saying('What is a queue?')
    const before = createFakePlatform('fake', resend)
    const first = await openChat([tutor()], [before], folder)
    await before.emit(event)
    await first.settled()
    await first.chat.stop(1_000)

    const after = createFakePlatform('fake', resend)
    const second = await openChat([tutor()], [after], folder)
    expect(await after.emit(event)).toEqual({ kind: 'repeated' })
    await second.settled()
    expect(after.shown).toEqual([])
  })
})

describe('an event whose work was cut off again and again', () => {
  /** Three questions are accepted and nothing of them is done; the second was begun that often before. */
  async function restartWith(runs: number) {
    const folder = temporaryFolder()
    const before = createFakePlatform()
    const first = await openChat([createEchoTutor(courseOf('queues'), 5_000)], [before], folder)
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      await before.emit(saying(text, { person: { ...mina, id: `student ${index}` } }))
    }
    const waiting = await first.state.tables.selectFrom('inbox').selectAll().execute()
    await first.chat.stop(0)
    const second = await openState(folder)
    await second.write(async (transaction) => {
      await transaction
        .insertInto('inbox')
        .values(waiting)
        .onConflict((row) => row.doNothing())
        .execute()
      await transaction.updateTable('inbox').set({ runs }).where('payload', 'like', '%two%').execute()
    })
    await second.close()
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform], folder)
    await settled()
    return platform.shown.map(({ message }) => message.body)
  }

  it('is begun alone and answered like all others', async () => {
    const shown = await restartWith(3)
    expect(shown[0]).toBe('Echo of <two>. [1]')
    expect(shown.toSorted()).toEqual(['one', 'three', 'two'].map((text) => `Echo of <${text}>. [1]`))
  })

  it('is given up when it was cut off ten times, and the others are answered', async () => {
    const shown = await restartWith(10)
    expect(shown[0]).toMatch(/could not be answered/u)
    expect(shown.slice(1).toSorted()).toEqual(['one', 'three'].map((text) => `Echo of <${text}>. [1]`))
  })
})

describe('delivery', () => {
  it('waits as long as the platform says and keeps the order of a place', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'before', fault: new DeliveryFault('rate-limited', '429', { retryAfterMs: 300 }) })
    const startedMs = performance.now()
    await platform.emit(saying('one'))
    await platform.emit(saying('two'))
    await settled()
    expect(performance.now() - startedMs).toBeGreaterThan(290)
    expect(platform.shown.map(({ message }) => message.body)).toEqual([
      'Echo of <one>. [1]',
      'Echo of <two>. [1]',
    ])
  })

  it('forgets no parcel when a timer comes a moment too soon, as it does in a busy process', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform])
    const busy = { isOn: true }
    const spin = () => {
      if (busy.isOn) setImmediate(spin)
    }
    spin()
    const faults = Array.from({ length: 200 }, (_, index) => ({
      when: 'before' as const,
      fault: new DeliveryFault('rate-limited', '429', { retryAfterMs: 1 + (index % 7) }),
    }))
    platform.plan(...faults)
    await platform.emit(saying('patience'))
    await settled()
    busy.isOn = false
    expect(platform.shown.map(({ message }) => message.body)).toEqual(['Echo of <patience>. [1]'])
  })

  it('sends a public answer into the channel when its reply handle has run out', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'handle', fault: new DeliveryFault('expired', 'unknown interaction') })
    await platform.emit(commanding('ask', { question: 'What is a queue?' }))
    await settled()
    expect(platform.deliveries.at(-1)?.target).toEqual({ kind: 'place', place: classroom })
    expect(platform.shown).toHaveLength(1)
  })

  it('sends a private answer to the person alone when its reply handle has run out', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'handle', fault: new DeliveryFault('expired', 'unknown interaction') })
    await platform.emit(commanding('ask', { question: 'What is a queue?', private: true }))
    await settled()
    expect(platform.shown.map(({ privateTo }) => privateTo)).toEqual([mina.id])
    expect(platform.deliveries.at(-1)?.target.kind).toBe('person')
  })

  it('stops calling a platform that refuses the token, and says so', async () => {
    const platform = createFakePlatform()
    const { chat, settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'before', fault: new DeliveryFault('unauthorized', '401') })
    await platform.emit(saying('one'))
    await settled()
    await platform.emit(saying('two'))
    await settled()
    expect(platform.deliveries).toHaveLength(1)
    expect(chat.unreadyPlatforms()).toEqual(['fake'])
  })

  it('gives up a message that the platform will never take, and goes on with the next', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([tutor()], [platform])
    platform.plan({ when: 'before', fault: new DeliveryFault('refused', '400') })
    await platform.emit(saying('one'))
    await platform.emit(saying('two'))
    await settled()
    expect(platform.shown.map(({ message }) => message.body)).toEqual(['Echo of <two>. [1]'])
  })

  it('shows that it is working, then what it has, and tells people their place in a long queue', async () => {
    const platform = createFakePlatform()
    const { settled } = await openChat([createEchoTutor(courseOf('queues'), 20)], [platform])
    await Promise.all(['one', 'two', 'three'].map((text) => platform.emit(saying(text))))
    await settled()
    const drafts = platform.drafts.map(({ draft }) => draft.body)
    expect(drafts).toContain('Looking in the course material…')
    expect(drafts).toContain('Echo of <one>. [1]')
    expect(drafts).toContain('Your question is in the queue; 2 before it.')
  })

  it('keeps no platform id and no words of an event once its reply is delivered', async () => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([tutor()], [platform])
    await platform.emit(saying('What is a queue?'))
    await settled()
    const inbox = await state.tables.selectFrom('inbox').selectAll().execute()
    const outbox = await state.tables.selectFrom('outbox').selectAll().execute()
    expect(inbox.map(({ payload, person }) => [payload, person])).toEqual([[null, null]])
    expect(outbox.map(({ target, message, person }) => [target, message, person])).toEqual([
      [null, null, null],
    ])
  })

  it('apologises for an event whose handler fails, and goes on', async () => {
    const platform = createFakePlatform()
    const broken = { ...tutor(), quiz: () => Promise.reject(new Error('no quiz today')) }
    const { settled, occurrences } = await openChat([broken], [platform])
    await platform.emit(commanding('quiz'))
    await platform.emit(pressing('nonsense'))
    await settled()
    expect(platform.shown).toHaveLength(2)
    expect(occurrences.some(({ kind }) => kind === 'event-failed')).toBe(true)
  })
})
