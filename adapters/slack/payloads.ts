import { z } from 'zod'

/** The members of Slack's payloads that are used: https://docs.slack.dev/reference/interaction-payloads and /events */

/** What is known of a payload besides itself. */
export interface Receiving {
  /** The tutor's own user id. */
  botUserId: string
  receivedMs: number
}

const id = z.string().min(1).max(100)
const team = z
  .object({ id })
  .nullish()
  .transform((given) => given ?? undefined)

const slackMessageSchema = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  user: id.optional(),
  bot_id: id.optional(),
  text: z.string().optional().default(''),
  ts: id,
  thread_ts: id.optional(),
  channel: id,
  channel_type: z.string().optional(),
  team: id.optional(),
  user_team: id.optional(),
})
export type SlackMessage = z.infer<typeof slackMessageSchema>

export const messageSchema = z.object({ team_id: id.optional(), event: slackMessageSchema })

export const commandSchema = z.object({
  command: z.string().startsWith('/').max(100),
  text: z.string().optional().default(''),
  user_id: id,
  channel_id: id,
  team_id: id.optional(),
  trigger_id: id.optional(),
  response_url: z.url().optional(),
})

export const menuSchema = z.object({
  callback_id: z.string(),
  trigger_id: id.optional(),
  response_url: z.url().optional(),
  user: z.object({ id }),
  team,
  channel: z.object({ id }),
  message: z.object({ text: z.string().optional().default(''), thread_ts: id.optional() }),
})

export const pressSchema = z.object({
  trigger_id: id.optional(),
  response_url: z.url().optional(),
  user: z.object({ id }),
  team,
  channel: z.object({ id }).optional(),
  container: z.object({ channel_id: id.optional(), thread_ts: id.optional() }).optional().default({}),
  message: z.object({ thread_ts: id.optional() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string().max(255).optional(), value: z.string().max(100).optional() }))
    .min(1),
})

export const submissionSchema = z.object({
  user: z.object({ id }),
  view: z.object({
    id,
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z
              .string()
              .nullish()
              .transform((given) => given ?? ''),
          }),
        ),
      ),
    }),
  }),
})

export const homeOpenedSchema = z.object({
  team_id: id.optional(),
  event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string().optional() }),
})

export const assistantStartedSchema = z.object({
  team_id: id.optional(),
  event: z.object({
    type: z.literal('assistant_thread_started'),
    assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: id }),
  }),
})
