import { z } from 'zod'
import type { Lookups, Platform, Receive } from '../../src/chat/platform.ts'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { createAssistant } from './assistant.ts'
import { createBoltApp } from './bolt-app.ts'
import type { Connection } from './connection.ts'
import { deliver } from './deliver.ts'
import type { DeliveryParts } from './deliver-in-place.ts'
import { createDrafts } from './progress.ts'
import { toDeliveryFault } from './errors.ts'
import { publishHome } from './home.ts'
import { createHttpConnection } from './http-connection.ts'
import { claimNotes } from './claim-notes.ts'
import { createOpenedModals } from './opened-modals.ts'
import { createPeople } from './people.ts'
import { retryStart } from './retry-start.ts'
import { addRoutes } from './routes.ts'
import type { SlackSettings } from './settings.ts'
import { createSocketConnection } from './socket-connection.ts'
import { failureNote, takePayload } from './take-payload.ts'

const identitySchema = z.object({ user_id: z.string(), url: z.url().optional() })

/** The class's Slack workspace as a chat platform. */
export function createSlack(settings: SlackSettings): Platform {
  const { connection: chosen, apiUrl } = settings
  const connection: Connection =
    chosen.kind === 'socket'
      ? createSocketConnection(chosen.appToken, apiUrl)
      : createHttpConnection(chosen.signingSecret)
  const app = createBoltApp(settings, connection.receiver)
  const { client } = app
  const people = createPeople(client)
  const modals = createOpenedModals(client)
  let botUserId = ''
  const startedMs = Date.now()
  const drafts = createDrafts(client, () => botUserId, startedMs)
  let delivery: DeliveryParts | undefined
  let isClosed = false

  const identified = async (): Promise<DeliveryParts> => {
    delivery ??= await identify()
    return delivery
  }

  async function identify(): Promise<DeliveryParts> {
    const identity = identitySchema.parse(await client.apiCall('auth.test'))
    botUserId = identity.user_id
    return {
      client,
      drafts,
      botUserId,
      apiUrl,
      workspaceUrl: identity.url,
      startedMs,
      modalOpened: (viewId) => modals.untilOpened(viewId),
      claimNote,
    }
  }

  const claimNote = claimNotes()

  return {
    name: 'slack',
    ...(connection.handle === undefined
      ? {}
      : {
          webhook: {
            path: '/slack/events',
            handle: (request: Request) => connection.handle?.(request) ?? notHere(),
          },
        }),
    async start(receive: Receive, lookups: Lookups) {
      const identity = await retryStart(async () => {
        await app.init()
        return identified()
      }, 'SLACK_BOT_TOKEN')
      const { botUserId: ownId } = identity
      const assistant = createAssistant({ client, people, lookups, botUserId: ownId })
      addRoutes(app, {
        take: (payload) =>
          takePayload(payload, {
            receive,
            people,
            modals,
            assistant,
            botUserId: ownId,
            showStatus: drafts.showStatus,
            deliver: (parcel) => deliver(parcel, identity),
          }),
        failureNote,
        greet: (payload) => assistant.greet(payload),
        publishHome: (payload) => publishHome(payload, { client, people, lookups }),
      })
      await retryStart(() => connection.open(), 'SLACK_APP_TOKEN')
    },
    identify: (person) => people.describe(person.id),
    async deliver(parcel) {
      let parts: DeliveryParts
      try {
        parts = await identified()
      } catch (error) {
        throw new DeliveryFault('unreachable', 'Slack does not say who the tutor is', { cause: error })
      }
      try {
        return await deliver(parcel, parts)
      } catch (error) {
        const fault = toDeliveryFault(error)
        const place = parcel.target.kind === 'reply' ? parcel.target.place : undefined
        if (fault.kind === 'rate-limited' && place !== undefined) {
          drafts.holdBack(place.channel, fault.retryAfterMs ?? 0)
        }
        throw fault
      }
    },
    async showProgress(target, draft) {
      if (!isClosed) drafts.show(target, draft)
    },
    isConnected: () => !isClosed && connection.isConnected(),
    stopReceiving: () => connection.stop(),
    async close() {
      isClosed = true
      await connection.stop()
    },
  }
}

async function notHere(): Promise<Response> {
  return new Response(null, { status: 404 })
}

export { examineSlack } from './examine.ts'
export { readSlackSettings } from './settings.ts'
