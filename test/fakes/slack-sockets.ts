import type { Server } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'

/** How Slack sends over Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Sockets {
  url(): string
  /**
   * Sends a payload over a socket, and again over the next one for as long as it is not acknowledged.
   *
   * @returns What the acknowledgement says.
   */
  send(type: 'events_api' | 'interactive' | 'slash_commands', payload: unknown): Promise<unknown>
  /** Sends it so many times at once, whatever is acknowledged. */
  sendTimes(payload: unknown, times: number): Promise<void>
  /** Asks the tutor to connect anew, as Slack does every few hours. */
  refresh(reason?: string): void
  /** Cuts the connections without a word. */
  cut(): void
  /** Refuses so many of the next connections. */
  refuseNext(count: number): void
  untilConnected(): Promise<void>
  readonly connectionCount: number
  close(): void
}

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })
const resendAfterMs = 3000

export function createSockets(server: Server, address: string): Sockets {
  const connected = new Set<WebSocket>()
  const waiting = new Map<string, { envelope: unknown; resolve: (payload: unknown) => void }>()
  let opened = 0
  let envelopes = 0
  let refusals = 0
  const listener = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (refusals > 0) {
      refusals -= 1
      socket.destroy()
      return
    }
    listener.handleUpgrade(request, socket, head, (connection) => welcome(connection))
  })

  function welcome(connection: WebSocket): void {
    opened += 1
    connected.add(connection)
    connection.send(
      JSON.stringify({ type: 'hello', num_connections: connected.size, connection_info: { app_id: 'A0' } }),
    )
    connection.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = acknowledgementSchema.parse(JSON.parse(data.toString('utf8')))
      waiting.get(id)?.resolve(payload)
      waiting.delete(id)
    })
    connection.on('close', () => connected.delete(connection))
    connection.on('error', () => connected.delete(connection))
    // What was not acknowledged over an earlier socket comes over this one.
    for (const { envelope } of waiting.values()) connection.send(JSON.stringify(envelope))
  }

  const sendOver = (envelope: unknown, connection: WebSocket | undefined) =>
    connection?.send(JSON.stringify(envelope))

  function send(type: string, payload: unknown, pick = 0): Promise<unknown> {
    envelopes += 1
    const id = `envelope-${envelopes}`
    const envelope = { envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' }
    return new Promise((resolve) => {
      waiting.set(id, { envelope, resolve })
      const all = [...connected]
      sendOver(envelope, all[pick % Math.max(all.length, 1)])
      const again = setInterval(() => {
        if (waiting.has(id))
          sendOver({ ...envelope, retry_attempt: 1, retry_reason: 'timeout' }, [...connected][0])
        else clearInterval(again)
      }, resendAfterMs)
      again.unref()
    })
  }

  return {
    url: () => address,
    send: (type, payload) => send(type, payload),
    async sendTimes(payload, times) {
      await Promise.all(Array.from({ length: times }, (_, index) => send('events_api', payload, index)))
    },
    refresh(reason = 'refresh_requested') {
      for (const connection of connected) connection.send(JSON.stringify({ type: 'disconnect', reason }))
    },
    cut() {
      for (const connection of connected) connection.terminate()
    },
    refuseNext(count) {
      refusals += count
    },
    async untilConnected() {
      while (connected.size === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    get connectionCount() {
      return opened
    },
    close() {
      for (const connection of connected) connection.terminate()
      listener.close()
    },
  }
}
