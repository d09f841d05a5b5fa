import { REST, RESTEvents, Routes, type Client } from 'discord.js'
import {
  DeliveryFault,
  type Lookups,
  type Platform,
  type Presence,
  type Receive,
} from '../../src/chat/platform.ts'
import { connect, mayReadContent, readApplication, withPatience, type Dispatch } from './connection.ts'
import { deliver } from './deliver.ts'
import type { DeliveryParts } from './delivery.ts'
import { createDirectory } from './people.ts'
import { createDiscordCalls } from './discord-calls.ts'
import { toDeliveryFault } from './errors.ts'
import { createIntake } from './take-payload.ts'
import { discordLimits } from './limits.ts'
import { channelPayloadSchema, channelTypes, readyPayloadSchema, type ChannelPayload } from './payloads.ts'
import { createProgress } from './progress.ts'
import { registerCommands } from './register-commands.ts'
import { createReplyDelivery } from './respond.ts'
import { interactionRestOptions, restOptions, type DiscordSettings } from './settings.ts'

export { examineDiscord } from './examine.ts'
export { readDiscordSettings, type DiscordSettings } from './settings.ts'

/** Discord as a chat platform: dispatches of the gateway come in, calls of the API go out. */
export function createDiscord(settings: DiscordSettings): Platform {
  const problem = settings.onProblem ?? ((text) => process.emitWarning(text, { code: 'DISCORD' }))
  const rest = new REST({ version: '10', ...restOptions(settings) }).setToken(settings.token)
  const interactionRest = new REST({ version: '10', ...interactionRestOptions(settings) })
  const directory = createDirectory()
  let client: Client | undefined
  let botId = ''
  let isUp = false
  let pausedUntilMs = 0
  let here: NodeJS.Timeout | undefined

  for (const one of [rest, interactionRest]) {
    one.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
      if (count < discordLimits.invalidRequests) return
      pausedUntilMs = Date.now() + remainingTime
      problem(`Discord has refused ${count} calls in ten minutes; nothing is sent until these are over`)
    })
  }

  /** Where the gateway has not told of a channel, Discord is asked once. */
  async function findChannel(id: string): Promise<ChannelPayload | undefined> {
    const known = directory.channel(id)
    if (known !== undefined) return known
    try {
      const channel = channelPayloadSchema.parse(await rest.get(Routes.channel(id)))
      directory.learnChannel(channel)
      return channel
    } catch {
      return undefined
    }
  }

  const parts: DeliveryParts = {
    calls: createDiscordCalls(rest, interactionRest),
    botId: () => botId,
    onThreadOpened({ id, channelId, name }) {
      directory.learnChannel({
        id,
        type: channelTypes.publicThread,
        parent_id: channelId,
        owner_id: botId,
        name,
      })
    },
  }
  const intake = createIntake({
    rest,
    interactionRest,
    directory,
    findChannel,
    botId: () => botId,
    isUp: () => isUp,
    problem,
  })
  const progress = createProgress(parts.calls, (id) => intake.untilAcknowledged(id))
  const replyToInteraction = createReplyDelivery(parts, async (handle) => {
    await intake.untilAcknowledged(handle.interactionId)
    await progress.end(handle)
  })

  function take(dispatch: Dispatch): void {
    if (dispatch.t === 'READY') botId = readyPayloadSchema.parse(dispatch.d).user.id
    if (dispatch.t === 'READY' || dispatch.t === 'RESUMED') isUp = true
    directory.learn(dispatch)
    intake.take(dispatch)
  }

  return {
    name: 'discord',
    async start(receive: Receive, lookups: Lookups, presence?: Presence) {
      const application = await withPatience(() => readApplication(rest))
      intake.open(receive, lookups, presence)
      here = setInterval(() => void intake.noteHere(), discordLimits.hereEveryMs).unref()
      client = await withPatience(() =>
        connect(settings, application !== undefined && mayReadContent(application), {
          dispatch: guarded(take, problem),
          down: () => {
            isUp = false
          },
          problem,
        }),
      )
      const applicationId = settings.applicationId ?? application?.id ?? client.application?.id ?? botId
      try {
        await registerCommands(rest, applicationId, settings.guildId)
      } catch (error) {
        problem(`the commands could not be registered: ${toDeliveryFault(error).message}; run tutor doctor`)
      }
    },
    async deliver(parcel) {
      const waitMs = pausedUntilMs - Date.now()
      if (waitMs > 0) {
        const details = { retryAfterMs: waitMs, isGlobal: true }
        throw new DeliveryFault('rate-limited', 'Discord has refused too many calls', details)
      }
      return deliver(parcel, parts, replyToInteraction)
    },
    async showProgress(target, draft) {
      if (pausedUntilMs <= Date.now()) progress.show(target, draft)
    },
    isConnected: () => isUp,
    async stopReceiving() {
      clearInterval(here)
      await intake.noteHere()
      intake.close()
    },
    async close() {
      isUp = false
      clearInterval(here)
      intake.close()
      await client?.destroy()
      for (const one of [rest, interactionRest]) {
        one.clearHashSweeper()
        one.clearHandlerSweeper()
      }
    },
  }
}

/** A listener that throws would end the process. */
function guarded(take: (dispatch: Dispatch) => void, problem: (text: string) => void) {
  return (dispatch: Dispatch) => {
    try {
      take(dispatch)
    } catch {
      problem(`a dispatch of Discord could not be read (${dispatch.t})`)
    }
  }
}
