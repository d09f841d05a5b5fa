import { Routes, type REST } from 'discord.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { isRefusal, toDeliveryFault } from './errors.ts'
import { discordLimits } from './limits.ts'

const messageSchema = z.looseObject({ id: z.string(), timestamp: z.string().optional() })
export type MissedMessage = z.infer<typeof messageSchema>

const pageLength = 100
const firstPauseMs = 1_000
const attempts = 5

/**
 * What was said in a channel since an instant, oldest first, read from the newest backwards so that of very much the
 * latest is had. Waits out rate limits, and tries again where Discord gives no answer.
 *
 * @returns Nothing where Discord refuses: a channel that is gone, or that may not be read.
 * @throws The client's error where Discord cannot be reached, or takes no call any more.
 */
export async function readMissed(
  channelId: string,
  sinceMs: number,
  rest: REST,
): Promise<MissedMessage[] | 'refused'> {
  const missed = new Map<string, MissedMessage>()
  let before: string | undefined
  for (let page = 0; page < discordLimits.catchUpPages; page += 1) {
    const messages = await readPage(channelId, before, rest)
    if (messages === 'refused') return page === 0 ? 'refused' : inOrder(missed)
    const fresh = messages.filter((message) => saidMs(message) > sinceMs && !missed.has(message.id))
    for (const message of fresh) missed.set(message.id, message)
    before = messages.at(-1)?.id
    if (fresh.length < pageLength) break
  }
  return inOrder(missed)
}

async function readPage(channelId: string, before: string | undefined, rest: REST) {
  const query = new URLSearchParams({
    limit: String(pageLength),
    ...(before === undefined ? {} : { before }),
  })
  for (let attempt = 1; ; attempt += 1) {
    try {
      return z.array(messageSchema).parse(await rest.get(Routes.channelMessages(channelId), { query }))
    } catch (error) {
      if (isRefusal(error)) return 'refused'
      const { kind, retryAfterMs } = toDeliveryFault(error)
      if (kind === 'unauthorized' || attempt === attempts) throw error
      await sleep(retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1))
    }
  }
}

function inOrder(missed: ReadonlyMap<string, MissedMessage>): MissedMessage[] {
  return [...missed.values()].toSorted((one, other) => saidMs(one) - saidMs(other))
}

function saidMs({ id, timestamp }: MissedMessage): number {
  const statedMs = timestamp === undefined ? Number.NaN : Date.parse(timestamp)
  return Number.isNaN(statedMs) ? madeMs(id) : statedMs
}

/** When something was made, from its id: https://docs.discord.com/developers/reference#snowflakes */
export function madeMs(id: string): number {
  return /^\d+$/u.test(id) ? Number(BigInt(id) >> 22n) + 1_420_070_400_000 : 0
}
