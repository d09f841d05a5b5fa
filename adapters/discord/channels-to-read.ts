import { PermissionFlagsBits } from 'discord.js'
import type { z } from 'zod'
import { discordLimits } from './limits.ts'
import { channelTypes, type ChannelPayload, type guildPayloadSchema } from './payloads.ts'
import { permissionsIn } from './permissions.ts'
import { madeMs } from './read-missed.ts'
import { isThread } from './place.ts'

type GuildPayload = z.infer<typeof guildPayloadSchema>

/** What holds no messages of its own. */
const holdsOthers: ReadonlySet<number> = new Set([
  channelTypes.category,
  channelTypes.forum,
  channelTypes.media,
])

/**
 * The channels and threads of a server in which something may have been said since an instant, the newest first: those
 * whose last message is younger, and those in which the tutor was spoken to before; none that the bot may not read, as
 * far as Discord has said what it may.
 *
 * @param knownIds Where the tutor was spoken to, newest first.
 */
export function channelsToRead(
  guild: GuildPayload,
  { botId, knownIds, sinceMs }: { botId: string; knownIds: readonly string[]; sinceMs: number },
): string[] {
  const channels = new Map<string, ChannelPayload>(
    [...guild.channels, ...guild.threads].map((channel) => [channel.id, channel]),
  )
  const mayRead = (channel: ChannelPayload) =>
    mayReadIn(isThread(channel) ? (channel.parent_id ?? channel.id) : channel.id, guild, botId)
  const isOpen = (channel: ChannelPayload | undefined) =>
    channel === undefined || (!holdsOthers.has(channel.type) && mayRead(channel))
  const lastMs = ({ last_message_id: id }: ChannelPayload) => (id == null ? 0 : madeMs(id))
  const spokenIn = [...channels.values()]
    .filter((channel) => lastMs(channel) > sinceMs)
    .toSorted((one, other) => lastMs(other) - lastMs(one))
    .map(({ id }) => id)
  const isStill = (id: string) => {
    const channel = channels.get(id)
    return channel?.last_message_id != null && lastMs(channel) <= sinceMs
  }
  return [...new Set([...spokenIn, ...knownIds.filter((id) => !isStill(id))])]
    .filter((id) => isOpen(channels.get(id)))
    .slice(0, discordLimits.catchUpChannels)
}

/** Where Discord has not said what the bot may, it is tried. */
function mayReadIn(channelId: string, guild: GuildPayload, botId: string): boolean {
  const overwrites = guild.channels.find(({ id }) => id === channelId)?.permission_overwrites ?? []
  const own = guild.members.find(({ user }) => user.id === botId)
  const everyone = guild.roles.find(({ id }) => id === guild.id)
  if (own === undefined || everyone?.permissions === undefined) return true
  const granted = guild.roles
    .filter(({ id }) => id === guild.id || own.roles.includes(id))
    .reduce((bits, { permissions }) => bits | BigInt(permissions ?? '0'), 0n)
  const member = { guildId: guild.id, userId: botId, roleIds: own.roles }
  const bits = permissionsIn(granted, overwrites, member)
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory
  return (bits & needed) === needed
}
