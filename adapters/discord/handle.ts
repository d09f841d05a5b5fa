import { z } from 'zod'

/** What answers an event: kept with it, so that an answer finds its way after a restart too. */
export const handleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    messageId: z.string(),
    /** The name of the thread that is opened on it; absent where none is to be opened. */
    threadName: z.string().optional(),
  }),
  z.object({
    kind: z.literal('interaction'),
    interactionId: z.string(),
    applicationId: z.string(),
    token: z.string(),
    receivedMs: z.number(),
    /** Whether it is deferred so that only one person sees the reply. */
    isEphemeral: z.boolean(),
    threadName: z.string().optional(),
  }),
])
export type Handle = z.infer<typeof handleSchema>
export type InteractionHandle = Extract<Handle, { kind: 'interaction' }>
export type MessageHandle = Extract<Handle, { kind: 'message' }>

/** As it is kept: without fields that are not there. */
export function toJson(handle: Handle): z.infer<ReturnType<typeof z.json>> {
  return z.json().parse(JSON.parse(JSON.stringify(handle)))
}
