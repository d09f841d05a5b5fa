import type { App, Receiver } from '@slack/bolt'
import { z } from 'zod'
import type { Connection } from './connection.ts'
import { slackLimits } from './limits.ts'
import { isSigned } from './verify-signature.ts'

const bodySchema = z.record(z.string(), z.unknown())

/** Events, commands and presses by HTTP; every request must carry Slack's signature. */
export function createHttpConnection(signingSecret: string): Connection {
  let app: App | undefined
  let isOpen = false
  const receiver: Receiver = {
    init(initialised) {
      app = initialised
    },
    start: async () => undefined,
    stop: async () => undefined,
  }

  async function handle(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
    const text = await readText(request)
    if (text === undefined) return new Response(null, { status: 413 })
    if (!isSigned(request.headers, text, signingSecret, Date.now()))
      return new Response(null, { status: 401 })
    const body = parseBody(text, request.headers.get('content-type') ?? '')
    if (body === undefined) return new Response(null, { status: 400 })
    if (body['ssl_check'] !== undefined) return new Response(null, { status: 200 })
    if (body['type'] === 'url_verification') return Response.json({ challenge: body['challenge'] })
    // Slack sends again what it is told 503 for.
    if (app === undefined || !isOpen) return new Response(null, { status: 503 })
    return process(app, body, request.headers)
  }

  return {
    receiver,
    async open() {
      isOpen = true
    },
    isConnected: () => isOpen,
    async stop() {
      isOpen = false
    },
    handle,
  }
}

async function process(app: App, body: Record<string, unknown>, headers: Headers): Promise<Response> {
  let answer: unknown
  const retryNumber = Number(headers.get('x-slack-retry-num') ?? Number.NaN)
  const retryReason = headers.get('x-slack-retry-reason')
  try {
    await app.processEvent({
      body,
      ack: async (response: unknown) => {
        answer = response
      },
      ...(Number.isInteger(retryNumber) ? { retryNum: retryNumber } : {}),
      ...(retryReason === null ? {} : { retryReason }),
    })
  } catch {
    return new Response(null, { status: 500 })
  }
  if (answer === undefined || answer === '') return new Response(null, { status: 200 })
  return typeof answer === 'string' ? new Response(answer) : Response.json(answer)
}

/** The raw text, as it was signed; none where it is longer than anything of Slack's. */
async function readText(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > slackLimits.requestBytes) return undefined
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body ?? []) {
    length += piece.length
    if (length > slackLimits.requestBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function parseBody(text: string, contentType: string): Record<string, unknown> | undefined {
  try {
    if (!contentType.includes('application/x-www-form-urlencoded')) return bodySchema.parse(JSON.parse(text))
    const fields = Object.fromEntries(new URLSearchParams(text))
    return fields['payload'] === undefined ? fields : bodySchema.parse(JSON.parse(fields['payload']))
  } catch {
    return undefined
  }
}
