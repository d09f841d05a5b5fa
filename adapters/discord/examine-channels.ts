import { Routes, type REST } from 'discord.js'
import { z } from 'zod'
import type { ChannelUse, CoursePlaces } from '../../src/chat/course-places.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import type { Application } from './connection.ts'
import { isRefusal } from './errors.ts'
import { channelTypes } from './payloads.ts'
import { inviteLink, missingPermissions, permissionsIn } from './permissions.ts'

const about = 'Discord'

const rolesSchema = z.array(z.object({ id: z.string(), permissions: z.string() }))
const memberSchema = z.object({ roles: z.array(z.string()) })
const channelsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullish(),
    type: z.int(),
    permission_overwrites: z
      .array(z.object({ id: z.string(), allow: z.string(), deny: z.string() }))
      .default([]),
  }),
)
type Channel = z.infer<typeof channelsSchema>[number] & { bits: bigint }

interface Guild {
  id: string
  name: string
}

const uses: Record<ChannelUse, string> = {
  course: 'places',
  staff: 'staffChannels',
  everything: 'answersEverythingIn',
  'new-posts': 'answersNewPostsIn',
  'concept-prompts': 'channels of conceptPrompts',
}

/** Whether the bot may do its work in its servers, and whether the channels of course.yaml are there. */
export async function examineChannels(
  rest: REST,
  application: Application,
  guilds: readonly Guild[],
  { channels: wanted }: CoursePlaces,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const channels = new Map<string, Channel>()
  for (const guild of guilds) {
    const { granted, known } = await readGuild(rest, application.bot?.id ?? application.id, guild)
    const missing = missingPermissions(granted)
    findings.push(
      missing.length === 0
        ? { level: 'ok', about, finding: `the bot may do its work in "${guild.name}"` }
        : {
            level: 'warning',
            about,
            finding: `in "${guild.name}" the bot lacks ${missing.join(', ')}`,
            remedy: `Give its role these permissions, or add it again with ${inviteLink(application.id)}`,
          },
    )
    for (const channel of known) channels.set(channel.id, channel)
  }
  // Ids of other platforms stand in the same lists.
  const own = wanted.filter(({ id }) => /^\d{15,21}$/u.test(id))
  return [...findings, ...own.flatMap(({ id, use }) => examineChannel(channels.get(id), id, use))]
}

function examineChannel(channel: Channel | undefined, id: string, use: ChannelUse): Finding[] {
  if (channel === undefined) {
    return [
      {
        level: 'failure',
        about,
        finding: `the channel ${id} (${uses[use]} in course.yaml) is in none of the bot's servers, or it may not see it`,
        remedy:
          'Copy the id again (Developer Mode, right-click, Copy Channel ID), and let the bot see the channel.',
      },
    ]
  }
  const name = `#${channel.name ?? id}`
  const isForum = channel.type === channelTypes.forum || channel.type === channelTypes.media
  if (use === 'new-posts' && !isForum) {
    const remedy = 'Name a forum channel, or move the id to answersEverythingIn.'
    return [{ level: 'failure', about, finding: `${name} (${uses[use]}) is no forum`, remedy }]
  }
  if ((use === 'staff' || use === 'concept-prompts') && isForum) {
    return [
      {
        level: 'failure',
        about,
        finding: `${name} (${uses[use]}) is a forum`,
        remedy: 'Name a text channel.',
      },
    ]
  }
  const missing = missingPermissions(channel.bits)
  if (missing.length === 0) return [{ level: 'ok', about, finding: `${name} (${uses[use]})` }]
  return [
    {
      level: 'failure',
      about,
      finding: `in ${name} (${uses[use]}) the bot lacks ${missing.join(', ')}`,
      remedy: 'Give its role these permissions in the settings of the channel.',
    },
  ]
}

async function readGuild(
  rest: REST,
  botId: string,
  { id: guildId }: Guild,
): Promise<{ granted: bigint; known: Channel[] }> {
  try {
    const roles = rolesSchema.parse(await rest.get(Routes.guildRoles(guildId)))
    const member = memberSchema.parse(await rest.get(Routes.guildMember(guildId, botId)))
    const channels = channelsSchema.parse(await rest.get(Routes.guildChannels(guildId)))
    const granted = roles
      .filter(({ id }) => id === guildId || member.roles.includes(id))
      .reduce((bits, { permissions }) => bits | BigInt(permissions), 0n)
    const self = { guildId, userId: botId, roleIds: member.roles }
    const all = permissionsIn(granted, [], self)
    return {
      granted: all,
      known: channels.map((channel) => ({
        ...channel,
        bits: permissionsIn(granted, channel.permission_overwrites, self),
      })),
    }
  } catch (error) {
    if (isRefusal(error)) return { granted: 0n, known: [] }
    throw error
  }
}
