import type { REST } from 'discord.js'
import type { Presence } from '../../src/chat/platform.ts'
import { channelsToRead } from './channels-to-read.ts'
import { discordLimits } from './limits.ts'
import { guildPayloadSchema, readyPayloadSchema } from './payloads.ts'
import { readMissed, type MissedMessage } from './read-missed.ts'

/**
 * Hands in what was said while the bot was away: a new session of the gateway begins with now, and nothing tells of
 * what was missed. What was taken before is known by its id, so that nothing is answered twice.
 */
export interface CatchUp {
  /** A new session: direct messages are read, and the servers are expected. */
  begin(ready: unknown): Promise<void>
  /** A server of the session, as GUILD_CREATE tells of it. */
  readGuild(guild: unknown): Promise<void>
  /** Remembers that nothing is missed up to now, where that is so. */
  noteHere(): Promise<void>
  stop(): void
}

export interface CatchUpParts {
  rest: REST
  presence: Presence | undefined
  botId: () => string
  isUp: () => boolean
  take: (payload: Record<string, unknown>) => Promise<void>
}

/** One session of the gateway. */
interface Session {
  sinceMs: Promise<number>
  /** What is still to be read: servers by their ids, and the direct messages. */
  missing: Set<string>
  hasFailed: boolean
}

const directMessages = '@me'

export function createCatchUp(parts: CatchUpParts): CatchUp {
  const { rest, presence, take } = parts
  let session: Session | undefined
  let isStopped = false

  async function findSinceMs(nowMs: number): Promise<number> {
    const hereMs = await presence?.lastHereMs()
    if (hereMs === undefined) return nowMs - discordLimits.catchUpAtFirstMs
    // A connection that has died is noticed some heartbeats later.
    return Math.max(hereMs - discordLimits.catchUpOverlapMs, nowMs - discordLimits.catchUpMs)
  }

  async function readAll(
    channelIds: readonly string[],
    of: Session,
    around: Partial<MissedMessage>,
  ): Promise<void> {
    const sinceMs = await of.sinceMs
    let refusals = 0
    for (const channelId of channelIds) {
      // Refused calls count against the bot.
      if (isStopped || session !== of || refusals >= discordLimits.catchUpRefusals) return
      const missed = await readMissed(channelId, sinceMs, rest)
      if (missed === 'refused') refusals += 1
      else for (const message of missed) if (!isStopped) await take({ ...message, ...around })
    }
  }

  async function run(name: string, of: Session, work: () => Promise<void>): Promise<void> {
    try {
      await work()
      of.missing.delete(name)
    } catch (error) {
      of.hasFailed = true
      throw error
    }
  }

  return {
    async begin(ready) {
      const guilds = readyPayloadSchema.safeParse(ready).data?.guilds ?? []
      const begun: Session = {
        sinceMs: findSinceMs(Date.now()),
        missing: new Set([directMessages, ...guilds.map(({ id }) => id)]),
        hasFailed: false,
      }
      session = begun
      await run(directMessages, begun, async () => {
        const places = (await presence?.spokenPlaces()) ?? []
        const channels = places.filter(({ isDirect }) => isDirect).map(({ channel }) => channel)
        await readAll(channels, begun, {})
      })
    },
    async readGuild(payload) {
      const { data: guild } = guildPayloadSchema.safeParse(payload)
      const of = session
      if (guild === undefined || of === undefined) return
      await run(guild.id, of, async () => {
        const places = (await presence?.spokenPlaces()) ?? []
        const knownIds = places
          .filter(({ space }) => space === guild.id)
          .map(({ channel, thread }) => thread ?? channel)
        const sinceMs = await of.sinceMs
        const channels = channelsToRead(guild, { botId: parts.botId(), knownIds, sinceMs })
        await readAll(channels, of, { guild_id: guild.id })
      })
    },
    async noteHere() {
      const isWhole = session !== undefined && session.missing.size === 0 && !session.hasFailed
      if (isWhole && !isStopped && parts.isUp()) await presence?.noteHere(Date.now())
    },
    stop() {
      isStopped = true
    },
  }
}
