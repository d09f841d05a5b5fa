import { expect, it } from 'vitest'
import { createManifest } from '../../../adapters/slack/manifest.ts'
import { commands } from '../../../src/chat/commands/command-table.ts'
import { languages } from '../../../src/language.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { buttonsOf, openSlackClass, textOf } from '../../fakes/slack-class.ts'
import {
  assistantStarted,
  homeOpened,
  menuPayload,
  messageEvent,
  pressPayload,
  submissionPayload,
  tara,
} from '../../fakes/slack-payloads.ts'
import { findSlackProblems, hasSlackSpec } from '../../fakes/slack-spec.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

const texts = {
  'long text': '긴 질문 & <답> '.repeat(300),
  'no text': '',
  'Korean text': '큐와 스택은 무엇이 다른가요?',
  'hostile text': '<!channel> <@U0JUN> [x](https://evil.example) ```js\n*_~`\u202E\u{E0041}\uD800',
}

it.each(Object.entries(texts))(
  'every command, menu, button and form keeps to the rules of Slack with %s',
  async (_, text) => {
    const slack = await openSlackClass('socket')
    const { server, send } = slack
    const { workspace } = server
    workspace.groups.push({ id: 'S0TAS', handle: 'course-tas', name: 'Instructors', users: [tara] })
    const policy = {
      roles: { ta: [], instructor: ['course-tas'] },
      staffChannels: [{ platform: 'slack', channel: 'C0STAFF' }],
    }
    const { settled, occurrences } = await openChat(
      [createEchoTutor(courseOf('queues', policy))],
      [slack.platform],
    )
    const answerForm = async () => {
      await settled()
      // A form is opened beside the acknowledgement.
      await new Promise((resolve) => setTimeout(resolve, 30))
      const modal = workspace.modals.findLast(({ isOpen, view }) => isOpen && view.submit !== undefined)
      if (modal === undefined) return
      modal.isOpen = false
      const values = modal.view.blocks.flatMap((block) =>
        block.type === 'input'
          ? [[block.block_id ?? '', text.slice(0, block.element.max_length ?? 3000)] as const]
          : [],
      )
      const { callback_id: callbackId, private_metadata: data } = modal.view
      const view = { id: modal.id, callback_id: callbackId, private_metadata: data }
      await send(submissionPayload(view, Object.fromEntries(values), tara))
      await settled()
    }
    for (const language of languages) {
      for (const { wording } of commands) {
        await slack.command(`${wording[language].name} ${text}`, { user: tara })
        await answerForm()
      }
    }
    for (const shortcut of createManifest().features.shortcuts) {
      const payload = menuPayload(shortcut.callback_id, text, server.responseUrl(tara, 'C0CLASS'))
      await send({ ...payload, user: { ...payload.user, id: tara } })
      await answerForm()
    }
    await send(homeOpened(tara))
    await send(assistantStarted(workspace.nextTs(), tara))
    await slack.mention(text, { user: tara })
    await send(messageEvent({ text, ts: workspace.nextTs(), channel: 'D0TARA', user: tara }))
    await settled()
    const pressed = new Set<string>()
    const next = () =>
      workspace.messages
        .flatMap((message) => buttonsOf(message.blocks).map((button) => ({ message, button })))
        .find(({ button }) => !pressed.has(button.action_id.split(':')[0] ?? ''))
    for (let found = next(); found !== undefined; found = next()) {
      const { message, button } = found
      pressed.add(button.action_id.split(':')[0] ?? '')
      const on = { channel: message.channel, ts: message.ts, thread: message.thread_ts, user: tara }
      const action = { action_id: button.action_id, value: button.value }
      await send(pressPayload(action, server.responseUrl(tara, message.channel), on))
      await answerForm()
    }
    expect(server.violations).toEqual([])
    expect(occurrences.filter(({ kind }) => /failed|fault|halted/u.test(kind))).toEqual([])
    expect(pressed.size).toBeGreaterThan(text === '' ? 0 : 6)
    const own = workspace.messages.filter(({ user }) => user === botUser)
    for (const { blocks, text: fallback, files } of own) {
      expect(files ?? textOf(blocks, fallback).trim()).not.toBe('')
      // Not one note is left as "working".
      expect(textOf(blocks, fallback)).not.toMatch(/^(?:Looking in the course material|강의 자료를 찾)/u)
      expect(JSON.stringify([blocks, fallback])).not.toMatch(/<[!@#]|<https?:\/\/evil/u)
    }
    expect(own.length).toBeGreaterThan(2 * commands.length)
  },
)

it.skipIf(!hasSlackSpec)('the check of calls sees what Slack describes otherwise', () => {
  const form = 'application/x-www-form-urlencoded; charset=utf-8'
  const problems = (method: string, body: string, kind = form) => findSlackProblems(method, body, kind)
  expect(problems('chat.postMessage', 'channel=C1&text=x&unfurl_links=false&team_id=T1')).toEqual([])
  expect(problems('chat.postMessage', 'text=x')).toEqual(['chat.postMessage: no channel'])
  expect(problems('chat.postMessage', 'channel=C1&unheard=1')).toEqual([
    'chat.postMessage: unheard is not described',
  ])
  expect(problems('chat.postMessage', 'channel=C1&unfurl_links=maybe')).not.toEqual([])
  expect(problems('chat.update', 'channel=C1&ts=1.2&blocks=[')).not.toEqual([])
  expect(problems('conversations.history', 'channel=C1&limit=many')).not.toEqual([])
  expect(problems('chat.update', 'channel=C1&ts=1.2', 'text/plain')).not.toEqual([])
  expect(problems('chat.unheard', '')).not.toEqual([])
})
