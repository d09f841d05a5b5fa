import { describe, expect, it, onTestFinished } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { createChat } from '../../../src/chat/chat.ts'
import { openState } from '../../../src/store/open-state.ts'
import { createUsageOfPeople } from '../../../src/store/usage-of-people.ts'
import {
  bot,
  classChannel,
  forumChannel,
  staffChannel,
  startDiscordServer,
} from '../../fakes/discord-server.ts'
import type { DiscordServer } from '../../fakes/discord-server.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { temporaryFolder, testKey } from '../../fakes/open-chat.ts'
import { buttonWith, textOf, until } from '../../fakes/open-discord.ts'

const hourMs = 3_600_000

async function openServer(unreadable: string[] = []) {
  const server = await startDiscordServer({ unreadable })
  onTestFinished(async () => {
    await server.close()
    expect(server.problems).toEqual([])
  })
  return { server, folder: temporaryFolder() }
}

/** One run of the tutor's process on a data folder; `stop` ends it as SIGTERM does, and Discord forgets its session. */
async function run(server: DiscordServer, folder: string) {
  const state = await openState(folder)
  const problems: string[] = []
  const platform = createDiscord({
    token: 'a-token',
    apiUrl: server.apiUrl,
    onProblem: (problem) => problems.push(problem),
  })
  const chat = createChat({
    tutors: [createEchoTutor(courseOf('queues', {}))],
    platforms: [platform],
    state,
    usageOfPeople: createUsageOfPeople(folder, testKey),
    peopleKey: testKey,
    observe: () => undefined,
  })
  await chat.start()
  return {
    state,
    problems,
    async stop() {
      await chat.stop(2000)
      await state.close()
      server.gateway.forgetSessions()
    },
  }
}

/** As if the last run had ended so long ago. */
async function runLongAgo(server: DiscordServer, folder: string, agoMs: number): Promise<void> {
  const first = await run(server, folder)
  await first.state.write((transaction) =>
    transaction
      .insertInto('platform_presence')
      .values({ platform: 'discord', here_ms: Date.now() - agoMs })
      .execute(),
  )
  await first.state.close()
  server.gateway.forgetSessions()
}

const idAt = (atMs: number) => String((BigInt(Math.round(atMs)) - 1_420_070_400_000n) << 22n)

function sayAgo(server: DiscordServer, agoMs: number, text: string, details: object = {}) {
  const id = idAt(Date.now() - agoMs)
  return server.say(text, { id, timestamp: new Date(Date.now() - agoMs).toISOString(), ...details })
}

const echoes = (server: DiscordServer) =>
  server
    .shown()
    .flatMap((message) => /Echo of <(.+?)>\./u.exec(textOf(message))?.[1] ?? [])
    .toSorted()

describe('what was said to the tutor in Discord while it was down', () => {
  it('in a direct message is answered at the next start, once', async () => {
    const { server, folder } = await openServer()
    const first = await run(server, folder)
    const channel = server.openDirect('500000000000000001')
    server.say('Before?', { channel_id: channel, isDirect: true })
    await until(() => server.shown().length === 1)
    await first.stop()
    server.say('While it was down?', { channel_id: channel, isDirect: true })
    const second = await run(server, folder)
    await until(() => server.shown().length === 2)
    await second.stop()
    const third = await run(server, folder)
    await until(
      () => server.calls.filter(({ method, path }) => method === 'GET' && path.includes(channel)).length >= 2,
    )
    await third.stop()
    expect(echoes(server)).toEqual(['Before?', 'While it was down?'])
    expect(third.problems).toEqual([])
  })

  it('in a channel or a thread is answered hours later, and what is older than a day is not', async () => {
    const { server, folder } = await openServer()
    await runLongAgo(server, folder, 72 * hourMs)
    const old = sayAgo(server, 30 * hourMs, `<@${bot.id}> Too old?`)
    server.threads.push({ id: old.id, parent_id: classChannel, name: 'Too old?' })
    sayAgo(server, 20 * hourMs, `<@${bot.id}> Hours ago?`)
    sayAgo(server, 19 * hourMs, 'Nobody is asked.')
    sayAgo(server, 2 * hourMs, `<@${bot.id}> In a thread?`, { channel_id: old.id })
    const back = await run(server, folder)
    await until(() => server.shown().length === 2)
    await back.stop()
    expect(echoes(server)).toEqual(['Hours ago?', 'In a thread?'])
  })

  it('is found below more than a hundred other messages', async () => {
    const { server, folder } = await openServer()
    await runLongAgo(server, folder, 5 * hourMs)
    sayAgo(server, 4 * hourMs, `<@${bot.id}> Long ago?`)
    for (let index = 0; index < 150; index += 1) sayAgo(server, 3 * hourMs - index * 1000, 'chatter')
    const back = await run(server, folder)
    await until(() => server.shown().length === 1)
    await back.stop()
    expect(echoes(server)).toEqual(['Long ago?'])
  })

  it('at the very first start is answered only where it was said a moment ago', async () => {
    const { server, folder } = await openServer()
    sayAgo(server, hourMs, `<@${bot.id}> An hour ago?`)
    sayAgo(server, 60_000, `<@${bot.id}> A minute ago?`)
    const first = await run(server, folder)
    await until(() => server.shown().length === 1)
    await first.stop()
    expect(echoes(server)).toEqual(['A minute ago?'])
  })

  it('is looked for in no channel that the bot may not read', async () => {
    const { server, folder } = await openServer([staffChannel])
    sayAgo(server, 60_000, 'Secret.', { channel_id: staffChannel })
    sayAgo(server, 60_000, 'A post.', { channel_id: forumChannel })
    sayAgo(server, 90_000, `<@${bot.id}> A minute ago?`)
    const first = await run(server, folder)
    await until(() => server.shown().length === 1)
    await first.stop()
    const read = server.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'))
    expect(read.map(({ path }) => path)).toEqual([`/channels/${classChannel}/messages`])
  })

  it('is answered though Discord fails at first when it is asked for it', async () => {
    const { server, folder } = await openServer()
    sayAgo(server, 60_000, `<@${bot.id}> A minute ago?`)
    server.faults.push({ on: /^GET .*messages$/u, status: 502, body: { message: 'bad gateway' } })
    const first = await run(server, folder)
    await until(() => server.shown().length === 1)
    await first.stop()
    expect(first.problems).toEqual([])
  })
})

describe('the places in which the tutor was spoken to', () => {
  it('are kept readable to the tutor alone, and a direct one goes with its person', async () => {
    const { server, folder } = await openServer()
    const first = await run(server, folder)
    const channel = server.openDirect('500000000000000001')
    server.say('What is a queue?', { channel_id: channel, isDirect: true })
    await until(() => server.shown().length === 1)
    const places = await first.state.tables.selectFrom('spoken_places').selectAll().execute()
    expect(places).toHaveLength(1)
    expect(JSON.stringify(places)).not.toContain(channel)
    const user = {
      id: '500000000000000001',
      username: 'mina',
      global_name: 'Mina',
      discriminator: '0',
      avatar: null,
    }
    await server.interact({
      type: 2,
      data: { id: '1', type: 1, name: 'forgetme', options: [] },
      channel_id: channel,
      user,
      isDirect: true,
    })
    await until(() => buttonWith(server, 'Remove everything about me') !== '')
    const data = { custom_id: buttonWith(server, 'Remove everything about me'), component_type: 2 }
    await server.interact({ type: 3, data, channel_id: channel, user, isDirect: true })
    await until(() => textOf(server.shown().at(-1)).includes('has been removed'))
    expect(await first.state.tables.selectFrom('spoken_places').selectAll().execute()).toEqual([])
    await first.stop()
  })
})
