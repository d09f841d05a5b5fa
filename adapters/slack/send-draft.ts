import { z } from 'zod'
import type { Place } from '../../src/chat/event.ts'
import type { Message } from '../../src/chat/message.ts'
import { safeText } from '../../src/chat/safe-text.ts'
import { toOptionalFault } from './errors.ts'
import { slackLimits } from './limits.ts'
import { plainMrkdwn } from './escape-text.ts'
import { renderPages } from './render.ts'
import { draftEventType } from './find-own-messages.ts'
import type { SlackClient } from './slack-client.ts'

/** A draft that stands in the channel. */
export interface SentDraft {
  ts: string
  grow(draft: Message): Promise<SentDraft>
  end(): Promise<void>
}

const postedSchema = z.object({ ts: z.string() })

/**
 * A draft by Slack's streaming calls; none where Slack does not take them here.
 *
 * @throws Where it may stand there without our knowing.
 */
export async function openStream(
  client: SlackClient,
  place: { channel: string; thread: string; personId: string; team: string | undefined },
  text: string,
): Promise<SentDraft | undefined> {
  let ts: string
  try {
    const answer = await client.apiCall('chat.startStream', {
      channel: place.channel,
      thread_ts: place.thread,
      recipient_user_id: place.personId,
      ...(place.team === undefined ? {} : { recipient_team_id: place.team }),
      markdown_text: text,
    })
    ;({ ts } = postedSchema.parse(answer))
  } catch (error) {
    // Slack said no: it is shown in another way.
    if (toOptionalFault(error).kind === 'refused') return undefined
    throw error
  }
  let shown = text
  const { channel } = place
  const stream: SentDraft = {
    ts,
    async grow(draft) {
      const next = streamText(draft)
      // A stream can only grow; anything else waits for the whole answer.
      if (!next.startsWith(shown) || next === shown) return stream
      const added = next.slice(shown.length)
      shown = next
      await client.apiCall('chat.appendStream', { channel, ts, markdown_text: added }).catch(() => undefined)
      return stream
    },
    async end() {
      await client.apiCall('chat.stopStream', { channel, ts }).catch(() => undefined)
    },
  }
  return stream
}

/** A draft as a message of its own that carries the event's id, and is changed as the answer grows. */
export async function postDraft(
  client: SlackClient,
  { channel, thread }: Place,
  draft: Message,
  eventId: string,
): Promise<SentDraft> {
  const metadata = { event_type: draftEventType, event_payload: { event: eventId } }
  const pageOf = (message: Message) => ({ ...renderPages(message)[0], metadata })
  const answer = await client.apiCall('chat.postMessage', {
    channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...pageOf(draft),
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  })
  const { ts } = postedSchema.parse(answer)
  const posted: SentDraft = {
    ts,
    async grow(next) {
      await client
        .apiCall('chat.update', { channel, ts, ...pageOf(next), parse: 'none' })
        .catch(() => undefined)
      return posted
    },
    end: async () => undefined,
  }
  return posted
}

/** A draft as the Markdown of Slack's streams, in which nothing that people or models wrote is a link. */
export function streamText(draft: Message): string {
  const text = plainMrkdwn(safeText(draft.body)).replaceAll('](', '］(')
  return text.slice(0, slackLimits.streamCharacters) || '…'
}
