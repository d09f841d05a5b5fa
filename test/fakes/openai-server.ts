import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findSpecProblems, prepareSpec } from './openapi-check.ts'

/** A request as the server saw it. */
export interface SeenRequest {
  path: string
  body: Record<string, unknown>
  isStreamed: boolean
}

/** What the server does with a chat request. */
export type Behaviour =
  | { kind: 'say'; text: string; finish?: string | null; pieces?: number; pauseMs?: number; usage?: boolean }
  | { kind: 'fail'; status: number; message?: string; headers?: Record<string, string> }
  /** Sends the text, then does what `ending` says in the middle of the reply. */
  | { kind: 'break'; text: string; ending: 'reset' | 'close' | 'stall' | 'error' | 'bad-json' }
  | { kind: 'hang' }
  | { kind: 'reset' }
  | { kind: 'endless'; text: string }
  | { kind: 'refuse' }
  | { kind: 'ping' }

export interface OpenAiServer {
  /** With `/v1`. */
  url: string
  requests: SeenRequest[]
  /** What was wrong with requests by OpenAI's description of its API. */
  specProblems: string[]
  close(): Promise<void>
}

export interface OpenAiServerOptions {
  /** One behaviour for all chat requests, or one for each; the last stays. */
  chat: Behaviour | Behaviour[] | ((request: SeenRequest, call: number) => Behaviour)
  embed?: (texts: string[]) => number[][] | { status: number }
}

/** An OpenAI-compatible server on loopback: chat completions, streamed and not, and embeddings, with faults. */
export async function startOpenAiServer({ chat, embed }: OpenAiServerOptions): Promise<OpenAiServer> {
  prepareSpec()
  const requests: SeenRequest[] = []
  const specProblems: string[] = []
  let calls = 0
  const server = createServer((message, response) => {
    void readBody(message).then((body) => {
      const seen = { path: message.url ?? '', body, isStreamed: body['stream'] === true }
      requests.push(seen)
      if (seen.path.endsWith('/embeddings')) {
        specProblems.push(...findSpecProblems('CreateEmbeddingRequest', body))
        return sendEmbeddings(response, body, embed)
      }
      specProblems.push(...findSpecProblems('CreateChatCompletionRequest', body))
      const behaviour =
        typeof chat === 'function'
          ? chat(seen, calls)
          : Array.isArray(chat)
            ? (chat[calls] ?? chat.at(-1))
            : chat
      calls += 1
      if (behaviour === undefined)
        throw new Error('The fake server was asked more often than the test foresaw')
      return behave(response, behaviour, seen)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    specProblems,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function readBody(message: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function sendEmbeddings(
  response: ServerResponse,
  body: Record<string, unknown>,
  embed: OpenAiServerOptions['embed'],
): void {
  const texts = [body['input']].flat().map(String)
  const vectors = embed?.(texts) ?? { status: 404 }
  if (!Array.isArray(vectors))
    return sendJson(response, vectors.status, { error: { message: 'no embeddings' } })
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }))
  sendJson(response, 200, {
    object: 'list',
    model: body['model'],
    data,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  })
}

const usage = { prompt_tokens: 120, completion_tokens: 40, total_tokens: 160 }
const base = { id: 'chatcmpl-1', created: 1, model: 'fake' }
const pause = (durationMs: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, durationMs)
  })

async function behave(
  response: ServerResponse,
  behaviour: Behaviour,
  { body, isStreamed }: SeenRequest,
): Promise<void> {
  if (behaviour.kind === 'hang') return
  if (behaviour.kind === 'reset') return void response.socket?.destroy()
  if (behaviour.kind === 'fail') {
    return sendJson(
      response,
      behaviour.status,
      { error: { message: behaviour.message ?? 'fault' } },
      behaviour.headers,
    )
  }
  if (!isStreamed) return sendWhole(response, behaviour)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    )
  send({ role: 'assistant', content: '' })
  if (behaviour.kind === 'ping') {
    while (!response.destroyed) {
      response.write(': ping\n\n')
      send({ content: '' })
      await pause(20)
    }
    return
  }
  if (behaviour.kind === 'endless') {
    while (!response.destroyed) {
      send({ content: behaviour.text })
      await pause(1)
    }
    return
  }
  if (behaviour.kind === 'refuse') send({ refusal: 'I cannot help with that.' })
  else {
    const pieces = cut(behaviour.text, behaviour.kind === 'say' ? (behaviour.pieces ?? 7) : 5)
    for (const piece of pieces) {
      send({ content: piece })
      if (behaviour.kind === 'say' && behaviour.pauseMs !== undefined) await pause(behaviour.pauseMs)
    }
  }
  if (behaviour.kind === 'break') return breakOff(response, behaviour.ending)
  const finish = behaviour.kind === 'say' ? behaviour.finish : 'stop'
  if (finish !== null) send({}, finish ?? 'stop')
  const wantsUsage =
    (body['stream_options'] as { include_usage?: boolean } | undefined)?.include_usage === true
  if (wantsUsage && !(behaviour.kind === 'say' && behaviour.usage === false)) {
    response.write(
      `data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [], usage })}\n\n`,
    )
  }
  response.end('data: [DONE]\n\n')
}

async function breakOff(
  response: ServerResponse,
  how: 'reset' | 'close' | 'stall' | 'error' | 'bad-json',
): Promise<void> {
  if (how === 'stall') return
  // Bytes on their way arrive before the connection goes.
  await pause(20)
  if (how === 'reset') response.socket?.destroy()
  else if (how === 'close') response.end()
  else if (how === 'error')
    response.end(`data: ${JSON.stringify({ error: { message: 'overloaded', type: 'server_error' } })}\n\n`)
  else response.end('data: {"choices": [{"delta"\n\n')
}

function sendWhole(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour.kind === 'break' && behaviour.ending !== 'close') {
    if (behaviour.ending === 'bad-json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [')
    if (behaviour.ending === 'reset') return void response.socket?.destroy()
    if (behaviour.ending === 'error') return sendJson(response, 500, { error: { message: 'overloaded' } })
    return
  }
  if (behaviour.kind === 'ping') return
  const text = 'text' in behaviour ? behaviour.text : ''
  const endless = behaviour.kind === 'endless'
  const message =
    behaviour.kind === 'refuse'
      ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
      : { role: 'assistant', content: endless ? text.repeat(2_000) : text, refusal: null }
  const finish =
    behaviour.kind === 'say' && behaviour.finish !== undefined
      ? behaviour.finish
      : endless || behaviour.kind === 'break'
        ? 'length'
        : 'stop'
  sendJson(response, 200, {
    ...base,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finish }],
    usage,
  })
}

function cut(text: string, pieces: number): string[] {
  const size = Math.max(1, Math.ceil(text.length / pieces))
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  )
}
