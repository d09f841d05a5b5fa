import { PermissionFlagsBits } from 'discord.js'

/** What the bot needs in its channels, and for what; nothing else is asked for. */
export const neededPermissions = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channels' },
  { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages' },
  { bit: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' },
  { bit: PermissionFlagsBits.CreatePublicThreads, name: 'Create Public Threads' },
  { bit: PermissionFlagsBits.EmbedLinks, name: 'Embed Links' },
  { bit: PermissionFlagsBits.AttachFiles, name: 'Attach Files' },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History' },
] as const

/** All of them as one number, as the invite link states it. */
export const neededBits = neededPermissions.reduce((bits, { bit }) => bits | bit, 0n)

/** The address that adds the bot to a server with these permissions and its commands. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot%20applications.commands&permissions=${neededBits}`
}

interface Overwrite {
  id: string
  allow: string
  deny: string
}

/**
 * What a member may do in a channel.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 *
 * @param granted By the server to everyone and to the member's roles.
 */
export function permissionsIn(
  granted: bigint,
  overwrites: readonly Overwrite[],
  member: { guildId: string; userId: string; roleIds: readonly string[] },
): bigint {
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const of = (ids: readonly string[]) => overwrites.filter(({ id }) => ids.includes(id))
  let bits = granted
  for (const step of [of([member.guildId]), of(member.roleIds), of([member.userId])]) {
    for (const { deny } of step) bits &= ~BigInt(deny)
    for (const { allow } of step) bits |= BigInt(allow)
  }
  return bits
}

/** The names of what is missing. */
export function missingPermissions(bits: bigint): string[] {
  return neededPermissions.filter(({ bit }) => (bits & bit) === 0n).map(({ name }) => name)
}
