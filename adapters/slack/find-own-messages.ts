import { z } from 'zod'
import { toOptionalFault } from './errors.ts'
import { slackLimits } from './limits.ts'
import type { SlackClient } from './slack-client.ts'

export const parcelEventType = 'tutor_parcel'
export const draftEventType = 'tutor_draft'

export interface OwnMessages {
  /** Parts of the parcel that stand there: part -> ts. */
  parts: Map<number, string>
  /** The draft of the event's answer, where one stands there. */
  draftTs: string | undefined
}

const pageSchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        user: z.string().optional(),
        bot_id: z.string().optional(),
        streaming_state: z.string().optional(),
        metadata: z
          .object({
            event_type: z.string().optional(),
            event_payload: z.record(z.string(), z.unknown()).optional(),
          })
          .optional(),
        files: z.array(z.object({ name: z.string().nullish() })).optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})
export type FoundMessage = z.infer<typeof pageSchema>['messages'][number]

export interface SearchPlace {
  channel: string
  thread?: string | undefined
  /** Nothing of what is looked for is older. */
  sinceMs?: number | undefined
  /** When the question was asked, by Slack's clock: its draft is younger. */
  askedMs?: number | undefined
}

/**
 * Looks for the tutor's own messages by their metadata, which Slack keeps with them.
 *
 * @param eventId Of the event that the parcel answers: its draft carries it. The draft of a stream can carry nothing;
 *   it is the tutor's message in the thread that has no metadata and no file, and came after the question.
 * @param isOfAnother Whether a message is the draft of another answer that is being written.
 * @throws DeliveryFault
 */
export async function findOwnMessages(
  client: SlackClient,
  place: SearchPlace,
  wanted: {
    key?: string
    eventId?: string | undefined
    botUserId: string
    isOfAnother?: (ts: string) => boolean
  },
): Promise<OwnMessages> {
  const found: OwnMessages = { parts: new Map(), draftTs: undefined }
  for (const message of await readMessages(client, place)) {
    const { event_type: type, event_payload: payload } = message.metadata ?? {}
    if (type === parcelEventType && payload?.['key'] === wanted.key && wanted.key !== undefined) {
      found.parts.set(Number(payload?.['part'] ?? 0), message.ts)
    } else if (wanted.eventId !== undefined) {
      const isDraft = type === draftEventType && payload?.['event'] === wanted.eventId
      if (isDraft || isStreamOf(message, place, wanted)) found.draftTs = message.ts
    }
  }
  return found
}

function isStreamOf(
  { ts, user, metadata, files }: FoundMessage,
  place: SearchPlace,
  wanted: { botUserId: string; isOfAnother?: (ts: string) => boolean },
): boolean {
  return (
    place.thread !== undefined &&
    user === wanted.botUserId &&
    metadata?.event_type === undefined &&
    (files ?? []).length === 0 &&
    Number(ts) * 1000 > (place.askedMs ?? 0) &&
    wanted.isOfAnother?.(ts) !== true
  )
}

/** The messages of a channel or thread, as far back as is worth looking. */
export async function readMessages(client: SlackClient, place: SearchPlace): Promise<FoundMessage[]> {
  const messages: FoundMessage[] = []
  let cursor: string | undefined
  for (let page = 0; page < slackLimits.searchPages; page += 1) {
    const answer = await readPage(client, place, cursor)
    messages.push(...answer.messages)
    cursor = answer.response_metadata?.next_cursor
    if (cursor === undefined || cursor === '') break
  }
  return messages
}

async function readPage(
  client: SlackClient,
  { channel, thread, sinceMs }: SearchPlace,
  cursor: string | undefined,
): Promise<z.infer<typeof pageSchema>> {
  try {
    const answer = await client.apiCall(
      thread === undefined ? 'conversations.history' : 'conversations.replies',
      {
        channel,
        ...(thread === undefined ? {} : { ts: thread }),
        // Ten minutes to spare for clocks that differ.
        ...(sinceMs === undefined ? {} : { oldest: `${Math.floor(sinceMs / 1000) - 600}.000000` }),
        ...(cursor === undefined ? {} : { cursor }),
        include_all_metadata: true,
        limit: 200,
      },
    )
    return pageSchema.parse(answer)
  } catch (error) {
    const fault = toOptionalFault(error)
    // Where nothing can be read (no thread, no scope, no member) an answer that comes twice is better than none.
    if (fault.kind === 'refused') return { messages: [] }
    throw fault
  }
}
