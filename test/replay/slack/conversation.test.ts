import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { buttonsOf, openSlackClass, textOf, until, type ConnectionKind } from '../../fakes/slack-class.ts'
import type { SlackServer } from '../../fakes/slack-server.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * What Slack sent, step by step, and what people saw after each step. `{{button:Sources}}` is the id of the button with
 * that label which was shown last, `{{responseUrl}}` the address of the interaction.
 */
const conversationSchema = z
  .array(
    z.strictObject({
      payload: z.looseObject({}),
      shows: z.array(
        z.strictObject({
          channel: z.string(),
          thread: z.string().optional(),
          privateTo: z.string().optional(),
          text: z.string().min(1),
        }),
      ),
    }),
  )
  .min(5)

const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
const cases = files.flatMap((file) =>
  (['socket', 'http'] satisfies ConnectionKind[]).map((kind) => [file, kind] as const),
)

let server: SlackServer | undefined
afterEach(() => {
  expect(server?.violations ?? []).toEqual([])
})

it.each(cases)('the conversation of %s, by %s, goes as it went', async (file, kind) => {
  const steps = conversationSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  const slack = await openSlackClass(kind)
  server = slack.server
  const { workspace } = slack.server
  const { settled } = await openChat([createEchoTutor(courseOf('queues'))], [slack.platform])
  const said = () =>
    workspace.messages.filter(({ user, streaming }) => user === botUser && streaming !== true)
  let seen = 0
  for (const { payload, shows } of steps) {
    await slack.send(fillIn(payload, slack.server))
    await until(() => (said().length >= seen + shows.length ? true : undefined))
    await settled()
    const shown = said().slice(seen)
    expect(
      shown.map(({ channel, thread_ts: thread, ephemeralTo: privateTo }) => ({ channel, thread, privateTo })),
    ).toEqual(shows.map(({ channel, thread, privateTo }) => ({ channel, thread, privateTo })))
    for (const [index, { text }] of shows.entries()) {
      const message = shown[index]
      expect(textOf(message?.blocks ?? [], message?.text)).toContain(text)
    }
    seen += shows.length
  }
})

function fillIn(payload: Record<string, unknown>, { workspace, responseUrl }: SlackServer) {
  const filled: unknown = JSON.parse(JSON.stringify(payload), (_name, value: unknown) => {
    if (value === '{{responseUrl}}') return responseUrl(userOf(payload), 'C0CLASS')
    const label = typeof value === 'string' ? /^\{\{button:(.+)\}\}$/u.exec(value)?.[1] : undefined
    if (label === undefined) return value
    const button = workspace.messages
      .flatMap(({ blocks }) => buttonsOf(blocks))
      .findLast(({ text }) => text.text === label)
    if (button === undefined) throw new Error(`there is no button ${label}`)
    return button.action_id
  })
  return z.record(z.string(), z.unknown()).parse(filled)
}

function userOf(payload: Record<string, unknown>): string {
  const { user_id: id, user } = z
    .looseObject({ user_id: z.string().optional(), user: z.object({ id: z.string() }).optional() })
    .parse(payload)
  return id ?? user?.id ?? ''
}

it('there are conversations to replay', () => {
  expect(files.length).toBeGreaterThan(2)
})
