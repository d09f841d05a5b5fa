import { afterEach, describe, expect, it } from 'vitest'
import type { Tutor } from '../../../src/tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openSlackClass, textOf, until } from '../../fakes/slack-class.ts'
import {
  assistantStarted,
  homeOpened,
  menuPayload,
  messageEvent,
  mina,
  pressPayload,
} from '../../fakes/slack-payloads.ts'
import type { SlackServer } from '../../fakes/slack-server.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

let server: SlackServer | undefined
afterEach(() => {
  expect(server?.violations ?? []).toEqual([])
})

async function openClass(change: Partial<Tutor> = {}) {
  const slack = await openSlackClass('socket')
  server = slack.server
  const topics: Tutor['topics'] = async () => [
    { document: 'a.md', title: 'Queues', headingPath: ['Queues'], language: 'en', chunkId: 'a.md#1' },
  ]
  const tutor = { ...createEchoTutor(courseOf('queues')), topics, ...change }
  const chat = await openChat([tutor], [slack.platform])
  const { workspace } = slack.server
  const answers = () => workspace.messages.filter(({ user }) => user === botUser)
  const calls = (method: string) => workspace.calls.filter((call) => call.method === method)
  return { ...slack, ...chat, workspace, answers, calls }
}

describe('the assistant pane', () => {
  it('greets once, suggests questions, and names the thread after the first question', async () => {
    const { send, workspace, answers, calls, settled } = await openClass()
    const ts = workspace.nextTs()
    workspace.messages.push({ ts, channel: 'D0MINA', user: mina, text: 'New chat', blocks: [] })
    const opened = assistantStarted(ts)
    await Promise.all([send(opened), send(opened), send(opened)])
    await send(opened)
    await until(() => calls('assistant.threads.setSuggestedPrompts')[0])
    expect(answers().map(({ blocks, thread_ts: thread }) => [textOf(blocks), thread])).toEqual([
      [expect.stringContaining('Course queues'), ts],
    ])
    expect(calls('assistant.threads.setSuggestedPrompts')[0]?.given).toMatchObject({
      prompts: [{ message: expect.stringContaining('Queues') }],
    })
    const question = { text: 'What is a queue?', ts: workspace.nextTs(), channel: 'D0MINA', thread: ts }
    await send(messageEvent(question))
    await settled()
    expect(answers().at(-1)?.thread_ts).toBe(ts)
    expect(calls('assistant.threads.setTitle')[0]?.given).toMatchObject({ title: 'What is a queue?' })
    expect(calls('assistant.threads.setStatus')[0]?.given).toMatchObject({
      status: 'Looking in the course material…',
    })
    await send(messageEvent({ ...question, text: '스택은 뭐예요?', ts: workspace.nextTs() }))
    await settled()
    // On a slow machine an answer begins as a stream.
    const begun = new Set<string>(['chat.postMessage', 'chat.startStream'])
    const shown = workspace.calls.flatMap(({ method, given }) => {
      if (method.endsWith('setStatus')) return [given['status']]
      return begun.has(method) ? ['message'] : []
    })
    // Greeting, then for each question its status before its answer: Slack takes a status away with the next message.
    expect(shown).toEqual([
      'message',
      'Looking in the course material…',
      'message',
      '강의 자료를 찾아보고 있습니다…',
      'message',
    ])
    expect(calls('assistant.threads.setTitle')).toHaveLength(1)
  })
})

describe('an answer that takes long', () => {
  it('is streamed in its thread, and what stands there in the end is the answer alone', async () => {
    const echo = createEchoTutor(courseOf('queues'))
    const ask: Tutor['ask'] = async (question) => {
      const answer = await echo.ask(question)
      await new Promise((resolve) => setTimeout(resolve, 600))
      return answer
    }
    const { mention, workspace, answers, calls, settled } = await openClass({ ask })
    await mention('What is a queue?')
    await until(() => answers()[0])
    expect(answers()[0]).toMatchObject({ streaming: true, text: 'Echo of &lt;What is a queue?&gt;. [1]' })
    await settled()
    expect(answers()).toHaveLength(1)
    expect(answers()[0]).toMatchObject({ streaming: false, metadata: { event_type: 'tutor_parcel' } })
    expect(textOf(answers()[0]?.blocks ?? [])).toContain('Bounded queues')
    expect(calls('chat.stopStream')).toHaveLength(1)
    expect(workspace.messages).toHaveLength(2)
  })

  it('is shown by changing a message where Slack streams nothing', async () => {
    const echo = createEchoTutor(courseOf('queues'))
    const ask: Tutor['ask'] = async (question) => {
      const answer = await echo.ask(question)
      await new Promise((resolve) => setTimeout(resolve, 600))
      return answer
    }
    const { server: slack, mention, answers, calls, settled } = await openClass({ ask })
    slack.plan('chat.startStream', { kind: 'error', code: 'feature_not_enabled' })
    await mention('What is a queue?')
    await until(() => answers()[0])
    expect(answers()[0]?.metadata?.event_type).toBe('tutor_draft')
    await settled()
    expect(answers().map(({ metadata }) => metadata?.event_type)).toEqual(['tutor_parcel'])
    expect(calls('chat.postMessage')).toHaveLength(1)
  })
})

it('the home page shows what the tutor knows and the own questions', async () => {
  const { mention, send, workspace, settled } = await openClass()
  await mention('What is a queue?')
  await settled()
  await send(homeOpened())
  const home = await until(() => workspace.homes.get(mina))
  const text = textOf(home.blocks)
  expect(text).toContain('Course queues')
  expect(text).toContain('What is a queue?')
})

it('the home page of staff names the queue, and the command as it is typed in Slack', async () => {
  const chat = { roles: { ta: ['course-tas'] }, staffChannels: [{ platform: 'slack', channel: 'C0STAFF' }] }
  const { workspace, mention, press, send, settled } = await openClass({ course: courseOf('queues', chat) })
  workspace.groups.push({ id: 'S0TAS', handle: 'course-tas', name: 'Course TAs', users: ['U0TARA'] })
  await mention('What is a queue?')
  await settled()
  await press('Ask a TA')
  await settled()
  await send(homeOpened('U0TARA'))
  await send(homeOpened(mina))
  const home = textOf((await until(() => workspace.homes.get('U0TARA'))).blocks)
  expect(home).toContain('Use /tutor review')
  expect(home).toContain('> What is a queue?')
  const ownHome = textOf((await until(() => workspace.homes.get(mina))).blocks)
  expect(ownHome).not.toContain('/tutor review')
})

it('an unknown command is told where help is, as it is typed in Slack', async () => {
  const { mention, answers, send, workspace, settled, server: slack } = await openClass()
  await mention('What is a queue?')
  await settled()
  const on = { channel: 'C0CLASS', ts: workspace.nextTs() }
  await send(pressPayload({ action_id: 'gone:1', value: 'gone:1' }, slack.responseUrl(mina, 'C0CLASS'), on))
  await settled()
  expect(textOf(answers().at(-1)?.blocks ?? [])).toContain('Try /tutor help.')
})

it('Sources opens a window at once and fills it; where it is gone, the presser sees them in the channel', async () => {
  const { mention, press, workspace, answers, settled, server: slack } = await openClass()
  await mention('What is a queue?')
  await settled()
  await press('Sources')
  await settled()
  expect(workspace.modals).toHaveLength(1)
  expect(textOf(workspace.modals[0]?.view.blocks ?? [])).toContain('Echo of <What is a queue?>.')
  slack.plan('views.open', { kind: 'error', code: 'expired_trigger_id' })
  await press('Sources')
  await settled()
  expect(answers().at(-1)).toMatchObject({ ephemeralTo: mina })
})

it.each(['menu-ask-en', 'menu-ask-ko'])('the menu of a message (%s) asks about it, privately', async (id) => {
  const { send, answers, settled, server: slack } = await openClass()
  await send(menuPayload(id, 'What is a &lt;queue&gt;?', slack.responseUrl(mina, 'C0CLASS')))
  await settled()
  expect(answers().map(({ ephemeralTo }) => ephemeralTo)).toEqual([mina])
  expect(textOf(answers()[0]?.blocks ?? [])).toContain('Echo of <What is a <queue>?>.')
})

it('help names the commands as they are typed in Slack', async () => {
  const { command, answers, settled } = await openClass()
  await command('')
  await settled()
  expect(textOf(answers()[0]?.blocks ?? [])).toContain('`/tutor ask` An answer')
})

it('the file of /tutor mydata goes to the person alone', async () => {
  const { command, workspace, answers, settled } = await openClass()
  await command('mydata')
  await settled()
  const file = answers().find(({ files }) => files !== undefined)
  expect(file?.channel).toBe('D0MINA')
  expect(workspace.files.get(file?.files?.[0]?.id ?? '')?.bytes?.toString('utf8')).toContain('{')
  expect(
    answers().filter(({ channel, ephemeralTo }) => channel === 'C0CLASS' && ephemeralTo === undefined),
  ).toEqual([])
})

it('a user group of the workspace makes staff of its members, and nothing else does', async () => {
  const chat = { roles: { ta: ['course-tas'] }, staffChannels: [{ platform: 'slack', channel: 'C0STAFF' }] }
  const { workspace, mention, press, fill, answers, settled } = await openClass({
    course: courseOf('queues', chat),
  })
  workspace.groups.push({ id: 'S0TAS', handle: 'course-tas', name: 'Course TAs', users: ['U0TARA'] })
  await mention('What is a queue?')
  await settled()
  await press('Ask a TA')
  await settled()
  expect(answers().some(({ channel }) => channel === 'C0STAFF')).toBe(true)
  await press('답하기', mina)
  await settled()
  expect(textOf(answers().at(-1)?.blocks ?? [])).toContain('only for the staff')
  await press('답하기', 'U0TARA')
  await fill({ reply: 'Come to the office hour.' }, 'U0TARA')
  await settled()
  const told = answers().filter(({ channel }) => channel === 'D0MINA')
  expect(told.map(({ blocks }) => textOf(blocks)).join('\n')).toContain('Come to the office hour.')
})
