import { z } from 'zod'

const id = z.coerce.string().trim().min(1)

const placeRuleSchema = z.strictObject({
  platform: z.string().trim().min(1),
  /** A Discord server or Slack workspace. */
  space: id.optional(),
  channel: id.optional(),
})

/**
 * The part `chat` of course.yaml: where the course lives on chat platforms, who its staff are, when the tutor speaks
 * and how much it may be asked. Everything has a default: a bare folder is a course for every place.
 */
export const chatPolicySchema = z.strictObject({
  /** Servers, workspaces and channels that belong to the course; every place where empty and it is the only course. */
  places: z.array(placeRuleSchema).default([]),
  /** Where staff are told of things. */
  staffChannels: z
    .array(z.strictObject({ platform: z.string().trim().min(1), space: id.optional(), channel: id }))
    .default([]),
  /** Ids or names of the platforms' roles; `@<user id>` names one person. */
  roles: z
    .strictObject({ ta: z.array(id).default([]), instructor: z.array(id).default([]) })
    .default({ ta: [], instructor: [] }),
  /** Channels in which the tutor answers every message; elsewhere it speaks when spoken to. */
  answersEverythingIn: z.array(id).default([]),
  /** Forum channels in which the tutor answers each new post; what follows in the post is spoken to it or not as in any thread. */
  answersNewPostsIn: z.array(id).default([]),
  /** Questions a day. */
  caps: z
    .strictObject({
      personPerDay: z.int().positive().default(100),
      coursePerDay: z.int().positive().default(5000),
    })
    .default({ personPerDay: 100, coursePerDay: 5000 }),
  /** Days after which questions and answers are removed. */
  retentionDays: z.int().positive().max(3650).default(365),
})
export type ChatPolicy = z.infer<typeof chatPolicySchema>

export const defaultChatPolicy: ChatPolicy = chatPolicySchema.parse({})
