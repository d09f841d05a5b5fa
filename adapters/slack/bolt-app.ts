import { App, type Receiver, type webApi } from '@slack/bolt'
import { slackLimits } from './limits.ts'
import { silentLogger } from './silent-logger.ts'
import type { SlackSettings } from './settings.ts'

type BoltEvent = Parameters<App['processEvent']>[0]

/** The core decides about retries and waiting; a call is made once. */
export function clientOptionsOf(apiUrl: string): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: slackLimits.callTimeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  }
}

/**
 * Bolt's own app acknowledges an event before its listeners run, and a command never where no listener takes it or
 * one throws. Here an event is acknowledged when its listeners have returned (it is then kept), and not where it could
 * not be kept, so that Slack sends it again; all else, which Slack never repeats, is acknowledged in any case.
 */
export class AcknowledgingApp extends App {
  /** Payloads that could not be kept: Slack shall send them again. */
  readonly unkept = new WeakSet<object>()

  override async processEvent(event: BoltEvent): Promise<void> {
    let answer: unknown
    try {
      await super.processEvent({
        ...event,
        ack: async (response: unknown) => {
          answer = response
        },
      })
    } catch (error) {
      // What Bolt itself cannot read would fail at each repetition.
      if (this.unkept.has(event.body)) throw error
    }
    await event.ack(answer)
  }
}

/** @param receiver Must be one of Bolt's own for Socket Mode. */
export function createBoltApp(settings: SlackSettings, receiver: Receiver): AcknowledgingApp {
  const app = new AcknowledgingApp({
    token: settings.botToken,
    receiver,
    logger: silentLogger,
    convoStore: false,
    // So that a wrong token is an error of `init`, not a stray rejection.
    deferInitialization: true,
    clientOptions: clientOptionsOf(settings.apiUrl),
  })
  app.error(async (error) => {
    throw error
  })
  return app
}
