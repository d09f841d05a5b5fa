import { z } from 'zod'
import { messageBlocks, metadata, view } from './slack-limits.ts'

const ts = z.string().regex(/^\d{10}\.\d{6}$/u)
const channel = z.string().regex(/^[CDGUW][A-Z0-9-]+$/u)
const team = { team_id: z.string().optional() }
const shown = {
  text: z.string().min(1).max(4000),
  blocks: messageBlocks.optional(),
  parse: z.literal('none').optional(),
}
const flag = z.boolean()

/** The arguments that each method takes; another method, another argument or a wrong one is a violation. */
export const slackMethods = {
  'auth.test': z.strictObject({ ...team }),
  'apps.connections.open': z.strictObject({ ...team }),
  'users.info': z.strictObject({ ...team, user: z.string(), include_locale: flag.optional() }),
  'usergroups.list': z.strictObject({ ...team, include_users: flag.optional() }),
  'conversations.open': z.strictObject({ ...team, users: z.string() }),
  'conversations.info': z.strictObject({ ...team, channel }),
  'conversations.history': z.strictObject({
    ...team,
    channel,
    oldest: ts.optional(),
    cursor: z.string().optional(),
    limit: z.int().max(999).optional(),
    include_all_metadata: flag.optional(),
  }),
  'conversations.replies': z.strictObject({
    ...team,
    channel,
    ts,
    oldest: ts.optional(),
    cursor: z.string().optional(),
    limit: z.int().max(1000).optional(),
    include_all_metadata: flag.optional(),
  }),
  'chat.postMessage': z.strictObject({
    ...team,
    ...shown,
    channel,
    thread_ts: ts.optional(),
    metadata: metadata.optional(),
    unfurl_links: z.literal(false),
    unfurl_media: z.literal(false),
  }),
  'chat.postEphemeral': z.strictObject({
    ...team,
    ...shown,
    channel,
    user: z.string(),
    thread_ts: ts.optional(),
  }),
  'chat.update': z.strictObject({ ...team, ...shown, channel, ts, metadata: metadata.optional() }),
  'chat.delete': z.strictObject({ ...team, channel, ts }),
  'chat.startStream': z.strictObject({
    ...team,
    channel,
    thread_ts: ts,
    recipient_user_id: z.string(),
    recipient_team_id: z.string().optional(),
    markdown_text: z.string().max(12_000),
  }),
  'chat.appendStream': z.strictObject({ ...team, channel, ts, markdown_text: z.string().min(1).max(12_000) }),
  'chat.stopStream': z.strictObject({ ...team, channel, ts }),
  'views.open': z.strictObject({ ...team, trigger_id: z.string(), view }),
  'views.update': z.strictObject({ ...team, external_id: z.string().max(255), view }),
  'views.publish': z.strictObject({ ...team, user_id: z.string(), view }),
  'assistant.threads.setStatus': z.strictObject({
    ...team,
    channel_id: channel,
    thread_ts: ts,
    status: z.string(),
  }),
  'assistant.threads.setTitle': z.strictObject({
    ...team,
    channel_id: channel,
    thread_ts: ts,
    title: z.string().min(1),
  }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    ...team,
    channel_id: channel,
    thread_ts: ts,
    title: z.string().optional(),
    prompts: z
      .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
      .min(1)
      .max(4),
  }),
  'files.getUploadURLExternal': z.strictObject({
    ...team,
    filename: z.string().min(1),
    length: z.int().positive(),
    alt_txt: z.string().max(2000).optional(),
  }),
  'files.completeUploadExternal': z.strictObject({
    ...team,
    files: z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
    channel_id: channel.optional(),
    thread_ts: ts.optional(),
  }),
} satisfies Record<string, z.ZodType>

export type SlackMethod = keyof typeof slackMethods

/** A form-encoded body as the values that the method's schema wants. */
export function readArguments(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, readValue(name, value)]),
  )
}

const jsonArguments = new Set(['blocks', 'metadata', 'view', 'prompts', 'files'])

function readValue(name: string, value: string): unknown {
  if (jsonArguments.has(name)) return JSON.parse(value)
  if (name === 'limit' || name === 'length') return Number(value)
  return value === 'true' || value === 'false' ? value === 'true' : value
}
