import { z } from 'zod'
import type { ChatEvent } from '../../src/chat/event.ts'
import { handleOf } from './handle.ts'
import { messageSchema, type Receiving, type SlackMessage } from './payloads.ts'
import { isDirectChannel, placeOf } from './place.ts'
import { plainText } from './plain-text.ts'
import { readCommand, readMenu } from './receive-command.ts'
import { readPress, readSubmission } from './receive-press.ts'

/**
 * A payload of Slack's as an event, without the person's roles, names and language, which Slack does not state with
 * it; none where it is nothing for the tutor. Pure. `app_mention` and `message` of one message have the same id.
 */
export function readPayload(payload: unknown, receiving: Receiving): ChatEvent | undefined {
  const { type, command } = kindSchema.catch({}).parse(payload)
  if (command !== undefined) return readCommand(payload, receiving)
  switch (type) {
    case 'event_callback':
      return readMessage(payload, receiving)
    case 'block_actions':
      return readPress(payload, receiving)
    case 'view_submission':
      return readSubmission(payload, receiving)
    case 'message_action':
      return readMenu(payload, receiving)
    default:
      return undefined
  }
}

const kindSchema = z.object({ type: z.string().optional(), command: z.string().optional() })

function readMessage(payload: unknown, { botUserId, receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = messageSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { event, team_id: team } = parsed.data
  if (!isFromPerson(event, botUserId)) return undefined
  const isDirect = event.channel_type === 'im' || isDirectChannel(event.channel)
  const mention = new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>`, 'gu')
  const isNamed = isDirect || event.type === 'app_mention' || event.text.search(mention) !== -1
  // In a channel what is said to the tutor opens a thread; in a direct message it goes on where it is.
  const thread = event.thread_ts ?? (isDirect ? undefined : event.ts)
  const id = `message-${event.channel}-${event.ts}`
  return {
    kind: 'message',
    id,
    place: placeOf({ team, channel: event.channel, thread, isDirect }),
    person: { id: event.user, roles: [] },
    handle: handleOf({ id, receivedMs, team: event.user_team ?? event.team ?? team }),
    text: plainText(event.text.replaceAll(mention, ' ')).trim().slice(0, 20_000),
    addressed: isNamed ? 'named' : event.thread_ts === undefined ? 'none' : 'thread',
  }
}

/** Subtypes are edits, joins and the like; but a reply that is also shown in the channel, or has a file, is said. */
const spokenSubtypes = new Set<string | undefined>([undefined, 'thread_broadcast', 'file_share'])

function isFromPerson(event: SlackMessage, botUserId: string): event is SlackMessage & { user: string } {
  return (
    spokenSubtypes.has(event.subtype) &&
    event.bot_id === undefined &&
    event.user !== undefined &&
    event.user !== botUserId &&
    event.user !== 'USLACKBOT'
  )
}
