import { expect, it } from 'vitest'
import { plainMessage } from '../../../src/chat/message.ts'
import { bot, classChannel, guildId } from '../../fakes/discord-server.ts'
import { openDiscord, slash, textOf, until } from '../../fakes/open-discord.ts'

const changed = plainMessage('en', 'Changed by a TA.', 'everyone')

it('an answer is changed in its thread, also when that has gone to the archive', async () => {
  const { server, platform, settled } = await openDiscord()
  server.say(`<@${bot.id}> What is a queue?`)
  await until(() => server.shown().length === 1)
  await settled()
  const [answer] = server.shown()
  const [thread] = server.threads
  if (answer === undefined || thread === undefined) throw new Error('nothing was answered')
  expect(answer.channel_id).toBe(thread.id)
  thread.archived = true
  const place = {
    platform: 'discord',
    space: guildId,
    channel: classChannel,
    thread: thread.id,
    isDirect: false,
  }
  await platform.deliver({
    key: 'a-key',
    target: { kind: 'edit', place, messageIds: [answer.id] },
    message: changed,
    mayHaveArrived: false,
  })
  expect(textOf(server.shown()[0])).toContain('Changed by a TA.')
  expect(server.shown()).toHaveLength(1)
})

it('the answer of a command is changed where it stands: in the channel, above its thread', async () => {
  const { server, platform, settled } = await openDiscord()
  await server.interact(slash('ask', { question: 'What is a queue?' }))
  await settled()
  const [answer] = server.shown()
  if (answer === undefined) throw new Error('nothing was answered')
  expect(answer.channel_id).toBe(classChannel)
  expect(server.threads[0]?.id).toBe(answer.id)
  const place = {
    platform: 'discord',
    space: guildId,
    channel: classChannel,
    thread: answer.id,
    isDirect: false,
  }
  await platform.deliver({
    key: 'a-key',
    target: { kind: 'edit', place, messageIds: [answer.id] },
    message: changed,
    mayHaveArrived: false,
  })
  expect(textOf(server.shown()[0])).toContain('Changed by a TA.')
})
