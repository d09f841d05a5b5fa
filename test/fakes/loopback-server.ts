import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { ChatEvent } from '../../src/chat/event.ts'

/** A chat platform as a server of its own, which outlives the processes of the tutor that connect to it. */
export interface LoopbackServer {
  port: number
  /** What is shown, in order. */
  shown: Array<{ key: string; text: string }>
  /** Events that were acknowledged, in order. */
  acknowledged: string[]
  /** An event that people caused; handed to the tutor again and again until it is acknowledged. */
  add(event: ChatEvent): void
  close(): Promise<void>
}

const deliverySchema = z.object({ key: z.string(), text: z.string(), mayHaveArrived: z.boolean() })

/** @param losesAnswers How often, from 0 to 1, it says 502 although it has stored a message. */
export async function startLoopbackServer(losesAnswers: number): Promise<LoopbackServer> {
  const open = new Map<string, ChatEvent>()
  const acknowledged: string[] = []
  const shown: LoopbackServer['shown'] = []

  function answer(path: string, body: unknown): { status: number; json: unknown } {
    switch (path) {
      case '/events':
        return { status: 200, json: [...open.values()].slice(0, 20) }
      case '/acknowledge': {
        const id = z.string().parse(body)
        open.delete(id)
        acknowledged.push(id)
        return { status: 200, json: {} }
      }
      case '/deliver': {
        const { key, text, mayHaveArrived } = deliverySchema.parse(body)
        // It stands for a platform without resend keys: only who says that it may be there gets it looked for.
        if (!mayHaveArrived || !shown.some((one) => one.key === key)) shown.push({ key, text })
        return { status: Math.random() < losesAnswers ? 502 : 200, json: {} }
      }
      default:
        return { status: 404, json: {} }
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const { status, json } = answer(request.url ?? '', await readJson(request))
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    })()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    shown,
    acknowledged,
    add(event) {
      open.set(event.id, event)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text === '' ? undefined : JSON.parse(text)
}
