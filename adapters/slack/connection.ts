import type { Receiver } from '@slack/bolt'

/** One of the two ways in which Slack's events come. */
export interface Connection {
  receiver: Receiver
  /** Resolves when events can come. @throws Whatever stands in the way of the first connection. */
  open(): Promise<void>
  isConnected(): boolean
  /** Takes no more events. */
  stop(): Promise<void>
  /** Takes the platform's HTTP requests, where it sends some. */
  handle?(request: Request): Promise<Response>
}
