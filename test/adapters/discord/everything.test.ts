import { expect, it } from 'vitest'
import { describeRegistrations } from '../../../adapters/discord/register-commands.ts'
import { forumChannel, taRole, type DiscordBody } from '../../fakes/discord-server.ts'
import { openDiscord, textOf, until } from '../../fakes/open-discord.ts'

const texts = {
  'long text': '긴 질문 '.repeat(330),
  'no text': ' ',
  'Korean text': '큐와 스택은 무엇이 다른가요?',
  'hostile text': '@everyone <@123> [x](https://evil.example) ```js\n**_~~||`\u202E\u{E0041}',
}

function commandPayload(command: DiscordBody, text: string): DiscordBody {
  if (command['type'] === 3) {
    const messages = { '77': { id: '77', content: text, author: { id: '1' } } }
    return {
      type: 2,
      data: { id: '1', type: 3, name: command['name'], target_id: '77', resolved: { messages } },
    }
  }
  const valueOf = (option: DiscordBody) => {
    if (option['type'] !== 3) return option['type'] === 5 ? true : 1
    return option['choices']?.[0]?.value ?? text.slice(0, option['max_length'] ?? 6000)
  }
  const options = ((command['options'] ?? []) as DiscordBody[]).map((option) => ({
    type: option['type'],
    name: option['name'],
    value: valueOf(option),
  }))
  return { type: 2, data: { id: '1', type: 1, name: command['name'], options } }
}

it.each(Object.entries(texts))(
  'every command, button and form keeps to the rules with %s',
  async (_, text) => {
    const { server, settled } = await openDiscord({ chat: { roles: { ta: [], instructor: ['TA'] } } })
    const member = { user: { id: '500000000000000001', username: 'mina' }, roles: [taRole] }
    async function use(payload: DiscordBody): Promise<void> {
      const first = await server.interact({ ...payload, member })
      expect([5, 9]).toContain(first['type'])
      if (first['type'] === 9) {
        const fields = first['data'].components as DiscordBody[]
        const components = fields.map(({ component }) => ({
          type: 18,
          component: { type: 4, custom_id: component.custom_id, value: text.slice(0, component.max_length) },
        }))
        const second = await server.interact({
          type: 5,
          data: { custom_id: first['data'].custom_id, components },
          member,
        })
        expect(second['type']).toBe(5)
      }
      await settled()
    }
    for (const command of describeRegistrations(false)) await use(commandPayload(command, text))
    const pressed = new Set<string>()
    const next = () =>
      server
        .shown()
        .flatMap(({ components }) =>
          components.flatMap((row) => row.components.map((button) => button.custom_id)),
        )
        .find((id) => id !== undefined && !pressed.has(id.split(':')[0] ?? ''))
    for (let id = next(); id !== undefined; id = next()) {
      pressed.add(id.split(':')[0] ?? '')
      await use({ type: 3, data: { custom_id: id, component_type: 2 } })
    }
    expect(server.calls.length).toBeGreaterThan(20)
    for (const message of server.shown()) {
      expect(message.flags & 128, 'nothing is left waiting').toBe(0)
      expect(textOf(message).trim()).not.toBe('')
    }
  },
)

it('a new post of a forum is answered where course.yaml says so, by its title and text', async () => {
  const { server } = await openDiscord({
    chat: { answersNewPostsIn: [forumChannel] },
    prepare: (prepared) => {
      prepared.applicationFlags = 1 << 19
    },
  })
  const post = { id: '1500000000000000001', parent_id: forumChannel, name: 'Queues?' }
  server.threads.push(post)
  server.gateway.dispatch('THREAD_CREATE', { ...post, type: 11 })
  server.say('Why do they grow?', { id: post.id, channel_id: post.id })
  await until(() => server.shown().length === 1)
  expect(server.shown()[0]?.channel_id).toBe(post.id)
  expect(textOf(server.shown()[0])).toContain('Why do they grow?')
})

it('in a channel of no course a command is declined, to the person alone', async () => {
  const { server } = await openDiscord({ chat: { places: [{ platform: 'discord', space: '1' }] } })
  const first = await server.interact({ ...commandPayload({ name: 'help', type: 1 }, ''), locale: 'ko' })
  expect(first).toMatchObject({ type: 4, data: { flags: 64, content: expect.stringContaining('강의') } })
})
