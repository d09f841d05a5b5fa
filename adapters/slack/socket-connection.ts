import { SocketModeReceiver } from '@slack/bolt'
import { clientOptionsOf } from './bolt-app.ts'
import type { Connection } from './connection.ts'
import { toDeliveryFault } from './errors.ts'
import { silentLogger } from './silent-logger.ts'

const helloTimeoutMs = 30_000
const firstDelayMs = 500
const longestDelayMs = 30_000

/**
 * Socket Mode. Slack's client is told not to reconnect by itself: in its version 3.1.0 a reconnect that failed was a
 * rejection that nobody could catch. What is not acknowledged when a socket ends Slack sends over the next one.
 */
export function createSocketConnection(appToken: string, apiUrl: string): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silentLogger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptionsOf(apiUrl) },
  })
  const { client } = receiver
  let isConnected = false
  const stopping = new AbortController()
  let failures = 0
  client.on('disconnected', () => {
    if (!isConnected) return
    isConnected = false
    void reconnect()
  })

  async function connect(): Promise<void> {
    const timer = setTimeout(() => void client.disconnect(), helloTimeoutMs)
    try {
      await client.start()
      isConnected = true
      failures = 0
    } finally {
      clearTimeout(timer)
    }
  }

  async function reconnect(): Promise<void> {
    while (!stopping.signal.aborted && !isConnected) {
      try {
        await connect()
      } catch (error) {
        // A refused token may be mended by the workspace's admins; the rest passes.
        failures += 1
        const fullMs = Math.min(firstDelayMs * 2 ** Math.min(failures, 8), longestDelayMs)
        const delayMs = toDeliveryFault(error).retryAfterMs ?? fullMs * (0.5 + Math.random() / 2)
        await new Promise((resolve) => {
          setTimeout(resolve, delayMs).unref()
        })
      }
    }
    if (stopping.signal.aborted && isConnected) await disconnect()
  }

  async function disconnect(): Promise<void> {
    isConnected = false
    await Promise.race([
      client.disconnect(),
      new Promise((resolve) => {
        setTimeout(resolve, 2000).unref()
      }),
    ])
  }

  return {
    receiver,
    open: connect,
    isConnected: () => isConnected,
    async stop() {
      stopping.abort()
      if (isConnected) await disconnect()
    },
  }
}
