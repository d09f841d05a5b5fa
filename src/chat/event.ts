import { z } from 'zod'

/**
 * Where something was said. `space` is the server or workspace (absent in a direct message), `thread` a thread inside
 * the channel; ids as the platform writes them.
 */
export const placeSchema = z.object({
  platform: z.string().min(1),
  space: z.string().optional(),
  channel: z.string().min(1),
  thread: z.string().optional(),
  isDirect: z.boolean(),
})
export type Place = z.infer<typeof placeSchema>

const shared = {
  /** The platform's own id of the event, the same at each repetition; unique within the platform. */
  id: z.string().min(1).max(200),
  place: placeSchema,
  person: z.object({
    /** The platform's user id. It is kept only until what answers the event is delivered. */
    id: z.string().min(1),
    /** Ids and names of the person's roles here, as the platform states them with this very event. */
    roles: z.array(z.string()),
    /** Names that the person goes by here: they are masked before a question is sent to a model's server. */
    names: z.array(z.string().max(100)).max(5).optional(),
    /** The platform's language setting of the person, e.g. "ko" or "en-US". */
    locale: z.string().optional(),
  }),
  /** What the adapter needs to answer this event and no other (a token, a timestamp); the core never looks inside. */
  handle: z.json().optional(),
}

/** Something that a person did on a platform; what `receive` of each adapter makes of a payload. */
export const chatEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    ...shared,
    name: z.string(),
    options: z.record(z.string(), z.json()),
  }),
  z.object({
    kind: z.literal('message'),
    ...shared,
    text: z.string().max(20_000),
    /**
     * `named`: a mention, a reply to the tutor or a direct message; `post`: the first message of a post in a forum;
     * `thread`: in a thread; `none`: to nobody.
     */
    addressed: z.enum(['named', 'post', 'thread', 'none']),
  }),
  z.object({ kind: z.literal('press'), ...shared, action: z.string().max(100) }),
  z.object({
    kind: z.literal('form'),
    ...shared,
    form: z.string().max(100),
    values: z.record(z.string(), z.string()),
  }),
])
export type ChatEvent = z.infer<typeof chatEventSchema>
