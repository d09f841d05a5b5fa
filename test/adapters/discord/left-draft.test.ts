import { expect, it } from 'vitest'
import { draftColor } from '../../../adapters/discord/mark.ts'
import { plainMessage } from '../../../src/chat/message.ts'
import { bot, classChannel, guildId, studentId } from '../../fakes/discord-server.ts'
import { openDiscord, slash, textOf, until } from '../../fakes/open-discord.ts'

it('a draft that a killed run has left becomes the answer, also when its reply has run out', async () => {
  const { server, platform, settled } = await openDiscord()
  await server.interact(slash('ask', { question: 'What is a queue?' }))
  await until(() => textOf(server.shown()[0]).includes('Echo'))
  await settled()
  const [left] = server.shown()
  const interactionId = left?.interaction_metadata?.id ?? ''
  if (left !== undefined) left.embeds = [{ description: 'A queue is', color: draftColor }]
  await platform.deliver({
    key: 'the-answer',
    target: {
      kind: 'reply',
      place: { platform: 'discord', space: guildId, channel: classChannel, isDirect: false },
      personId: studentId,
      handle: {
        kind: 'interaction',
        interactionId,
        applicationId: bot.id,
        token: `token-of-${interactionId}`,
        receivedMs: Date.now() - 16 * 60_000,
        isEphemeral: false,
      },
    },
    message: plainMessage('en', 'A queue is a line.', 'everyone'),
    mayHaveArrived: true,
  })
  expect(server.shown().map(({ id }) => id)).toEqual([left?.id])
  expect(textOf(server.shown()[0])).toContain('A queue is a line.')
})
