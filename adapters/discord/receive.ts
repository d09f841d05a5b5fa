import type { ChatEvent, Place } from '../../src/chat/event.ts'
import { safeText } from '../../src/chat/safe-text.ts'
import { toJson, type Handle } from './handle.ts'
import { channelTypes, type MessagePayload } from './payloads.ts'
import { canHoldThreads, personOf, placeOf, threadNameOf, type Surroundings } from './place.ts'

/** What of Discord's message types people write: an ordinary message, a reply. */
const spokenTypes = new Set([0, 19])

/**
 * A message as an event; nothing where a bot, a webhook or Discord itself wrote it, or where nothing of it can be read.
 * Without the Message Content intent Discord gives the text of mentions, of replies that notify the tutor and of direct
 * messages, and an empty one for all others.
 */
export function readMessage(payload: MessagePayload, around: Surroundings): ChatEvent | undefined {
  const { author } = payload
  const isFromPerson = author.bot !== true && author.id !== around.botId && payload.webhook_id == null
  if (!isFromPerson || !spokenTypes.has(payload.type)) return undefined
  const place = placeOf(payload.guild_id, payload.channel_id, around)
  const isPost = isForumPost(payload, around)
  const isNamed = place.isDirect || isMentioned(payload, around)
  const said = withoutMention(payload.content, around)
  const title = isPost ? (around.channel?.name ?? '') : ''
  const text = [title, said]
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 20_000)
  if (text === '' && !isNamed) return undefined
  return {
    kind: 'message',
    id: payload.id,
    place,
    person: personOf(author, payload.member, payload.guild_id, around),
    handle: toJson(handleOfMessage(payload.id, place, text, around)),
    text,
    addressed: isNamed ? 'named' : isPost ? 'post' : place.thread === undefined ? 'none' : 'thread',
  }
}

function isMentioned(payload: MessagePayload, { botId, ownRoles }: Surroundings): boolean {
  return (
    payload.mentions.some(({ id }) => id === botId) ||
    payload.mention_roles.some((id) => ownRoles.includes(id)) ||
    payload.content.includes(`<@${botId}>`) ||
    payload.referenced_message?.author.id === botId
  )
}

/** The first message of a forum's post has the post's own id. */
function isForumPost(payload: MessagePayload, { parent }: Surroundings): boolean {
  const isForum = parent?.type === channelTypes.forum || parent?.type === channelTypes.media
  return isForum && payload.id === payload.channel_id
}

function withoutMention(content: string, { botId, ownRoles }: Surroundings): string {
  let text = content.replaceAll(`<@${botId}>`, ' ').replaceAll(`<@!${botId}>`, ' ')
  for (const role of ownRoles) text = text.replaceAll(`<@&${role}>`, ' ')
  return safeText(text).trim()
}

function handleOfMessage(messageId: string, place: Place, text: string, around: Surroundings): Handle {
  const canOpen = !place.isDirect && place.thread === undefined && canHoldThreads(around.channel)
  return { kind: 'message', messageId, ...(canOpen ? { threadName: threadNameOf(text) } : {}) }
}
