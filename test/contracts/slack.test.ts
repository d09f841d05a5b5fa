import { afterEach, expect } from 'vitest'
import { messageEvent } from '../fakes/slack-payloads.ts'
import { buttonsOf, openSlackClass, textOf, type ConnectionKind } from '../fakes/slack-class.ts'
import type { SlackServer } from '../fakes/slack-server.ts'
import { botUser, type FakeMessage } from '../fakes/slack-workspace.ts'
import { describePlatformContract } from './platform-contract.ts'

let server: SlackServer | undefined
afterEach(() => {
  expect(server?.violations).toEqual([])
})

for (const kind of ['socket', 'http'] satisfies ConnectionKind[]) {
  describePlatformContract(`Slack, by ${kind}`, async () => {
    const slack = await openSlackClass(kind)
    server = slack.server
    const { workspace } = slack.server
    let last: (() => Promise<unknown>) | undefined
    return {
      platform: slack.platform,
      async say(text) {
        const said = await slack.mention(text)
        last = () => slack.send(messageEvent(said))
      },
      async command(name, text) {
        await slack.command(`${name} ${text}`)
      },
      press: (label) => slack.press(label),
      async pressAndFill(label, values) {
        await slack.press(label)
        await slack.fill(values)
      },
      async echoOwnMessage() {
        const own = workspace.messages.findLast(({ user }) => user === botUser)
        if (own === undefined) throw new Error('the tutor has said nothing')
        await slack.send(
          messageEvent({
            text: own.text,
            ts: own.ts,
            user: botUser,
            ...(own.thread_ts === undefined ? {} : { thread: own.thread_ts }),
            more: { bot_id: 'B0TUTOR', app_id: 'A0TUTOR' },
          }),
        )
      },
      async repeatLastEvent() {
        await last?.()
      },
      seen: () => [
        ...workspace.messages.filter(({ user }) => user === botUser).map(see),
        ...workspace.modals
          .filter(({ isOpen, view }) => isOpen && view.submit === undefined)
          .map(({ view }) => ({
            text: textOf(view.blocks),
            buttons: buttonsOf(view.blocks).map(({ text }) => text.text),
            isPrivate: true,
            mentions: [],
          })),
      ],
      somewhere: {
        kind: 'place' as const,
        place: { platform: 'slack', space: 'T0SCHOOL', channel: 'C0CLASS', isDirect: false },
      },
    }
  })
}

function see(message: FakeMessage) {
  const raw = JSON.stringify([message.text, message.blocks])
  return {
    text: textOf(message.blocks, message.text),
    buttons: buttonsOf(message.blocks).map(({ text }) => text.text),
    isPrivate: message.ephemeralTo !== undefined || message.channel.startsWith('D'),
    mentions: [...raw.matchAll(/<(?:[@!#][^>]*)>/gu)].map(([mention]) => mention),
  }
}
