import { Client, Events, GatewayIntentBits, Options, type REST, Routes } from 'discord.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { isRefusal, isWrongToken, toStartError } from './errors.ts'
import { addressesOf, type DiscordSettings } from './settings.ts'

/** A dispatch of the gateway as it came. */
export interface Dispatch {
  t?: string | null
  d?: unknown
}

const firstPauseMs = 500
const attempts = 4

/** What Discord says of the application that the token belongs to. */
export const applicationSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  flags: z.int().default(0),
  /** The bot's own user; of old bots its id is another than the application's. */
  bot: z.object({ id: z.string() }).optional(),
})
export type Application = z.infer<typeof applicationSchema>

/**
 * Whether Discord lets the bot read what is not addressed to it; the second is what a bot of few servers gets:
 * https://docs.discord.com/developers/resources/application#application-object-application-flags
 */
export function mayReadContent({ flags }: Pick<Application, 'flags'>): boolean {
  const contentFlags = (1 << 18) | (1 << 19)
  return (flags & contentFlags) !== 0
}

/** @throws The client's error; a refused token is the only refusal among them. */
export async function readApplication(rest: REST): Promise<Application | undefined> {
  try {
    return applicationSchema.parse(await rest.get(Routes.currentApplication()))
  } catch (error) {
    if (isRefusal(error) || error instanceof z.ZodError) return undefined
    throw error
  }
}

/** Does it again where Discord was not reached, a few times; a refused token is not tried again. */
export async function withPatience<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const isForGood = isWrongToken(error) || /intents/iu.test(String(error))
      if (isForGood || attempt === attempts) throw toStartError(error)
      await sleep(firstPauseMs * 2 ** (attempt - 1))
    }
  }
}

/**
 * Connects to the gateway. The privileged intent is asked for only where the application has it, so that nobody who can
 * do without has to switch it on.
 */
export async function connect(
  settings: DiscordSettings,
  asksForContent: boolean,
  on: { dispatch: (dispatch: Dispatch) => void; down: () => void; problem: (problem: string) => void },
): Promise<Client> {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(asksForContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    rest: { ...addressesOf(settings), timeout: 10_000, retries: 1 },
    waitGuildTimeout: 2_000,
    allowedMentions: { parse: [], repliedUser: false },
    // The adapter reads dispatches as they come and keeps what it needs itself: memory stays flat.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      ReactionManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
    }),
  })
  client.on(Events.Raw, (dispatch: Dispatch) => {
    on.dispatch(dispatch)
  })
  client.on(Events.ShardReconnecting, () => {
    on.down()
  })
  client.on(Events.ShardDisconnect, ({ code }) => {
    on.down()
    on.problem(`Discord has closed the connection for good (${code}); restart the tutor`)
  })
  client.on(Events.ShardError, () => {
    on.problem('the connection to Discord failed; it is opened again')
  })
  client.on(Events.Error, (error) => {
    on.problem(`the client of Discord failed (${error.name})`)
  })
  await client.login(settings.token)
  return client
}
