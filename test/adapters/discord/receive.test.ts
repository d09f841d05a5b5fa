import { describe, expect, it } from 'vitest'
import { interactionPayloadSchema, messagePayloadSchema } from '../../../adapters/discord/payloads.ts'
import { readInteraction } from '../../../adapters/discord/receive-interaction.ts'
import { readMessage } from '../../../adapters/discord/receive.ts'
import type { Surroundings } from '../../../adapters/discord/place.ts'

const around: Surroundings = {
  botId: '9',
  channel: { id: '5', type: 0 },
  parent: undefined,
  roleName: (_, role) => (role === '61' ? 'TA' : undefined),
  ownRoles: ['69'],
}
const author = { id: '1', username: 'mina', global_name: 'Mina' }
const said = {
  id: '100',
  channel_id: '5',
  guild_id: '7',
  author,
  member: { nick: 'M.', roles: ['61', '62'] },
  content: 'Hi',
}
const read = (payload: object, surroundings: Partial<Surroundings> = {}) =>
  readMessage(messagePayloadSchema.parse({ ...said, ...payload }), { ...around, ...surroundings })

describe('a message of Discord', () => {
  it('is an event under its own id, with the ids and names of roles, and with no mention in its text', () => {
    expect(read({ content: '<@9>  What is a queue? <@2>', mentions: [{ id: '9' }] })).toEqual({
      kind: 'message',
      id: '100',
      place: { platform: 'discord', space: '7', channel: '5', isDirect: false },
      person: { id: '1', roles: ['61', 'TA', '62'], names: ['M.', 'Mina', 'mina'] },
      handle: { kind: 'message', messageId: '100', threadName: 'What is a queue? <@2>' },
      text: 'What is a queue? <@2>',
      addressed: 'named',
    })
  })

  it('is nothing when a bot, a webhook, Discord or the tutor itself wrote it', () => {
    for (const other of [
      { author: { ...author, bot: true } },
      { author: { id: '9' } },
      { webhook_id: '3' },
      { type: 7 },
    ]) {
      expect(read(other)).toBeUndefined()
    }
  })

  it('is addressed by the role of the bot, by a reply and in a direct message, else not', () => {
    expect(read({ mention_roles: ['69'], content: '<@&69> x' })).toMatchObject({
      addressed: 'named',
      text: 'x',
    })
    expect(read({ type: 19, referenced_message: { author: { id: '9' } } })?.kind === 'message').toBe(true)
    expect(read({ type: 19, referenced_message: { author: { id: '9' } } })).toMatchObject({
      addressed: 'named',
    })
    expect(read({ guild_id: undefined, member: undefined }, { channel: undefined })).toMatchObject({
      addressed: 'named',
      place: { channel: '5', isDirect: true },
    })
    expect(read({})).toMatchObject({ addressed: 'none' })
  })

  it('in a thread belongs to the channel that the thread is in', () => {
    const thread = { id: '50', type: 11, parent_id: '5' }
    const surroundings = { channel: thread, parent: { id: '5', type: 0 } }
    expect(read({ channel_id: '50' }, surroundings)).toMatchObject({
      place: { channel: '5', thread: '50' },
      addressed: 'thread',
      handle: { kind: 'message', messageId: '100' },
    })
    // Without the intent its text is empty: there is nothing to answer.
    expect(read({ channel_id: '50', content: '' }, surroundings)).toBeUndefined()
  })

  it('that opens a post in a forum is asked with the title of the post', () => {
    const post = { id: '100', type: 11, parent_id: '5', name: 'Queues?' }
    const surroundings = { channel: post, parent: { id: '5', type: 15 } }
    expect(read({ channel_id: '100', content: 'Why do they grow?' }, surroundings)).toMatchObject({
      addressed: 'post',
      text: 'Queues?\nWhy do they grow?',
      place: { channel: '5', thread: '100' },
    })
    expect(read({ id: '101', channel_id: '100', content: 'More' }, surroundings)).toMatchObject({
      addressed: 'thread',
      text: 'More',
    })
  })
})

describe('an interaction of Discord', () => {
  const base = {
    id: '200',
    application_id: '9',
    token: 'tok',
    guild_id: '7',
    channel_id: '5',
    member: { user: author, roles: ['61'] },
    locale: 'ko',
  }
  const readOne = (payload: object) =>
    readInteraction(interactionPayloadSchema.parse({ ...base, ...payload }), around, 1)

  it('is a command, whatever the language in which it was found', () => {
    const command = readOne({
      type: 2,
      data: { name: 'ask', type: 1, options: [{ name: 'question', value: '큐란?' }] },
    })
    expect(command).toMatchObject({
      kind: 'event',
      event: {
        kind: 'command',
        id: '200',
        name: 'ask',
        options: { question: '큐란?' },
        person: { id: '1', roles: ['61', 'TA'], locale: 'ko' },
        handle: { kind: 'interaction', interactionId: '200', isEphemeral: false, threadName: '큐란?' },
      },
    })
  })

  it('is a press, or a form with its values in either of the shapes that Discord has for them', () => {
    expect(readOne({ type: 3, data: { custom_id: 'sources:x' } })).toMatchObject({
      event: { kind: 'press', action: 'sources:x' },
    })
    const rows = [{ type: 1, components: [{ type: 4, custom_id: 'a', value: 'one' }] }]
    const labels = [{ type: 18, component: { type: 4, custom_id: 'b', value: 'two' } }]
    expect(readOne({ type: 5, data: { custom_id: 'f:1', components: [...rows, ...labels] } })).toMatchObject({
      event: { kind: 'form', form: 'f:1', values: { a: 'one', b: 'two' } },
    })
  })

  it('is nothing where it is of no kind that the tutor gives out', () => {
    expect(readOne({ type: 1 })).toBeUndefined()
    expect(readOne({ type: 2, data: { name: 'Other menu', type: 3, target_id: '1' } })).toBeUndefined()
  })

  it('that is only for the eyes of the asker opens no thread', () => {
    const options = [
      { name: 'question', value: 'x' },
      { name: 'private', value: true },
    ]
    const command = readOne({ type: 2, data: { name: 'ask', type: 1, options } })
    expect(command).toMatchObject({ event: { handle: { isEphemeral: true } } })
    expect(JSON.stringify(command)).not.toContain('threadName')
  })
})
