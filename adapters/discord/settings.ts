import type { RESTOptions } from 'discord.js'
import { discordLimits } from './limits.ts'

/** How the bot reaches Discord. */
export interface DiscordSettings {
  token: string
  /** Asked of Discord where it is not given. */
  applicationId?: string
  /** The one server in which the commands are registered. */
  guildId?: string
  /** Of the API, with or without "/v10" at its end. */
  apiUrl?: string
  cdnUrl?: string
  /** Told of what goes wrong beside an event, in a sentence without anybody's words. */
  onProblem?: (problem: string) => void
}

/** The settings out of the variables of the same names. */
export function readDiscordSettings(variables: {
  DISCORD_TOKEN: string
  DISCORD_APPLICATION_ID?: string | undefined
  DISCORD_GUILD_ID?: string | undefined
  DISCORD_API_URL?: string | undefined
  DISCORD_CDN_URL?: string | undefined
}): DiscordSettings {
  const {
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_GUILD_ID: guildId,
    DISCORD_API_URL: apiUrl,
    DISCORD_CDN_URL: cdnUrl,
  } = variables
  return {
    token: variables.DISCORD_TOKEN,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(guildId === undefined ? {} : { guildId }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(cdnUrl === undefined ? {} : { cdnUrl }),
  }
}

/**
 * The adapter sends once and says what happened, so its client retries nothing. It waits out a short rate limit in its
 * queue, in order; a long one is the core's to wait for.
 */
export function restOptions(settings: DiscordSettings): Partial<RESTOptions> {
  return {
    ...addressesOf(settings),
    retries: 0,
    timeout: 15_000,
    rejectOnRateLimit: ({ global, retryAfter }) => global || retryAfter > discordLimits.queuedWaitMs,
    invalidRequestWarningInterval: 50,
  }
}

/**
 * The replies to interactions do not count against the fifty calls a second that a bot has, so that they wait for none
 * of those: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
export function interactionRestOptions(settings: DiscordSettings): Partial<RESTOptions> {
  return { ...restOptions(settings), globalRequestsPerSecond: Number.POSITIVE_INFINITY }
}

/** The addresses as the client wants them: without a version, which it adds itself. */
export function addressesOf({ apiUrl, cdnUrl }: DiscordSettings): { api?: string; cdn?: string } {
  return {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/u, '').replace(/\/v\d+$/u, '') }),
    ...(cdnUrl === undefined ? {} : { cdn: cdnUrl.replace(/\/+$/u, '') }),
  }
}
