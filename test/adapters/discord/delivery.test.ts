import { describe, expect, it } from 'vitest'
import { plainMessage } from '../../../src/chat/message.ts'
import { bot, classChannel, guildId, studentId } from '../../fakes/discord-server.ts'
import { buttonWith, openDiscord, slash, textOf, until } from '../../fakes/open-discord.ts'

const place = { platform: 'discord', space: guildId, channel: classChannel, isDirect: false }
const english = (body: string) => plainMessage('en', body, 'everyone')

describe('a question in a channel of Discord', () => {
  it('is answered in a thread with its words for a title, where follow-ups have its memory', async () => {
    const { server, settled, state } = await openDiscord()
    const question = server.say(`<@${bot.id}> What is a queue?`)
    await until(() => server.shown().length === 1)
    await settled()
    expect(server.threads).toEqual([{ id: question.id, parent_id: classChannel, name: 'What is a queue?' }])
    const [answer] = server.shown()
    expect(answer?.channel_id).toBe(question.id)
    expect(textOf(answer)).toContain('Echo of <What is a queue?>.')
    server.say('And a stack?', { channel_id: question.id })
    await until(() => server.shown().length === 2)
    await settled()
    expect(textOf(server.shown()[1])).toContain('Echo of <And a stack?>.')
    const conversations = await state.tables.selectFrom('exchanges').select('conversation').execute()
    expect(new Set(conversations.map(({ conversation }) => conversation)).size).toBe(1)
  })

  it('is answered below it where no thread may be opened', async () => {
    const { server } = await openDiscord()
    server.faults.push({
      on: /threads$/u,
      status: 403,
      body: { code: 50_013, message: 'Missing Permissions' },
    })
    const question = server.say(`<@${bot.id}> What is a queue?`)
    await until(() => server.shown().length === 1)
    expect(server.shown()[0]).toMatchObject({
      channel_id: classChannel,
      message_reference: { message_id: question.id },
    })
  })

  it('is one when it answers a message of the tutor, and none when it speaks to nobody', async () => {
    const { server } = await openDiscord()
    server.say('Nobody is asked.')
    server.say('What is a heap?', { type: 19, referenced_message: { id: '1', author: bot } })
    await until(() => server.shown().length === 1)
    expect(textOf(server.shown()[0])).toContain('Echo of <What is a heap?>.')
  })

  it('is answered once though the gateway replays it after a RESUME', async () => {
    const { server, settled, platform } = await openDiscord()
    server.say(`<@${bot.id}> What is a queue?`)
    await until(() => server.shown().length === 1)
    server.gateway.cut()
    await until(() => server.gateway.resumed.length === 1 && platform.isConnected())
    const [first] = server.messages
    server.gateway.dispatch('MESSAGE_CREATE', { ...first, mentions: [bot] })
    server.say(`<@${bot.id}> What is a stack?`)
    await until(() => server.shown().length === 2)
    await settled()
    expect(server.shown()).toHaveLength(2)
  })

  it('is answered in a direct message where it was asked, without a thread', async () => {
    const { server, settled, platform } = await openDiscord()
    await platform.deliver({
      key: 'first-word',
      target: { kind: 'person', personId: studentId },
      message: english('Hello.'),
      mayHaveArrived: false,
    })
    const channel = server.shown()[0]?.channel_id
    server.say('What is a queue?', { channel_id: channel, isDirect: true })
    await until(() => server.shown().length === 2)
    await settled()
    expect(server.shown()[1]?.channel_id).toBe(channel)
    expect(server.threads).toEqual([])
  })

  it('that was asked while the bot was away is answered when it comes back, once', async () => {
    const { server, settled } = await openDiscord({
      prepare: (away) => away.say(`<@${bot.id}> Asked into the void?`),
    })
    await until(() => server.shown().length === 1)
    server.gateway.forgetSessions()
    server.gateway.cut()
    await until(() => server.gateway.identified.length === 2)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await settled()
    expect(
      server
        .shown()
        .map(textOf)
        .filter((text) => text.includes('into the void')),
    ).toHaveLength(1)
  })
})

describe('a command of Discord', () => {
  it('is deferred, answered in its own reply, and goes on in a thread on it', async () => {
    const { server } = await openDiscord()
    const first = await server.interact(slash('ask', { question: 'What is a queue?' }))
    expect(first).toEqual({ type: 5, data: { flags: 0 } })
    await until(() => server.threads.length === 1)
    expect(textOf(server.shown()[0])).toContain('Echo of <What is a queue?>.')
    expect(server.threads[0]?.id).toBe(server.shown()[0]?.id)
    expect(server.shown()).toHaveLength(1)
  })

  it('is private where it is asked privately', async () => {
    const { server } = await openDiscord()
    const first = await server.interact(slash('ask', { question: 'What is a queue?', private: true }))
    expect(first).toEqual({ type: 5, data: { flags: 64 } })
    await until(() => textOf(server.shown()[0]).includes('Echo'))
    expect(server.shown()[0]?.privateTo).toBe(studentId)
    expect(server.threads).toEqual([])
  })

  it('is found in the menu of a message, whose text is the question', async () => {
    const { server } = await openDiscord()
    const messages = { '77': { id: '77', content: 'Why do queues grow?', author: { id: '1' } } }
    await server.interact({
      type: 2,
      data: { id: '1', type: 3, name: 'Ask the tutor about this', target_id: '77', resolved: { messages } },
    })
    await until(() => textOf(server.shown()[0]).includes('Echo of <Why do queues grow?>.'))
  })

  it('suggests topics while it is written', async () => {
    const { server } = await openDiscord()
    const options = [{ type: 3, name: 'topic', value: 'que', focused: true }]
    const first = await server.interact({ type: 4, data: { id: '1', type: 1, name: 'quiz', options } })
    expect(first).toEqual({ type: 8, data: { choices: [] } })
  })

  it('loses no answer when the reply is unknown to Discord: it goes to the channel', async () => {
    const { server } = await openDiscord()
    const unknown = { code: 10_062, message: 'Unknown interaction' }
    server.faults.push({ on: /callback$/u, status: 404, body: unknown })
    void server.interact(slash('ask', { question: 'What is a queue?' }))
    await until(() => server.shown().length === 1)
    expect(server.shown()[0]?.channel_id).toBe(classChannel)
    expect(textOf(server.shown()[0])).toContain('Echo')
  })

  it('that was acknowledged already (40060) is answered in its reply', async () => {
    const { server } = await openDiscord()
    server.faults.push({ on: /callback$/u, isStored: true, status: 502 })
    await server.interact(slash('ask', { question: 'What is a queue?' }))
    await until(() => server.threads.length === 1)
    expect(server.shown()).toHaveLength(1)
  })

  it('whose token has run out is answered in the channel, or privately where it was private', async () => {
    const { server, platform } = await openDiscord()
    const handle = {
      kind: 'interaction',
      interactionId: '1',
      applicationId: bot.id,
      token: 'old',
      receivedMs: Date.now() - 16 * 60_000,
      isEphemeral: false,
    }
    const parcel = {
      key: 'late',
      target: { kind: 'reply' as const, place, personId: studentId, handle },
      message: english('Late.'),
      mayHaveArrived: false,
    }
    await expect(platform.deliver(parcel)).rejects.toMatchObject({ kind: 'expired' })
    expect(server.calls.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([])
  })
})

describe('what Discord does with a delivery', () => {
  it('a lost answer doubles nothing, long after the nonce was forgotten too', async () => {
    const { server, platform } = await openDiscord()
    server.faults.push({ on: /POST .*messages$/u, isStored: true, status: 502 })
    const parcel = { key: 'k1', target: { kind: 'place' as const, place }, message: english('Said once.') }
    await expect(platform.deliver({ ...parcel, mayHaveArrived: false })).rejects.toMatchObject({
      kind: 'unreachable',
    })
    const calls = server.calls.length
    await platform.deliver({ ...parcel, mayHaveArrived: true })
    expect(server.shown()).toHaveLength(1)
    expect(server.calls.slice(calls).map(({ method }) => method)).toEqual(['GET'])
    await platform.deliver({ ...parcel, key: 'k2', mayHaveArrived: true })
    expect(server.shown()).toHaveLength(2)
  })

  it('a rate limit is told to the core, and a short one waited out in order', async () => {
    const { server, platform } = await openDiscord()
    const parcel = (key: string) => ({
      key,
      target: { kind: 'place' as const, place },
      message: english(`Said ${key}.`),
      mayHaveArrived: false,
    })
    const limited = (seconds: string, isGlobal: boolean) => ({
      on: /POST .*messages$/u,
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: Number(seconds), global: isGlobal },
      headers: { 'retry-after': seconds, ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}) },
    })
    server.faults.push(limited('60', false))
    await expect(platform.deliver(parcel('a'))).rejects.toMatchObject({
      kind: 'rate-limited',
      isGlobal: false,
    })
    server.faults.push(limited('2', true))
    await expect(platform.deliver(parcel('b'))).rejects.toMatchObject({
      kind: 'rate-limited',
      isGlobal: true,
    })
  })

  it('a refused token stops the calls at once', async () => {
    const { server, platform, chat, settled } = await openDiscord()
    server.faults.push({
      on: /channels/u,
      times: 1000,
      status: 401,
      body: { code: 0, message: '401: Unauthorized' },
    })
    for (let index = 0; index < 20; index += 1) server.say(`<@${bot.id}> Question ${index}?`)
    await until(() => chat.unreadyPlatforms().includes('discord'))
    await settled()
    expect(server.calls.filter(({ path }) => path.includes('/threads')).length).toBeLessThanOrEqual(16)
    await expect(
      platform.deliver({
        key: 'x',
        target: { kind: 'place', place },
        message: english('x'),
        mayHaveArrived: false,
      }),
    ).rejects.toMatchObject({ kind: 'unauthorized' })
  })

  it('a closed direct message is refused, and nothing halts', async () => {
    const { server, platform, chat } = await openDiscord()
    const closed = { code: 50_007, message: 'Cannot send messages to this user' }
    server.faults.push({ on: /POST .*messages$/u, status: 403, body: closed })
    const target = { kind: 'person' as const, personId: studentId }
    await expect(
      platform.deliver({ key: 'x', target, message: english('x'), mayHaveArrived: false }),
    ).rejects.toMatchObject({ kind: 'refused' })
    expect(chat.unreadyPlatforms()).toEqual([])
  })

  it('messages are changed in place, and what is not needed of them any more is removed', async () => {
    const { server, platform } = await openDiscord()
    const long = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
    const first = await platform.deliver({
      key: 'a',
      target: { kind: 'place', place },
      message: english(long),
      mayHaveArrived: false,
    })
    expect(first.messageIds).toHaveLength(2)
    const target = { kind: 'edit' as const, place, messageIds: first.messageIds }
    const second = await platform.deliver({
      key: 'b',
      target,
      message: english('Short.'),
      mayHaveArrived: false,
    })
    expect(second.messageIds).toEqual(first.messageIds.slice(0, 1))
    expect(server.shown().map(textOf)).toEqual(['\n\nShort.'])
    const gone = { ...target, messageIds: [first.messageIds[1] ?? ''] }
    await expect(
      platform.deliver({ key: 'c', target: gone, message: english('x'), mayHaveArrived: false }),
    ).rejects.toMatchObject({ kind: 'refused' })
  })
})

describe('the connection to Discord', () => {
  it('is resumed when the gateway has fallen silent', async () => {
    const { server, platform } = await openDiscord({ heartbeatMs: 300 })
    server.gateway.silence()
    await until(() => !platform.isConnected())
    await until(() => platform.isConnected() && server.gateway.resumed.length > 0)
    server.say(`<@${bot.id}> Are you back?`)
    await until(() => server.shown().length === 1)
  })

  it('asks for the privileged intent only where the application has it', async () => {
    const messageContent = 1 << 15
    const without = await openDiscord()
    expect((without.server.gateway.identified[0]?.intents ?? 0) & messageContent).toBe(0)
    const having = await openDiscord({
      prepare: (server) => {
        server.applicationFlags = 1 << 19
      },
    })
    expect((having.server.gateway.identified[0]?.intents ?? 0) & messageContent).toBe(messageContent)
  })

  it('registers the commands only when they have changed', async () => {
    const { server, platform, chat } = await openDiscord()
    const writes = () =>
      server.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length
    expect(writes()).toBe(1)
    await chat.stop(500)
    expect(platform.isConnected()).toBe(false)
    const again = await openDiscord({
      prepare: (other) => {
        other.commands = server.commands
      },
    })
    expect(again.server.calls.filter(({ method }) => method === 'PUT')).toEqual([])
  })
})

describe('a quiz in Discord', () => {
  it('is private, and its verdict comes with the next question', async () => {
    const { server, settled } = await openDiscord()
    await server.interact(slash('quiz'))
    await until(
      () => buttonWith(server, 'right') !== '' || server.shown().some((one) => one.components.length > 0),
    )
    await settled()
    const quiz = server.shown().at(-1)
    expect(quiz?.privateTo).toBe(studentId)
    const choice = quiz?.components[0]?.components[0]?.custom_id ?? ''
    await server.interact({ type: 3, data: { custom_id: choice, component_type: 2 } })
    await settled()
    const reply = server.shown().at(-1)
    expect(reply?.privateTo).toBe(studentId)
    expect(reply?.embeds.length).toBeGreaterThan(1)
  })
})
