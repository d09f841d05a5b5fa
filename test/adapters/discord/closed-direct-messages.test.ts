import { expect, it } from 'vitest'
import { bot, staffChannel, studentId, taRole, type DiscordServer } from '../../fakes/discord-server.ts'
import { buttonWith, openDiscord, slash, textOf, until } from '../../fakes/open-discord.ts'

const chat = {
  roles: { ta: ['TA'] },
  staffChannels: [{ platform: 'discord', channel: staffChannel }],
}

/** The student's direct messages are closed: the channel opens, and takes nothing. */
function close(server: DiscordServer): void {
  server.closedTo.add(studentId)
}

async function answerAsTa(server: DiscordServer, settled: () => Promise<void>): Promise<void> {
  await settled()
  await server.interact({
    type: 3,
    data: { custom_id: buttonWith(server, 'Ask a TA'), component_type: 2 },
  })
  await settled()
  const user = {
    id: '500000000000000003',
    username: 'tara',
    global_name: 'Tara',
    discriminator: '0',
    avatar: null,
  }
  const member = { user, roles: [taRole], permissions: '0', nick: null }
  const card = server.shown().findLast(({ channel_id: channel }) => channel === staffChannel)
  const form = card?.components
    .flatMap((row) => row.components)
    .find((button) => button.custom_id?.startsWith('answer-student') === true)?.custom_id
  const components = [{ type: 18, component: { type: 4, custom_id: 'reply', value: 'See page 3.' } }]
  await server.interact({
    type: 5,
    data: { custom_id: form, components },
    member,
    channel_id: staffChannel,
  })
  await settled()
}

it("a TA's answer to a student with closed direct messages is said in the thread of the question", async () => {
  const { server, settled } = await openDiscord({ chat })
  close(server)
  server.say(`<@${bot.id}> What is a queue?`)
  await until(() => server.threads.length === 1)
  await answerAsTa(server, settled)
  await until(() => textOf(server.shown().at(-1)).includes('See page 3.'))
  const told = server.shown().at(-1)
  expect(told?.channel_id).toBe(server.threads[0]?.id)
  expect(textOf(told)).not.toContain(studentId)
})

it('is brought to the staff where the question was private', async () => {
  const { server, settled } = await openDiscord({ chat })
  close(server)
  await server.interact(slash('ask', { question: 'My private question?', private: true }))
  await answerAsTa(server, settled)
  await until(() => textOf(server.shown().at(-1)).includes('학생에게 알리지 못했습니다'))
  expect(server.shown().at(-1)?.channel_id).toBe(staffChannel)
})
