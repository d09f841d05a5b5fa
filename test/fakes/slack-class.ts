import { onTestFinished } from 'vitest'
import { createSlack } from '../../adapters/slack/index.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { createOperationsApp, startOperationsServer } from '../../src/serve/operations-server.ts'
import type { FakeBlock } from './slack-limits.ts'
import {
  commandPayload,
  mentionEvent,
  messageEvent,
  mina,
  pressPayload,
  submissionPayload,
  type Said,
} from './slack-payloads.ts'
import { startSlackServer, type SlackServer } from './slack-server.ts'
import { postSigned, signingSecret, typeOf } from './slack-signed-request.ts'
import type { FakeMessage } from './slack-workspace.ts'

export type ConnectionKind = 'socket' | 'http'

/** A class in its Slack workspace, with the real Bolt app in front of it. */
export interface SlackClass {
  server: SlackServer
  platform: Platform
  /** Where Slack sends its events, where it does so by HTTP. */
  webhookUrl: string
  /** Hands a payload to the tutor as Slack does; resolves with what the acknowledgement says. */
  send(payload: Record<string, unknown>): Promise<unknown>
  /** A person mentions the tutor: Slack sends `message` and `app_mention`. */
  mention(text: string, more?: Partial<Said>): Promise<Said>
  command(text: string, where?: { user?: string; channel?: string }): Promise<unknown>
  press(label: string, user?: string): Promise<void>
  /** Fills in the form that is open. */
  fill(values: Record<string, string>, user?: string): Promise<void>
}

export async function openSlackClass(kind: ConnectionKind, server?: SlackServer): Promise<SlackClass> {
  const slack = server ?? (await startSlackServer())
  if (server === undefined) onTestFinished(() => slack.close())
  const platform = createSlack({
    botToken: slack.tokens.bot,
    apiUrl: slack.apiUrl,
    connection:
      kind === 'socket' ? { kind: 'socket', appToken: slack.tokens.app } : { kind: 'http', signingSecret },
  })
  const webhookUrl = kind === 'http' ? await mount(platform) : ''
  const { workspace } = slack

  async function send(payload: Record<string, unknown>): Promise<unknown> {
    if (kind === 'http') return readAcknowledgement(await postSigned(webhookUrl, payload))
    await slack.sockets.untilConnected()
    return slack.sockets.send(typeOf(payload), payload)
  }

  const find = (label: string): { message: FakeMessage; id: string } => {
    for (const message of workspace.messages.toReversed()) {
      const button = buttonsOf(message.blocks).find((one) => one.text.text === label)
      if (button !== undefined) return { message, id: button.action_id }
    }
    throw new Error(`there is no button ${label}`)
  }

  return {
    server: slack,
    platform,
    webhookUrl,
    send,
    async mention(text, more = {}) {
      const said: Said = { text: `<@U0TUTOR> ${text}`, ts: workspace.nextTs(), ...more }
      workspace.messages.push({
        ts: said.ts,
        channel: said.channel ?? 'C0CLASS',
        user: said.user ?? mina,
        text: said.text,
        blocks: [],
        ...(said.thread === undefined ? {} : { thread_ts: said.thread }),
      })
      await Promise.all([send(messageEvent(said)), send(mentionEvent(said))])
      return said
    },
    async command(text, where = {}) {
      const user = where.user ?? mina
      const channel = where.channel ?? 'C0CLASS'
      const url = slack.responseUrl(user, channel)
      const answer = await send(commandPayload(text, url, where))
      // The note that an acknowledgement carries is shown to the person.
      if (typeof answer === 'object' && answer !== null && 'text' in answer) {
        workspace.respond(url.split('/').at(-1) ?? '', user, channel, { ...answer, blocks: [] })
      }
      return answer
    },
    async press(label, user = mina) {
      const { message, id } = find(label)
      const url = slack.responseUrl(user, message.channel)
      const on = {
        channel: message.channel,
        ts: message.ts,
        thread: message.thread_ts,
        user,
        isEphemeral: message.ephemeralTo !== undefined,
      }
      await send(pressPayload({ action_id: id, value: id }, url, on))
    },
    async fill(values, user = mina) {
      const modal = await until(() =>
        workspace.modals.findLast(({ isOpen, view }) => isOpen && view.submit !== undefined),
      )
      modal.isOpen = false
      const { callback_id: callbackId, private_metadata: data } = modal.view
      await send(
        submissionPayload({ id: modal.id, callback_id: callbackId, private_metadata: data }, values, user),
      )
    },
  }
}

async function mount(platform: Platform): Promise<string> {
  const app = createOperationsApp({
    findUnready: () => [],
    renderMetrics: async () => '',
    metricsContentType: 'text/plain',
    webhooks: platform.webhook === undefined ? [] : [platform.webhook],
  })
  const running = await startOperationsServer(app, 0)
  onTestFinished(() => running.close())
  return `http://127.0.0.1:${running.port}${platform.webhook?.path ?? ''}`
}

async function readAcknowledgement(response: Response): Promise<unknown> {
  const text = await response.text()
  if (response.status !== 200) throw new Error(`the tutor answered ${response.status}`)
  return text === '' ? undefined : JSON.parse(text)
}

export function buttonsOf(blocks: readonly FakeBlock[]) {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
}

/** What can be read of blocks, with Slack's escapes undone. */
export function textOf(blocks: readonly FakeBlock[], fallback = ''): string {
  const texts = blocks.flatMap((block) =>
    block.type === 'section' || block.type === 'header' ? [block.text.text] : [],
  )
  return (texts.length === 0 ? fallback : texts.join('\n'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

export async function until<Found>(find: () => Found | undefined, withinMs = 10_000): Promise<Found> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const found = find()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`it did not come about: ${find.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
