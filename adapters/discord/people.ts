import {
  channelPayloadSchema,
  guildPayloadSchema,
  roleDeletePayloadSchema,
  rolePayloadSchema,
  threadListPayloadSchema,
  type ChannelPayload,
} from './payloads.ts'

/** The servers' roles and channels as the gateway tells of them; no member and no message is kept. */
export interface Directory {
  /** Takes a dispatch of the gateway; what tells of nothing here is passed over. */
  learn(dispatch: { t?: string | null; d?: unknown }): void
  learnChannel(channel: ChannelPayload): void
  channel(id: string): ChannelPayload | undefined
  roleName(guildId: string, roleId: string): string | undefined
  /** The role that Discord made for a bot in a server, so that it can be mentioned by it. */
  ownRoles(guildId: string, botId: string): string[]
}

interface Role {
  name: string
  botId?: string
}

export function createDirectory(): Directory {
  const channels = new Map<string, ChannelPayload>()
  const roles = new Map<string, Map<string, Role>>()

  function learnRole(
    guildId: string,
    role: { id: string; name: string; tags?: { bot_id?: string | undefined } | null | undefined },
  ): void {
    const ofGuild = roles.get(guildId) ?? new Map<string, Role>()
    roles.set(guildId, ofGuild)
    const botId = role.tags?.bot_id
    ofGuild.set(role.id, { name: role.name, ...(botId === undefined ? {} : { botId }) })
  }

  function learnChannel(channel: ChannelPayload): void {
    // What is said in an archived thread opens it again; until then it need not be remembered.
    if (channel.thread_metadata?.archived === true) channels.delete(channel.id)
    else channels.set(channel.id, channel)
  }

  return {
    learn({ t: kind, d: payload }) {
      switch (kind) {
        case 'GUILD_CREATE': {
          const { data } = guildPayloadSchema.safeParse(payload)
          if (data === undefined) return
          roles.delete(data.id)
          for (const role of data.roles) learnRole(data.id, role)
          for (const channel of [...data.channels, ...data.threads]) learnChannel(channel)
          return
        }
        case 'GUILD_ROLE_CREATE':
        case 'GUILD_ROLE_UPDATE': {
          const { data } = rolePayloadSchema.safeParse(payload)
          if (data !== undefined) learnRole(data.guild_id, data.role)
          return
        }
        case 'GUILD_ROLE_DELETE': {
          const { data } = roleDeletePayloadSchema.safeParse(payload)
          if (data !== undefined) roles.get(data.guild_id)?.delete(data.role_id)
          return
        }
        case 'CHANNEL_CREATE':
        case 'CHANNEL_UPDATE':
        case 'THREAD_CREATE':
        case 'THREAD_UPDATE': {
          const { data } = channelPayloadSchema.safeParse(payload)
          if (data !== undefined) learnChannel(data)
          return
        }
        case 'CHANNEL_DELETE':
        case 'THREAD_DELETE': {
          const { data } = channelPayloadSchema.safeParse(payload)
          if (data !== undefined) channels.delete(data.id)
          return
        }
        case 'THREAD_LIST_SYNC':
          for (const thread of threadListPayloadSchema.safeParse(payload).data?.threads ?? [])
            learnChannel(thread)
          return
        default:
      }
    },
    learnChannel,
    channel: (id) => channels.get(id),
    roleName: (guildId, roleId) => roles.get(guildId)?.get(roleId)?.name,
    ownRoles: (guildId, botId) =>
      [...(roles.get(guildId) ?? [])].filter(([, role]) => role.botId === botId).map(([id]) => id),
  }
}
