import { MessageFlags, Routes, type REST } from 'discord.js'
import { z } from 'zod'
import { discordLimits } from './limits.ts'
import type { RenderedMessage } from './render.ts'

const idSchema = z.object({ id: z.string() })

/** Of a message that stands in Discord, what is needed to know one of the tutor's own again. */
const standingMessageSchema = z.object({
  id: z.string(),
  channel_id: z.string().optional(),
  flags: z.int().default(0),
  author: z.object({ id: z.string() }).optional(),
  /** The interaction that the message responds to. */
  interaction_metadata: idSchema.nullish().catch(undefined),
  embeds: z
    .array(
      z.object({
        title: z.string().nullish(),
        description: z.string().nullish(),
        color: z.int().nullish(),
      }),
    )
    .default([]),
  attachments: z.array(idSchema).default([]),
  components: z.array(z.unknown()).default([]),
})
export type StandingMessage = z.infer<typeof standingMessageSchema>

/** The calls of Discord's API that deliveries are made of; each is made once, and fails with the client's own errors. */
export interface DiscordCalls {
  send(
    channelId: string,
    message: RenderedMessage,
    details: { nonce: string; repliesTo?: string },
  ): Promise<StandingMessage>
  edit(channelId: string, messageId: string, message: RenderedMessage): Promise<StandingMessage>
  remove(channelId: string, messageId: string): Promise<void>
  /** The newest messages of a channel, or those after a message. */
  list(channelId: string, afterId?: string): Promise<StandingMessage[]>
  openThread(channelId: string, messageId: string, name: string): Promise<string>
  /** Takes a thread out of the archive, where nothing can be changed. */
  reopenThread(threadId: string): Promise<void>
  openDirect(personId: string): Promise<string>
  type(channelId: string): Promise<void>
  removeReply(reply: { applicationId: string; token: string }): Promise<void>
  /** A further message to an interaction that only its person sees; nothing keeps it from being shown twice. */
  whisper(reply: { applicationId: string; token: string }, message: RenderedMessage): Promise<StandingMessage>
  readReply(reply: { applicationId: string; token: string }): Promise<StandingMessage>
  editReply(
    reply: { applicationId: string; token: string },
    message: RenderedMessage,
  ): Promise<StandingMessage>
}

/** @param interactionRest For the replies to interactions, which have limits of their own. */
export function createDiscordCalls(rest: REST, interactionRest: REST): DiscordCalls {
  const parse = (response: unknown) => standingMessageSchema.parse(response)
  const filesOf = ({ files }: RenderedMessage) => (files.length === 0 ? {} : { files })
  return {
    async send(channelId, message, { nonce, repliesTo }) {
      const reference =
        repliesTo === undefined
          ? {}
          : { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }
      const body = { ...message.body, ...reference, nonce, enforce_nonce: true }
      return parse(await rest.post(Routes.channelMessages(channelId), { body, ...filesOf(message) }))
    },
    async edit(channelId, messageId, message) {
      const route = Routes.channelMessage(channelId, messageId)
      return parse(await rest.patch(route, { body: message.body, ...filesOf(message) }))
    },
    async remove(channelId, messageId) {
      await rest.delete(Routes.channelMessage(channelId, messageId))
    },
    async list(channelId, afterId) {
      const query = new URLSearchParams({
        limit: '100',
        ...(afterId === undefined ? {} : { after: afterId }),
      })
      return z
        .array(standingMessageSchema)
        .parse(await rest.get(Routes.channelMessages(channelId), { query }))
    },
    async openThread(channelId, messageId, name) {
      const body = { name, auto_archive_duration: discordLimits.threadArchiveMinutes }
      return idSchema.parse(await rest.post(Routes.threads(channelId, messageId), { body })).id
    },
    async reopenThread(threadId) {
      await rest.patch(Routes.channel(threadId), { body: { archived: false } })
    },
    async openDirect(personId) {
      return idSchema.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: personId } })).id
    },
    async type(channelId) {
      await rest.post(Routes.channelTyping(channelId))
    },
    async removeReply({ applicationId, token }) {
      await interactionRest.delete(Routes.webhookMessage(applicationId, token), { auth: false })
    },
    async whisper({ applicationId, token }, message) {
      const body = { ...message.body, flags: MessageFlags.Ephemeral }
      const options = { body, ...filesOf(message), auth: false, query: new URLSearchParams({ wait: 'true' }) }
      return parse(await interactionRest.post(Routes.webhook(applicationId, token), options))
    },
    async readReply({ applicationId, token }) {
      return parse(await interactionRest.get(Routes.webhookMessage(applicationId, token), { auth: false }))
    },
    async editReply({ applicationId, token }, message) {
      const route = Routes.webhookMessage(applicationId, token)
      return parse(
        await interactionRest.patch(route, { body: message.body, ...filesOf(message), auth: false }),
      )
    },
  }
}
