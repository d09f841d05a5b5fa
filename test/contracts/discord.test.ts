import { expect, onTestFinished } from 'vitest'
import { createDiscord } from '../../adapters/discord/index.ts'
import {
  bot,
  classChannel,
  guildId,
  startDiscordServer,
  type DiscordMessage,
} from '../fakes/discord-server.ts'
import { describePlatformContract, spyOnReceive, type SeenMessage } from './platform-contract.ts'

describePlatformContract('Discord', async () => {
  const server = await startDiscordServer()
  onTestFinished(async () => {
    await server.close()
    expect(server.problems).toEqual([])
  })
  const platform = createDiscord({ token: 'a-token', apiUrl: server.apiUrl })
  const { repeatLastEvent } = spyOnReceive(platform)
  const received: string[] = []
  const start = platform.start.bind(platform)
  platform.start = (receive, lookups) =>
    start(async (event) => {
      const acknowledgement = await receive(event)
      received.push(event.id)
      return acknowledgement
    }, lookups)

  const untilReceived = async (before: number) => {
    while (received.length === before) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  function buttonWith(label: string): string {
    const buttons = server.shown().flatMap(({ components }) => components.flatMap((row) => row.components))
    return buttons.findLast((button) => button.label === label)?.custom_id ?? ''
  }
  const pressing = (id: string) => server.interact({ type: 3, data: { custom_id: id, component_type: 2 } })

  return {
    platform,
    async say(text) {
      const before = received.length
      server.say(`<@${bot.id}> ${text}`)
      await untilReceived(before)
    },
    async command(name, text) {
      const described = server.commands.find((command) => command['name'] === name)
      const option = described?.['options']?.[0]?.name ?? 'question'
      await server.interact({
        type: 2,
        data: { id: '1', type: 1, name, options: [{ type: 3, name: option, value: text }] },
      })
    },
    async press(label) {
      await pressing(buttonWith(label))
    },
    async pressAndFill(label, values) {
      const { data } = await pressing(buttonWith(label))
      const components = Object.entries(values).map(([id, value]) => ({
        type: 18,
        component: { type: 4, custom_id: id, value },
      }))
      await server.interact({ type: 5, data: { custom_id: data.custom_id, components } })
    },
    async echoOwnMessage() {
      const own = server.shown().at(-1)
      server.gateway.dispatch('MESSAGE_CREATE', {
        ...own,
        content: `<@${bot.id}> hello`,
        mentions: [bot],
        mention_roles: [],
        type: 0,
      })
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
    repeatLastEvent,
    seen: () => server.shown().map(seen),
    somewhere: {
      kind: 'place',
      place: { platform: 'discord', space: guildId, channel: classChannel, isDirect: false },
    },
  }
})

/** What a person reads: Discord takes the escapes away. */
function seen(message: DiscordMessage): SeenMessage {
  const text = [
    message.content,
    ...message.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
  ]
    .join('\n')
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
  return {
    text,
    buttons: message.components.flatMap((row) => row.components.map(({ label }) => label)),
    isPrivate: message.privateTo !== undefined,
    mentions: [],
  }
}
