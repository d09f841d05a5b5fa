import { Routes, type REST } from 'discord.js'
import { z } from 'zod'
import { isRefusal } from './errors.ts'
import { discordLimits } from './limits.ts'
import { guildPayloadSchema, type ChannelPayload } from './payloads.ts'

const messageSchema = z.looseObject({ id: z.string() })

/**
 * Hands in what was said in a server while the bot was away: a new session of the gateway begins with now. What was
 * taken before is known by its id, so that nothing is answered twice.
 *
 * @param guild The payload of a GUILD_CREATE.
 */
export async function catchUp(
  guild: unknown,
  rest: REST,
  take: (payload: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const { data } = guildPayloadSchema.safeParse(guild)
  if (data === undefined) return
  const sinceMs = Date.now() - discordLimits.catchUpMs
  const recent = [...data.channels, ...data.threads]
    .filter((channel) => lastSaidMs(channel) > sinceMs)
    .toSorted((one, other) => lastSaidMs(other) - lastSaidMs(one))
    .slice(0, discordLimits.catchUpChannels)
  let refusals = 0
  for (const { id } of recent) {
    try {
      for (const message of await listSince(id, sinceMs, rest)) await take({ ...message, guild_id: data.id })
    } catch (error) {
      if (!isRefusal(error)) throw error
      // Channels that it may not read: refused calls count against the bot.
      refusals += 1
      if (refusals >= discordLimits.catchUpRefusals) return
    }
  }
}

async function listSince(channelId: string, sinceMs: number, rest: REST) {
  const query = new URLSearchParams({ limit: '100' })
  const messages = z.array(messageSchema).parse(await rest.get(Routes.channelMessages(channelId), { query }))
  return messages.filter(({ id }) => saidMs(id) > sinceMs).toReversed()
}

function lastSaidMs({ last_message_id: id }: ChannelPayload): number {
  return id == null ? 0 : saidMs(id)
}

/** When something was made, from its id: https://docs.discord.com/developers/reference#snowflakes */
function saidMs(id: string): number {
  return /^\d+$/u.test(id) ? Number(BigInt(id) >> 22n) + 1_420_070_400_000 : 0
}
