import { expect, it } from 'vitest'
import { openDiscord, until } from '../../fakes/open-discord.ts'

const count = 150

it('of many commands in the same moment each is answered once', { timeout: 60_000 }, async () => {
  const { server, settled } = await openDiscord({
    chat: { caps: { personPerDay: 1000, coursePerDay: 1000 } },
  })
  const responses = await Promise.all(
    Array.from({ length: count }, (_, number) => {
      const options = [{ type: 3, name: 'question', value: `question <${number}>` }]
      const user = { id: String(500_000_000_000_000_100n + BigInt(number % 40)), username: `s${number % 40}` }
      const member = { user, roles: [] }
      return server.interact({ type: 2, data: { id: '1', type: 1, name: 'ask', options }, member })
    }),
  )
  expect(new Set(responses.map(({ type }) => type as number))).toEqual(new Set([5]))
  const answers = () =>
    server.shown().flatMap((message) => /Echo of[^\d]*(\d+)/u.exec(JSON.stringify(message.embeds))?.[1] ?? [])
  await until(() => answers().length >= count)
  await settled()
  expect(answers().toSorted()).toEqual(
    Array.from({ length: count }, (_, number) => String(number)).toSorted(),
  )
})
