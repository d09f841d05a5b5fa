import { afterEach, describe, expect, it } from 'vitest'
import type { Tutor } from '../../../src/tutor.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { openSlackClass, textOf, until } from '../../fakes/slack-class.ts'
import type { SlackMethod } from '../../fakes/slack-methods.ts'
import { assistantStarted, messageEvent, mina } from '../../fakes/slack-payloads.ts'
import type { SlackServer } from '../../fakes/slack-server.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

let server: SlackServer | undefined
afterEach(() => {
  expect(server?.violations ?? []).toEqual([])
})

async function openClass(policy: Parameters<typeof courseOf>[1] = {}, writeMs = 0) {
  const slack = await openSlackClass('socket')
  server = slack.server
  const echo = createEchoTutor(courseOf('queues', policy))
  const ask: Tutor['ask'] = async (question) => {
    const answer = await echo.ask(question)
    await new Promise((resolve) => setTimeout(resolve, writeMs))
    return answer
  }
  const chat = await openChat([{ ...echo, ask }], [slack.platform])
  const { workspace } = slack.server
  const answers = () => workspace.messages.filter(({ user }) => user === botUser)
  return { ...slack, ...chat, workspace, answers }
}

const optional: SlackMethod[] = [
  'users.info',
  'usergroups.list',
  'conversations.open',
  'conversations.history',
  'conversations.replies',
  'chat.postEphemeral',
  'chat.update',
  'chat.delete',
  'chat.startStream',
  'views.open',
  'views.update',
  'views.publish',
  'assistant.threads.setStatus',
  'assistant.threads.setTitle',
  'assistant.threads.setSuggestedPrompts',
  'files.getUploadURLExternal',
  'files.completeUploadExternal',
]

describe.each(['unknown_method', 'missing_scope'])('a Slack that says %s', (code) => {
  it('to all but chat.postMessage still has each question answered, and is not left alone', async () => {
    const {
      server: slack,
      mention,
      send,
      command,
      press,
      workspace,
      answers,
      settled,
      chat,
    } = await openClass({}, 500)
    slack.refuse(code, ...optional)
    const said = await mention('What is a queue?')
    await settled()
    expect(answers().some(({ thread_ts: thread }) => thread === said.ts)).toBe(true)
    await press('Sources')
    await settled()
    expect(answers().at(-1)?.ephemeralTo).toBe(mina)
    await send(messageEvent({ text: 'What is a stack?', ts: workspace.nextTs(), channel: 'D0MINA' }))
    await command('ask What is a heap?')
    await settled()
    const texts = answers().map(({ blocks }) => textOf(blocks))
    for (const asked of ['What is a queue?', 'What is a stack?', 'What is a heap?']) {
      expect(texts.some((text) => text.startsWith(`Echo of <${asked}>. [1]`))).toBe(true)
    }
    expect(chat.unreadyPlatforms()).toEqual([])
  })

  it('to each of the optional methods is no reason to send twice', async () => {
    const { server: slack, mention, answers, settled } = await openClass()
    slack.refuse(code, ...optional.filter((method) => !method.startsWith('conversations.')))
    slack.plan('chat.postMessage', { kind: 'done-then', end: 'reset' })
    await mention('What is a queue?')
    await settled()
    expect(answers()).toHaveLength(1)
  })

  it('to uploads gives the file of mydata as text, to the person alone', async () => {
    const { server: slack, command, answers, settled } = await openClass()
    slack.refuse(code, 'files.getUploadURLExternal', 'conversations.open')
    await command('mydata')
    await settled()
    const direct = answers().filter(({ channel }) => channel === 'D0MINA')
    expect(direct.map(({ blocks }) => textOf(blocks)).join('\n')).toContain('```\n{')
    const open = answers().filter(
      ({ channel, ephemeralTo }) => channel === 'C0CLASS' && ephemeralTo === undefined,
    )
    expect(open).toEqual([])
  })

  it('to the suggested questions still greets, once', async () => {
    const { server: slack, send, workspace, answers, settled } = await openClass()
    slack.refuse(code, 'assistant.threads.setSuggestedPrompts', 'conversations.replies')
    const opened = assistantStarted(workspace.nextTs())
    await send(opened)
    await until(() => answers()[0])
    await send(opened)
    await settled()
    expect(answers()).toHaveLength(1)
  })
})

it('a form that Slack does not open is said to the presser', async () => {
  const { server: slack, mention, press, answers, settled } = await openClass()
  await mention('What is a queue?')
  await settled()
  slack.plan('views.open', { kind: 'error', code: 'expired_trigger_id' })
  await press('Not helpful')
  const told = await until(() => answers().find(({ ephemeralTo }) => ephemeralTo === mina))
  expect(textOf(told.blocks, told.text)).not.toBe('')
})

it.each(['is_archived', 'not_in_channel', 'restricted_action_thread_locked', 'no_permission'])(
  'an answer that its channel does not take (%s) goes to the person',
  async (code) => {
    const { server: slack, mention, answers, settled, chat } = await openClass()
    slack.plan('chat.postMessage', { kind: 'error', code })
    await mention('What is a queue?')
    await settled()
    expect(answers().map(({ channel }) => channel)).toEqual(['D0MINA'])
    expect(chat.unreadyPlatforms()).toEqual([])
  },
)

it('blocks that Slack does not take leave the words', async () => {
  const { server: slack, mention, answers, settled } = await openClass()
  slack.plan('chat.postMessage', { kind: 'error', code: 'invalid_blocks' })
  await mention('What is a queue?')
  await settled()
  expect(answers().map(({ blocks, text }) => [blocks, text.slice(0, 7)])).toEqual([[[], 'Echo of']])
})

it.each([
  ['/ask', 'What is a queue?'],
  ['/질문', '큐가 뭐예요?'],
  ['/my-tutor', 'ask What is a queue?'],
])('the workspace may have the command %s', async (slash, text) => {
  const { server: slack, send, answers, settled } = await openClass()
  await send({
    command: slash,
    text,
    user_id: mina,
    channel_id: 'C0CLASS',
    team_id: 'T0SCHOOL',
    response_url: slack.responseUrl(mina, 'C0CLASS'),
  })
  await settled()
  expect(textOf(answers()[0]?.blocks ?? [])).toContain(`Echo of <${text.replace('ask ', '')}>`)
})
