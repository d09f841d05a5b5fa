import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Place } from '../../src/chat/event.ts'
import type { Receipt } from '../../src/chat/platform.ts'
import { codeOf, toDeliveryFault, toOptionalFault } from './errors.ts'
import type { SlackPage } from './render.ts'
import { parcelEventType } from './find-own-messages.ts'
import type { SlackClient } from './slack-client.ts'

const postedSchema = z.object({ ts: z.string(), channel: z.string().optional() })

export interface PostRequest {
  key: string
  place: Place
  pages: readonly SlackPage[]
  /** Parts that stand there already. */
  known: ReadonlyMap<number, string>
  /** A message of the tutor's own that becomes the first part. */
  draftTs?: string | undefined
}

/**
 * Puts the pages of a parcel into a place, each under the parcel's key, by which it is found again.
 *
 * @returns The ids of all parts, in order.
 * @throws DeliveryFault
 */
export async function postPages(client: SlackClient, request: PostRequest): Promise<string[]> {
  const { place, pages, known, draftTs } = request
  const ids: string[] = []
  for (const [part, page] of pages.entries()) {
    const metadata = { event_type: parcelEventType, event_payload: { key: request.key, part } }
    const stands = known.get(part)
    if (stands !== undefined) ids.push(stands)
    else if (
      part === 0 &&
      draftTs !== undefined &&
      (await change(client, place.channel, draftTs, { ...page, metadata }))
    ) {
      ids.push(draftTs)
    } else ids.push(await post(client, place, { ...page, metadata }))
  }
  return ids
}

type PostedPage = SlackPage & {
  metadata: { event_type: string; event_payload: { key: string; part: number } }
}

async function post(client: SlackClient, { channel, thread }: Place, page: PostedPage): Promise<string> {
  const message = {
    channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  }
  return withImage(page, async (shown) => {
    const answer = await client.apiCall('chat.postMessage', { ...message, ...shown })
    return postedSchema.parse(answer).ts
  })
}

/**
 * Changes a message of the tutor's own.
 *
 * @returns False where it is gone or cannot be changed.
 * @throws DeliveryFault
 */
export async function change(
  client: SlackClient,
  channel: string,
  ts: string,
  page: SlackPage & { metadata?: PostedPage['metadata'] },
): Promise<boolean> {
  try {
    await withImage(page, (shown) => client.apiCall('chat.update', { channel, ts, parse: 'none', ...shown }))
    return true
  } catch (error) {
    const fault = toOptionalFault(error)
    if (fault.kind === 'refused') return false
    throw fault
  }
}

const notReadyDelaysMs = [700, 2000]

/** An image that was uploaded this moment may not be ready: it is tried again, and goes as its words in the end. */
async function withImage<Page extends SlackPage, Result>(
  page: Page,
  send: (shown: Page) => Promise<Result>,
): Promise<Result> {
  const hasImage = page.blocks.some(({ type }) => type === 'image')
  for (const delayMs of hasImage ? [0, ...notReadyDelaysMs] : []) {
    if (delayMs > 0) await sleep(delayMs)
    try {
      return await send(page)
    } catch (error) {
      if (!isAboutBlocks(error)) throw toDeliveryFault(error)
    }
  }
  try {
    return await send(hasImage ? { ...page, blocks: page.blocks.map(inWords) } : page)
  } catch (error) {
    if (!isAboutBlocks(error)) throw toDeliveryFault(error)
  }
  try {
    // The words alone are better than nothing.
    return await send({ ...page, blocks: [] })
  } catch (error) {
    throw toDeliveryFault(error)
  }
}

const blockCodes = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'])

function isAboutBlocks(error: unknown): boolean {
  return blockCodes.has(codeOf(error) ?? '')
}

function inWords(block: SlackPage['blocks'][number]): SlackPage['blocks'][number] {
  if (block.type !== 'image') return block
  return { type: 'section', text: { type: 'mrkdwn', text: `[${escapeAlt(block.alt_text)}]`, verbatim: true } }
}

function escapeAlt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What is known of messages that stand in a place; replies to the first form a thread. */
export function receiptOf(place: Place, messageIds: string[], workspaceUrl: string | undefined): Receipt {
  const [first] = messageIds
  const thread = place.thread ?? (place.isDirect ? undefined : first)
  const isLinkable = !place.isDirect && workspaceUrl !== undefined && first !== undefined
  const inThread = place.thread === undefined ? '' : `?thread_ts=${place.thread}&cid=${place.channel}`
  const path = `archives/${place.channel}/p${first?.replace('.', '') ?? ''}${inThread}`
  return {
    messageIds,
    place: { ...place, ...(thread === undefined ? {} : { thread }) },
    ...(isLinkable ? { url: new URL(path, workspaceUrl).href } : {}),
  }
}
