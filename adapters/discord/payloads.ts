import { z } from 'zod'

/** The fields of Discord's payloads that the tutor reads; whatever else is in them is left alone. */

const id = z.string().min(1).max(25)

/** Permissions, as a number in a text. */
const bits = z.string().regex(/^\d+$/u)

const userSchema = z.object({
  id,
  bot: z.boolean().optional(),
  username: z.string().optional(),
  global_name: z.string().nullish(),
})

const memberSchema = z.object({
  nick: z.string().nullish(),
  roles: z.array(id).default([]),
})

export const messagePayloadSchema = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  author: userSchema,
  member: memberSchema.optional(),
  content: z.string().default(''),
  type: z.int().default(0),
  webhook_id: id.nullish(),
  mentions: z.array(z.object({ id })).default([]),
  mention_roles: z.array(id).default([]),
  referenced_message: z.object({ author: userSchema }).nullish(),
})
export type MessagePayload = z.infer<typeof messagePayloadSchema>

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const channelTypes = {
  text: 0,
  announcement: 5,
  announcementThread: 10,
  category: 4,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
  media: 16,
} as const

const channelSchema = z.object({
  id,
  type: z.int().default(0),
  parent_id: id.nullish(),
  owner_id: id.nullish(),
  name: z.string().nullish(),
  last_message_id: id.nullish(),
  thread_metadata: z.object({ archived: z.boolean().default(false) }).nullish(),
})

const optionSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
})

const inputSchema = z.object({ custom_id: z.string(), value: z.string().default('') })

/** A modal's values come in rows, or each under its label. */
const submittedSchema = z.union([
  z.object({ components: z.array(inputSchema) }),
  z.object({ component: inputSchema }),
])

const pointedMessageSchema = z.object({
  id,
  content: z.string().default(''),
  embeds: z.array(z.object({ description: z.string().nullish() })).default([]),
})

export const interactionPayloadSchema = z.object({
  id,
  application_id: id,
  type: z.int(),
  token: z.string().min(1),
  guild_id: id.nullish(),
  channel_id: id.nullish(),
  channel: channelSchema.nullish(),
  member: memberSchema.extend({ user: userSchema }).nullish(),
  user: userSchema.nullish(),
  locale: z.string().optional(),
  context: z.int().nullish(),
  data: z
    .object({
      name: z.string().optional(),
      type: z.int().optional(),
      options: z.array(optionSchema).default([]),
      target_id: id.optional(),
      resolved: z.object({ messages: z.record(z.string(), pointedMessageSchema).optional() }).nullish(),
      custom_id: z.string().max(100).optional(),
      components: z.array(z.unknown()).default([]),
    })
    .optional(),
})
export type InteractionPayload = z.infer<typeof interactionPayloadSchema>

/** What was written into a modal, by the names of its fields. */
export function submittedValues(components: readonly unknown[]): Record<string, string> {
  const inputs = components.flatMap((component) => {
    const { data } = submittedSchema.safeParse(component)
    if (data === undefined) return []
    return 'component' in data ? [data.component] : data.components
  })
  return Object.fromEntries(inputs.map(({ custom_id: name, value }) => [name, value]))
}

export const readyPayloadSchema = z.object({
  user: z.object({ id }),
  application: z.object({ id }).optional(),
  guilds: z.array(z.object({ id })).default([]),
})

export const guildPayloadSchema = z.object({
  id,
  roles: z
    .array(
      z.object({
        id,
        name: z.string(),
        permissions: bits.optional().catch(undefined),
        tags: z.object({ bot_id: id.optional() }).nullish(),
      }),
    )
    .default([]),
  /** The bot itself is always among them. */
  members: z.array(z.object({ user: z.object({ id }), roles: z.array(id).default([]) })).catch([]),
  channels: z
    .array(
      channelSchema.extend({
        permission_overwrites: z.array(z.object({ id, allow: bits, deny: bits })).catch([]),
      }),
    )
    .default([]),
  threads: z.array(channelSchema).default([]),
})

export const rolePayloadSchema = z.object({
  guild_id: id,
  role: guildPayloadSchema.shape.roles.unwrap().element,
})
export const roleDeletePayloadSchema = z.object({ guild_id: id, role_id: id })
export const channelPayloadSchema = channelSchema
export type ChannelPayload = z.infer<typeof channelSchema>
export const threadListPayloadSchema = z.object({ threads: z.array(channelSchema).default([]) })
