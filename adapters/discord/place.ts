import type { ChatEvent, Place } from '../../src/chat/event.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { discordLimits } from './limits.ts'
import { channelTypes, type ChannelPayload, type MessagePayload } from './payloads.ts'

/** What a payload is read against. */
export interface Surroundings {
  botId: string
  /** The channel or thread that it came from, where it is known. */
  channel: ChannelPayload | undefined
  /** Of a thread: the channel that it is in. */
  parent: ChannelPayload | undefined
  roleName: (guildId: string, roleId: string) => string | undefined
  /** Ids of the bot's own roles in this server. */
  ownRoles: readonly string[]
}

/** Of a channel that is not known it is tried. */
export function canHoldThreads(channel: ChannelPayload | undefined): boolean {
  return (
    channel === undefined || channel.type === channelTypes.text || channel.type === channelTypes.announcement
  )
}

/** The name of the thread in which a question is answered. */
export function threadNameOf(text: string): string {
  const name = shortText(text, discordLimits.threadNameCharacters - 10)
  return name === '' ? '?' : name
}

/** A thread belongs to the channel that it is in; what is in no server is a direct message. */
export function placeOf(
  guildId: string | null | undefined,
  channelId: string,
  { channel }: Surroundings,
): Place {
  if (guildId == null) return { platform: 'discord', channel: channelId, isDirect: true }
  const place = { platform: 'discord', space: guildId, channel: channelId, isDirect: false }
  if (!isThread(channel) || channel?.parent_id == null) return place
  return { ...place, channel: channel.parent_id, thread: channelId }
}

export function isThread(channel: ChannelPayload | undefined): boolean {
  return (
    channel?.type === channelTypes.publicThread ||
    channel?.type === channelTypes.privateThread ||
    channel?.type === channelTypes.announcementThread
  )
}

/** Who it is, with the ids of their roles and, where they are known, the names. */
export function personOf(
  user: MessagePayload['author'],
  member: MessagePayload['member'] | null,
  guildId: string | null | undefined,
  { roleName }: Surroundings,
): ChatEvent['person'] {
  const roles = (member?.roles ?? []).flatMap((id) => {
    const name = guildId == null ? undefined : roleName(guildId, id)
    return name === undefined ? [id] : [id, name]
  })
  const names = [member?.nick, user.global_name, user.username]
    .filter((name) => typeof name === 'string' && name.trim() !== '')
    .map((name) => shortText(name ?? '', 100))
  return { id: user.id, roles, names: [...new Set(names)] }
}
