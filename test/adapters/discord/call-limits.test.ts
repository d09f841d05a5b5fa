import { describe, expect, it } from 'vitest'
import { discordLimits } from '../../../adapters/discord/limits.ts'
import { plainMessage } from '../../../src/chat/message.ts'
import { DeliveryFault } from '../../../src/chat/platform.ts'
import { bot, classChannel, guildId, type DiscordServer } from '../../fakes/discord-server.ts'
import { openDiscord, textOf, until } from '../../fakes/open-discord.ts'

const parcelTo = (channel: string, key: string) => ({
  key,
  target: {
    kind: 'place' as const,
    place: { platform: 'discord', space: guildId, channel, isDirect: false },
  },
  message: plainMessage('en', `Said ${key}.`, 'everyone'),
  mayHaveArrived: false,
})

const limited = (on: RegExp, seconds: number, isGlobal: boolean) => ({
  on,
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
  headers: {
    'retry-after': String(seconds),
    ...(isGlobal ? { 'x-ratelimit-global': 'true' } : { 'x-ratelimit-scope': 'user' }),
  },
})

const sends = (server: DiscordServer) =>
  server.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))

describe('a rate limit of Discord', () => {
  it('on one channel is waited out there, in order, while other channels go on', async () => {
    const { server, platform } = await openDiscord()
    const other = server.openDirect('500000000000000002')
    server.faults.push(limited(new RegExp(`^POST /channels/${classChannel}/messages$`, 'u'), 0.6, false))
    await Promise.all([
      ...['a', 'b', 'c'].map((key) => platform.deliver(parcelTo(classChannel, key))),
      platform.deliver(parcelTo(other, 'elsewhere')),
    ])
    const here = sends(server).filter(({ path }) => path.includes(classChannel))
    expect(here).toHaveLength(4)
    expect((here[1]?.atMs ?? 0) - (here[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(590)
    const there = sends(server).find(({ path }) => path.includes(other))
    expect((there?.atMs ?? 0) - (here[0]?.atMs ?? 0)).toBeLessThan(590)
    const said = server.shown().filter(({ channel_id: channel }) => channel === classChannel)
    expect(said.map(textOf).map((text) => text.trim())).toEqual(['Said a.', 'Said b.', 'Said c.'])
  })

  it('on everything holds back every place, and everything is answered once when it is over', async () => {
    const { server, settled } = await openDiscord()
    const channels = ['1', '2', '3'].map((last) => server.openDirect(`50000000000000000${last}`))
    const ask = (index: number) =>
      server.say(`Question ${index}?`, {
        channel_id: channels[index],
        isDirect: true,
        author: { id: `50000000000000000${index + 1}`, username: 'someone' },
      })
    server.faults.push(limited(/^POST .*messages$/u, 1.5, true))
    ask(0)
    await until(() => sends(server).length === 1)
    ask(1)
    ask(2)
    await until(() => server.shown().length === 3)
    await settled()
    const [first, ...later] = sends(server)
    expect(later).toHaveLength(3)
    for (const { atMs } of later) expect(atMs - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(1490)
  })
})

describe('calls that Discord refuses', () => {
  it('are stopped for the rest of the ten minutes long before ten thousand of them are a ban', async () => {
    const { server, platform, problems } = await openDiscord()
    const refused = { code: 50_013, message: 'Missing Permissions' }
    server.faults.push({ on: /^PATCH \/webhooks/u, times: 20_000, status: 403, body: refused })
    const replyTo = (name: string) => ({
      ...parcelTo(classChannel, name),
      target: {
        kind: 'reply' as const,
        place: { platform: 'discord', space: guildId, channel: classChannel, isDirect: false },
        personId: '500000000000000001',
        handle: {
          kind: 'interaction',
          interactionId: name,
          applicationId: bot.id,
          token: `token-${name}`,
          receivedMs: Date.now(),
          isEphemeral: true,
        },
      },
    })
    const faults = new Map<string, number>()
    const atOnce = 20
    for (let round = 0; round < discordLimits.invalidRequests / atOnce + 5; round += 1) {
      await Promise.all(
        Array.from({ length: atOnce }, async (_, index) => {
          const failure: unknown = await platform
            .deliver(replyTo(`${round}-${index}`))
            .catch((error: unknown) => error)
          const kind = failure instanceof DeliveryFault ? failure.kind : 'none'
          faults.set(kind, (faults.get(kind) ?? 0) + 1)
        }),
      )
    }
    expect(Object.fromEntries(faults)).toEqual({
      refused: discordLimits.invalidRequests,
      'rate-limited': 5 * atOnce,
    })
    expect(server.calls.filter(({ path }) => path.startsWith('/webhooks'))).toHaveLength(
      discordLimits.invalidRequests,
    )
    expect(problems).toEqual([expect.stringContaining('nothing is sent until these are over')])
  })
})
