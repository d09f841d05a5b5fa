import { expect, onTestFinished } from 'vitest'
import { createDiscord } from '../../adapters/discord/index.ts'
import type { DiscordSettings } from '../../adapters/discord/settings.ts'
import type { chatPolicySchema } from '../../src/course/chat-policy.ts'
import type { Platform } from '../../src/chat/platform.ts'
import type { Tutor } from '../../src/tutor.ts'
import type { z } from 'zod'
import { startDiscordServer, type DiscordMessage, type DiscordServer } from './discord-server.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'
import { openChat, type OpenChat } from './open-chat.ts'

export interface OpenDiscord extends OpenChat {
  server: DiscordServer
  platform: Platform
  problems: string[]
}

/** A chat on the real client of Discord and a loopback Discord; when the test ends nothing was against the rules. */
export async function openDiscord(
  options: {
    tutor?: Tutor
    chat?: z.input<typeof chatPolicySchema>
    settings?: Partial<DiscordSettings>
    heartbeatMs?: number
    prepare?: (server: DiscordServer) => void
  } = {},
): Promise<OpenDiscord> {
  const server = await startDiscordServer(
    options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs },
  )
  onTestFinished(async () => {
    await server.close()
    expect(server.problems).toEqual([])
  })
  options.prepare?.(server)
  const problems: string[] = []
  const platform = createDiscord({
    token: 'a-token',
    apiUrl: server.apiUrl,
    onProblem: (problem) => problems.push(problem),
    ...options.settings,
  })
  const tutor = options.tutor ?? createEchoTutor(courseOf('queues', options.chat ?? {}))
  const opened = await openChat([tutor], [platform])
  return { ...opened, server, platform, problems }
}

/** Resolves when something is so, within 10 s. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('it did not come about within 10 s')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** What a person reads of a message: Discord takes the escapes away. */
export function textOf(message: DiscordMessage | undefined): string {
  const parts = message?.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']) ?? []
  return [message?.content ?? '', ...parts].join('\n').replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
}

/** The name under which the newest button with this label comes back. */
export function buttonWith(server: DiscordServer, label: string): string {
  const buttons = server.shown().flatMap(({ components }) => components.flatMap((row) => row.components))
  return buttons.findLast((button) => button.label === label)?.custom_id ?? ''
}

/** The payload of a slash command. */
export function slash(name: string, options: Record<string, string | number | boolean> = {}) {
  const kinds = { string: 3, number: 10, boolean: 5 }
  const given = Object.entries(options).map(([option, value]) => ({
    type: kinds[typeof value as keyof typeof kinds],
    name: option,
    value,
  }))
  return { type: 2, data: { id: '1', type: 1, name, options: given } }
}
