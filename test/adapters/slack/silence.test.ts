import { expect, it } from 'vitest'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { openSlackClass, textOf, type ConnectionKind } from '../../fakes/slack-class.ts'
import { messageEvent } from '../../fakes/slack-payloads.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

async function openClass(kind: ConnectionKind) {
  const slack = await openSlackClass(kind)
  const chat = await openChat([createEchoTutor(courseOf('queues'))], [slack.platform])
  const { workspace } = slack.server
  const answers = () => workspace.messages.filter(({ user }) => user === botUser)
  return { ...slack, ...chat, workspace, answers }
}

it.each(['socket', 'http'] satisfies ConnectionKind[])(
  'talk that is not for the tutor is acknowledged by %s and nothing else: not kept, not looked up, not answered',
  async (kind) => {
    const { send, workspace, settled, answers, occurrences, state } = await openClass(kind)
    const before = workspace.calls.length
    const ts = () => workspace.nextTs()
    await send(messageEvent({ text: 'Lunch, anybody?', ts: ts() }))
    await send(messageEvent({ text: 'In a thread of others', ts: ts(), thread: '1700000000.000100' }))
    await send(messageEvent({ text: '<@U0JUN> look at this', ts: ts() }))
    await settled()
    expect(answers()).toEqual([])
    expect(workspace.calls.slice(before)).toEqual([])
    expect(occurrences).toEqual([])
    expect(await state.tables.selectFrom('inbox').selectAll().execute()).toEqual([])
  },
)

it(
  'a post that is done and never acknowledged is looked for when the time is up, and not sent again',
  { timeout: 60_000 },
  async () => {
    const { server, mention, settled, answers, workspace } = await openClass('socket')
    server.plan('chat.postMessage', { kind: 'done-then', end: 'silence' })
    await mention('What is a queue?')
    await settled()
    expect(answers().map(({ blocks }) => textOf(blocks).split('\n')[0])).toEqual([
      'Echo of <What is a queue?>. [1]',
    ])
    const methods = workspace.calls.map(({ method }) => method)
    expect(methods.filter((method) => method === 'chat.postMessage')).toHaveLength(1)
    expect(methods).toContain('conversations.replies')
  },
)
