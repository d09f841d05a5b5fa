import { z } from 'zod'
import type { Place } from '../../src/chat/event.ts'
import { plainMessage, type Message } from '../../src/chat/message.ts'
import { DeliveryFault, type Parcel, type Receipt } from '../../src/chat/platform.ts'
import type { Drafts } from './progress.ts'
import { toOptionalFault } from './errors.ts'
import type { SlackHandle } from './handle.ts'
import { postPages, receiptOf } from './post.ts'
import { renderPages } from './render.ts'
import { findOwnMessages, readMessages } from './find-own-messages.ts'
import type { SlackClient } from './slack-client.ts'
import { uploadFile } from './upload.ts'

export interface DeliveryParts {
  client: SlackClient
  drafts: Drafts
  botUserId: string
  /** Where Slack's methods are called. */
  apiUrl: string
  /** "https://school.slack.com/", for links to messages. */
  workspaceUrl: string | undefined
  /** What was received before may have left a draft behind. */
  startedMs: number
  /** Resolves when the modal of that name has been opened, or could not be. */
  modalOpened: (viewId: string) => Promise<unknown>
  /** The first parcel that asks for the place of a command's note gets it, and gets it again when it is sent again. */
  claimNote: (eventId: string, key: string) => boolean
}

/** Posts a parcel; looks for it first where it may stand there. */
export async function deliverInPlace(
  parcel: Parcel,
  place: Place,
  handle: SlackHandle | undefined,
  parts: DeliveryParts,
): Promise<Receipt> {
  const { client, botUserId } = parts
  await parts.drafts.statusSent(place.thread)
  const draft = handle === undefined ? undefined : await parts.drafts.take(handle.id)
  const isLeftOver = handle !== undefined && handle.receivedMs < parts.startedMs
  const mustLook = parcel.mayHaveArrived || draft?.isUnsure === true || isLeftOver
  const found = mustLook
    ? await findOwnMessages(
        client,
        {
          channel: place.channel,
          thread: place.thread,
          sinceMs: handle?.receivedMs,
          askedMs: askedMsOf(handle),
        },
        { key: parcel.key, eventId: handle?.id, botUserId, isOfAnother: parts.drafts.isShown },
      )
    : { parts: new Map<number, string>(), draftTs: undefined }
  const draftTs = draft?.ts ?? found.draftTs
  if (draft?.ts === undefined && draftTs !== undefined) {
    // A stream that an earlier process began can only be changed when it has ended.
    await client.apiCall('chat.stopStream', { channel: place.channel, ts: draftTs }).catch(() => undefined)
  }
  const imageId = found.parts.size === 0 ? await uploadImage(parcel.message, client) : undefined
  const pages = renderPages(parcel.message, imageId)
  const ids = await postPages(client, { key: parcel.key, place, pages, known: found.parts, draftTs })
  if (draft?.ts !== undefined && !ids.includes(draft.ts)) await removeDraft(client, place.channel, draft.ts)
  await shareAttachment(parcel, place, ids, parts)
  return receiptOf(place, ids, parts.workspaceUrl)
}

/** A draft that could not become the answer must not stand beside it. */
async function removeDraft(client: SlackClient, channel: string, ts: string): Promise<void> {
  await client.apiCall('chat.delete', { channel, ts }).catch(() => undefined)
}

/** A message's id ends with its time by Slack's clock; for the rest ours, with a minute to spare, must do. */
function askedMsOf(handle: SlackHandle | undefined): number | undefined {
  if (handle === undefined) return undefined
  const ts = /^message-.*-(\d+\.\d+)$/u.exec(handle.id)?.[1]
  return ts === undefined ? handle.receivedMs - 60_000 : Number(ts) * 1000
}

/** In the direct message of a person. */
export async function deliverToPerson(
  parcel: Parcel,
  personId: string,
  parts: DeliveryParts,
): Promise<Receipt> {
  const channel = await openDirect(personId, parts.client)
  return deliverInPlace(parcel, { platform: 'slack', channel, isDirect: true }, undefined, parts)
}

const openedSchema = z.object({ channel: z.object({ id: z.string() }) })

async function openDirect(personId: string, client: SlackClient): Promise<string> {
  try {
    const answer = await client.apiCall('conversations.open', { users: personId })
    return openedSchema.parse(answer).channel.id
  } catch (error) {
    const fault = toOptionalFault(error)
    // Slack takes a person's id for their direct message when it is posted to.
    if (fault.kind === 'refused') return personId
    throw fault
  }
}

/** An image that Slack does not take is shown as its words. */
export async function uploadImage({ image }: Message, client: SlackClient): Promise<string | undefined> {
  if (image === undefined) return undefined
  const bytes = Buffer.from(image.pngBase64, 'base64')
  try {
    return await uploadFile(client, { bytes, fileName: image.fileName, altText: image.altText })
  } catch (error) {
    const fault = toOptionalFault(error)
    if (fault.kind === 'refused') return undefined
    throw fault
  }
}

/** The parcel's file after its message; where it may be there already, it is looked for. */
async function shareAttachment(
  parcel: Parcel,
  place: Place,
  ids: readonly string[],
  { client }: DeliveryParts,
): Promise<void> {
  const { attachment } = parcel.message
  if (attachment === undefined) return
  if (parcel.mayHaveArrived) {
    const stands = await readMessages(client, { channel: place.channel, thread: place.thread })
    const last = ids.at(-1) ?? ''
    const isThere = stands.some(
      (message) =>
        message.ts > last && message.files?.some(({ name }) => name === attachment.fileName) === true,
    )
    if (isThere) return
  }
  try {
    await uploadFile(client, {
      bytes: Buffer.from(attachment.text, 'utf8'),
      fileName: attachment.fileName,
      channel: place.channel,
      thread: place.thread,
    })
  } catch (error) {
    const fault = toOptionalFault(error)
    if (fault.kind === 'refused') {
      await postAsText(parcel, attachment.text, place, client)
      return
    }
    // The message stands there: from now on it must be looked for.
    throw fault.kind === 'rate-limited'
      ? new DeliveryFault('unreachable', fault.message, { cause: fault })
      : fault
  }
}

/** A file that Slack does not take, as messages below the one that it belongs to. */
async function postAsText(parcel: Parcel, text: string, place: Place, client: SlackClient): Promise<void> {
  const body = `\`\`\`\n${text.replaceAll('```', 'ˋˋˋ')}\n\`\`\``
  const pages = renderPages(plainMessage(parcel.message.language, body, 'asker'))
  await postPages(client, { key: `${parcel.key}-file`, place, pages, known: new Map() })
}
