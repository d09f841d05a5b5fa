import { z } from 'zod'

/** What the adapter writes into an event, to answer it and no other. */
export const handleSchema = z.object({
  /** The event's id: drafts are found again by it. */
  id: z.string(),
  receivedMs: z.number(),
  /** The workspace: who a stream is for is named with it. */
  team: z.string().optional(),
  responseUrl: z.string().optional(),
  /** The response address belongs to a slash command whose "working" note the answer replaces. */
  hasNote: z.boolean().optional(),
  /** The modal in which the reply is shown, by the name that the tutor gave it. */
  viewId: z.string().optional(),
})
export type SlackHandle = z.infer<typeof handleSchema>

/** None where another version of the tutor wrote it. */
export function readHandle(handle: unknown): SlackHandle | undefined {
  const parsed = handleSchema.safeParse(handle)
  return parsed.success ? parsed.data : undefined
}

/** A handle as it is kept: as JSON, without the members that are not known. */
export function handleOf(handle: {
  [Name in keyof SlackHandle]: SlackHandle[Name] | undefined
}): z.core.util.JSONType {
  return z.json().parse(JSON.parse(JSON.stringify(handle)))
}
