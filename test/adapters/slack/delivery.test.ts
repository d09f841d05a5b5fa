import { afterEach, describe, expect, it } from 'vitest'
import { openChat, temporaryFolder } from '../../fakes/open-chat.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { buttonsOf, openSlackClass, textOf, until, type ConnectionKind } from '../../fakes/slack-class.ts'
import { mentionEvent, messageEvent, mina } from '../../fakes/slack-payloads.ts'
import { startSlackServer, type SlackFate, type SlackServer } from '../../fakes/slack-server.ts'
import { postSigned } from '../../fakes/slack-signed-request.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

let server: SlackServer | undefined
afterEach(() => {
  expect(server?.violations ?? []).toEqual([])
})

async function openClass(kind: ConnectionKind, tutor = createEchoTutor(courseOf('queues'))) {
  const slack = await openSlackClass(kind)
  server = slack.server
  const chat = await openChat([tutor], [slack.platform])
  const answers = () => slack.server.workspace.messages.filter(({ user }) => user === botUser)
  return { ...slack, ...chat, answers }
}

describe.each(['socket', 'http'] satisfies ConnectionKind[])('a question in Slack, by %s', (kind) => {
  it('is answered in the thread of the mention, and a follow-up there without a mention too', async () => {
    const { mention, send, answers, settled, server: slack } = await openClass(kind)
    const said = await mention('What is a queue?')
    await settled()
    expect(answers().map(({ thread_ts: thread }) => thread)).toEqual([said.ts])
    const ts = slack.workspace.nextTs()
    await send(messageEvent({ text: 'And a bounded one?', ts, thread: said.ts, user: 'U0JUN' }))
    await send(messageEvent({ text: 'Talk among students', ts: slack.workspace.nextTs() }))
    await settled()
    expect(answers().map(({ blocks }) => textOf(blocks).split('\n')[0])).toEqual([
      'Echo of <What is a queue?>. [1]',
      'Echo of <And a bounded one?>. [1]',
    ])
    expect(answers().every(({ thread_ts: thread }) => thread === said.ts)).toBe(true)
  })

  it('has one answer though each of its events is delivered four times', async () => {
    const { server: slack, send, webhookUrl, answers, settled } = await openClass(kind)
    const said = { text: `<@${botUser}> What is a queue?`, ts: slack.workspace.nextTs() }
    const events = [messageEvent(said), mentionEvent(said)]
    for (const event of events) {
      if (kind === 'socket') await slack.sockets.sendTimes(event, 4)
      else {
        const retried = [0, 1, 2, 3].map((retry) =>
          postSigned(webhookUrl, event, { headers: { 'x-slack-retry-num': String(retry) } }),
        )
        expect((await Promise.all(retried)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
      }
    }
    await send(events[0] ?? {})
    await settled()
    expect(answers()).toHaveLength(1)
  })

  it.each<[string, SlackFate]>([
    ['500', { kind: 'done-then', end: 500 }],
    ['a reset', { kind: 'done-then', end: 'reset' }],
  ])('is answered once though the post was done and then said %s', async (_name, fate) => {
    const { server: slack, mention, answers, settled } = await openClass(kind)
    slack.plan('chat.postMessage', fate)
    await mention('What is a queue?')
    await settled()
    expect(answers()).toHaveLength(1)
    expect(slack.workspace.calls.some(({ method }) => method === 'conversations.replies')).toBe(true)
  })

  it('is answered when Slack is there again, and after the time that a 429 names', async () => {
    const { server: slack, mention, answers, settled } = await openClass(kind)
    slack.plan(
      'chat.postMessage',
      { kind: 'not-done', end: 500 },
      { kind: 'rate-limited', retryAfterSeconds: 1 },
    )
    const startedMs = performance.now()
    await mention('What is a queue?')
    await settled()
    expect(answers()).toHaveLength(1)
    expect(performance.now() - startedMs).toBeGreaterThan(1000)
  })

  it('in a direct message is answered there, once, with the buttons of an answer', async () => {
    const { server: slack, send, answers, settled } = await openClass(kind)
    await send(messageEvent({ text: 'What is a queue?', ts: slack.workspace.nextTs(), channel: 'D0MINA' }))
    await settled()
    const [answer, ...others] = answers()
    expect(others).toEqual([])
    expect([answer?.channel, answer?.thread_ts]).toEqual(['D0MINA', undefined])
    expect(buttonsOf(answer?.blocks ?? []).map(({ text }) => text.text)).toContain('Simpler')
  })

  it('by command is answered privately, once, in the place of the note that acknowledged it', async () => {
    const { server: slack, command, press, answers, settled } = await openClass(kind)
    slack.plan('respond', { kind: 'done-then', end: 500 })
    expect(await command('ask What is a queue?')).toEqual({
      response_type: 'ephemeral',
      text: 'Looking in the course material…',
    })
    await settled()
    expect(answers().map(({ ephemeralTo, blocks }) => [ephemeralTo, textOf(blocks).split('\n')[0]])).toEqual([
      [mina, 'Echo of <What is a queue?>. [1]'],
    ])
    await press('Share with the channel')
    await settled()
    expect(answers().filter(({ ephemeralTo }) => ephemeralTo === undefined)).toHaveLength(1)
  })

  it('by a command in Korean, or by bare words, is understood', async () => {
    const { command, answers, settled } = await openClass(kind)
    await command('힌트 큐가 뭐예요?')
    await command('큐가 뭐예요?')
    await settled()
    const texts = answers().map(({ blocks }) => textOf(blocks))
    expect(texts[0]).toContain('Hint 1 for <큐가 뭐예요?>')
    expect(texts[1]).toContain('Echo of <큐가 뭐예요?>')
  })

  it('by command in a channel without the tutor is answered all the same', async () => {
    const { command, answers, settled } = await openClass(kind)
    await command('ask What is a queue?', { channel: 'C0ELSEWHERE' })
    await command('ask private=no What is a stack?', { channel: 'C0ELSEWHERE' })
    await settled()
    expect(answers().map(({ channel, ephemeralTo }) => [channel, ephemeralTo])).toEqual([
      ['C0ELSEWHERE', mina],
      ['C0ELSEWHERE', undefined],
    ])
  })

  it('whose response address has run out goes to the person', async () => {
    const { server: slack, command, answers, settled } = await openClass(kind)
    slack.plan('respond', { kind: 'error', code: 'expired_url' })
    await command('ask What is a queue?')
    await settled()
    expect(answers().filter(({ channel }) => channel === 'D0MINA')).toHaveLength(1)
  })

  it('of a bot, of an edit or of somebody who joins is none', async () => {
    const { server: slack, send, answers, settled } = await openClass(kind)
    const text = `<@${botUser}> What is a queue?`
    const ts = () => slack.workspace.nextTs()
    await send(messageEvent({ text, ts: ts(), more: { bot_id: 'B0OTHER' } }))
    await send(messageEvent({ text, ts: ts(), more: { subtype: 'message_changed', hidden: true } }))
    await send(messageEvent({ text, ts: ts(), more: { subtype: 'channel_join' } }))
    await settled()
    expect(answers()).toEqual([])
  })
})

it('what was acknowledged before a restart is answered after it, and nothing twice', async () => {
  const folder = temporaryFolder()
  const slack = await startSlackServer()
  server = slack
  const first = await openSlackClass('socket', slack)
  const before = await openChat([createEchoTutor(courseOf('queues'))], [first.platform], folder)
  await first.mention('What is a queue?')
  await before.settled()
  await before.chat.stop(1000)
  const second = await openSlackClass('socket', slack)
  const after = await openChat([createEchoTutor(courseOf('queues'))], [second.platform], folder)
  const [said] = slack.workspace.messages
  await second.send(messageEvent({ text: said?.text ?? '', ts: said?.ts ?? '' }))
  await after.settled()
  expect(slack.workspace.messages.filter(({ user }) => user === botUser)).toHaveLength(1)
  await slack.close()
})

it('a socket that is refreshed, cut or refused for a while loses nothing', async () => {
  const { server: slack, send, platform, answers, settled } = await openClass('socket')
  const ask = (text: string) =>
    send(messageEvent({ text: `<@${botUser}> ${text}`, ts: slack.workspace.nextTs() }))
  await ask('one')
  slack.sockets.refresh()
  const during = ask('two')
  await during
  slack.sockets.refuseNext(2)
  slack.sockets.cut()
  await until(() => (platform.isConnected() ? undefined : true))
  await ask('three')
  await until(() => (platform.isConnected() ? true : undefined))
  await settled()
  expect(answers().map(({ blocks }) => textOf(blocks).split('\n')[0])).toEqual([
    'Echo of <one>. [1]',
    'Echo of <two>. [1]',
    'Echo of <three>. [1]',
  ])
  expect(slack.sockets.connectionCount).toBeGreaterThanOrEqual(3)
})

it('an event that comes twice over a socket and twice over the next one has one answer', async () => {
  const { server: slack, platform, answers, settled } = await openClass('socket')
  await slack.sockets.untilConnected()
  const said = { text: `<@${botUser}> What is a queue?`, ts: slack.workspace.nextTs() }
  const event = mentionEvent(said)
  await slack.sockets.sendTimes(event, 2)
  const before = slack.sockets.connectionCount
  slack.sockets.refresh()
  await until(() => (slack.sockets.connectionCount > before && platform.isConnected() ? true : undefined))
  await slack.sockets.sendTimes(event, 2)
  await slack.sockets.sendTimes(messageEvent(said), 1)
  await settled()
  expect(answers()).toHaveLength(1)
})

it('what is asked in a thread is answered in that order though Slack slows it down', async () => {
  const { server: slack, send, mention, answers, settled } = await openClass('socket')
  const said = await mention('zero')
  await settled()
  slack.plan(
    'chat.postMessage',
    ...[1, 1, 1].map((seconds): SlackFate => ({ kind: 'rate-limited', retryAfterSeconds: seconds })),
  )
  const names = ['one', 'two', 'three', 'four']
  for (const name of names) {
    await send(messageEvent({ text: name, ts: slack.workspace.nextTs(), thread: said.ts }))
  }
  await settled()
  expect(answers().map(({ blocks }) => textOf(blocks).split('\n')[0])).toEqual(
    ['zero', ...names].map((name) => `Echo of <${name}>. [1]`),
  )
})

it('a token that is revoked while the tutor runs stops the calls, and the tutor says that it is not ready', async () => {
  const { server: slack, mention, chat } = await openClass('socket')
  slack.plan('chat.postMessage', { kind: 'error', code: 'token_revoked' })
  await mention('What is a queue?')
  await until(() => (chat.unreadyPlatforms().length > 0 ? true : undefined))
  const calls = slack.workspace.calls.length
  await mention('Another one?')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const further = slack.workspace.calls.slice(calls).filter(({ method }) => method.startsWith('chat.'))
  expect(further).toEqual([])
})
