import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { courseFolder } from '../course/course-folder.ts'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import { bot, guildId, startDiscordServer } from '../fakes/discord-server.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'
import { mentionEvent } from '../fakes/slack-payloads.ts'
import { startSlackServer } from '../fakes/slack-server.ts'
import { postSigned, signingSecret } from '../fakes/slack-signed-request.ts'
import { botUser } from '../fakes/slack-workspace.ts'

beforeAll(buildForChildren, 120_000)

const course = () =>
  courseFolder({
    'course.yaml': 'title: Queues\nlanguages: [en]\n',
    'queues.md': '# Queues\n\nA queue is a line in which the first to come is the first to go.\n',
  })

async function serve(environment: Record<string, string>) {
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  const child = spawn(
    process.execPath,
    [builtFile('src/main.ts'), 'serve', '--course', await course(), '--data', temporaryFolder()],
    { env: { ...inherited, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece: Buffer) => (said.out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (said.err += piece.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, said, ended }
}

async function until(holds: () => boolean, what: () => string): Promise<void> {
  const deadline = Date.now() + 25_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function slack(connection: 'socket' | 'HTTP') {
  const server = await startSlackServer()
  onTestFinished(() => server.close())
  const port = await freePort()
  const common = { SLACK_API_URL: server.apiUrl, SLACK_BOT_TOKEN: server.tokens.bot }
  const environment =
    connection === 'socket'
      ? { ...common, SLACK_APP_TOKEN: server.tokens.app }
      : {
          ...common,
          SLACK_SOCKET_MODE: 'false',
          SLACK_SIGNING_SECRET: signingSecret,
          PORT: String(port),
        }
  return {
    server,
    environment,
    ask: (text: string) => {
      const ts = server.workspace.nextTs()
      server.workspace.messages.push({ ts, user: 'U0MINA', text, channel: 'C0CLASS', blocks: [] })
      const event = mentionEvent({ text: `<@${botUser}> ${text}`, ts })
      return connection === 'socket'
        ? server.sockets.send('events_api', event)
        : postSigned(`http://127.0.0.1:${port}/slack/events`, event)
    },
    answers: () =>
      server.workspace.messages
        .filter(({ user }) => user === botUser)
        .map(({ blocks, text }) => JSON.stringify(blocks) + text),
  }
}

describe.each(['socket', 'HTTP'] as const)('tutor serve in Slack by %s', (connection) => {
  it('says in one sentence what to do about a wrong token, and leaves with 2', async () => {
    const { environment } = await slack(connection)
    const { said, ended } = await serve({ ...environment, SLACK_BOT_TOKEN: 'xoxb-wrong' })
    expect(await ended).toBe(2)
    expect(said.err.trim().split('\n').at(-1)).toMatch(/^tutor: .*SLACK_BOT_TOKEN[^\n]*\.$/u)
    expect(said.err).not.toMatch(/xoxb-wrong|\n\s+at /u)
  })

  it('answers, and on SIGTERM leaves with 0 within ten seconds with what it had accepted answered', async () => {
    const { server, environment, ask, answers } = await slack(connection)
    const { child, said, ended } = await serve(environment)
    await until(
      () => said.out.includes('ready'),
      () => said.err,
    )
    await ask('What is a queue?')
    await until(
      () => answers().some((text) => text.includes('first to go')),
      () => said.err,
    )
    await ask('What is a queue in a shop, where the first to come is the first to go?')
    const startedMs = performance.now()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(10_000)
    expect(answers().filter((text) => text.includes('first to go'))).toHaveLength(2)
    expect(server.violations).toEqual([])
  })
})

describe('tutor serve in Discord', () => {
  const start = async (token: string) => {
    const server = await startDiscordServer({ token: 'the-token' })
    onTestFinished(() => server.close())
    return {
      server,
      ...(await serve({
        DISCORD_API_URL: server.apiUrl,
        DISCORD_TOKEN: token,
        DISCORD_APPLICATION_ID: bot.id,
        DISCORD_GUILD_ID: guildId,
      })),
    }
  }

  it('says in one sentence what to do about a wrong token, and leaves with 2', async () => {
    const { said, ended } = await start('a-wrong-token')
    expect(await ended).toBe(2)
    expect(said.err.trim().split('\n').at(-1)).toMatch(/^tutor: .*DISCORD_TOKEN[^\n]*\.$/u)
    expect(said.err).not.toMatch(/a-wrong-token|\n\s+at /u)
  })

  it('answers, and on SIGTERM leaves with 0 within ten seconds with what it had accepted answered', async () => {
    const { server, child, said, ended } = await start('the-token')
    await until(
      () => said.out.includes('ready'),
      () => said.err,
    )
    const answers = () => server.shown().filter((message) => JSON.stringify(message).includes('first to go'))
    const interact = (text: string) =>
      server.interact({
        type: 2,
        data: { id: '1', type: 1, name: 'ask', options: [{ type: 3, name: 'question', value: text }] },
      })
    await interact('What is a queue?')
    await until(
      () => answers().length === 1,
      () => said.err,
    )
    await interact('Who goes first in a queue?')
    const startedMs = performance.now()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(10_000)
    expect(answers()).toHaveLength(2)
    expect(server.problems).toEqual([])
  })
})
