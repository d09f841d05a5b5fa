import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { messageBlocks } from './slack-limits.ts'
import { readArguments, slackMethods, type SlackMethod } from './slack-methods.ts'
import { createSockets, type Sockets } from './slack-sockets.ts'
import { findSlackProblems } from './slack-spec.ts'
import { createWorkspace, refusalOf, type Workspace } from './slack-workspace.ts'

/** What becomes of a call instead of its answer. */
export type SlackFate =
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'error'; code: string }
  /** Slack does it and then says 500, resets the connection, or never answers. */
  | { kind: 'done-then'; end: 500 | 'reset' | 'silence' }
  /** Slack does it after a while. */
  | { kind: 'late'; afterMs: number }
  /** Slack does nothing and says 500, or resets. */
  | { kind: 'not-done'; end: 500 | 'reset' }

export interface SlackServer {
  apiUrl: string
  workspace: Workspace
  sockets: Sockets
  /** Everything that Slack would not take; must stay empty. */
  violations: string[]
  /** The next calls of a method meet these fates, in order. */
  plan(method: SlackMethod | 'respond' | 'upload', ...fates: SlackFate[]): void
  /** Every call of a method meets a fate with this likelihood. */
  disturb(method: SlackMethod, share: number, fate: SlackFate): void
  /** Every call of these methods is refused, as in a workspace that does not have them. */
  refuse(code: string, ...methods: SlackMethod[]): void
  /** A response address for an interaction of a person in a channel. */
  responseUrl(user: string, channel: string): string
  tokens: { bot: string; app: string }
  close(): Promise<void>
}

const responseSchema = z.strictObject({
  text: z.string().min(1),
  blocks: messageBlocks.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']),
  replace_original: z.boolean(),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
})

/** Slack on loopback: its Web API, Socket Mode and response addresses, each argument checked. */
export async function startSlackServer(): Promise<SlackServer> {
  const workspace = createWorkspace()
  const violations: string[] = []
  const fates = new Map<string, SlackFate[]>()
  const disturbances = new Map<string, { share: number; fate: SlackFate }>()
  const responders = new Map<string, { user: string; channel: string; uses: number }>()
  const tokens = { bot: 'xoxb-for-tests', app: 'xapp-for-tests' }
  let origin = ''

  function fateOf(method: string): SlackFate | undefined {
    const planned = fates.get(method)?.shift()
    const disturbance = disturbances.get(method)
    return (
      planned ??
      (disturbance !== undefined && Math.random() < disturbance.share ? disturbance.fate : undefined)
    )
  }

  function call(method: string, request: IncomingMessage, body: string): unknown {
    const token = request.headers.authorization?.replace('Bearer ', '')
    if (!(method in slackMethods)) {
      violations.push(`unknown method ${method}`)
      return { ok: false, error: 'unknown_method' }
    }
    const wanted = method === 'apps.connections.open' ? tokens.app : tokens.bot
    if (token !== wanted) return { ok: false, error: 'invalid_auth' }
    const known = method as SlackMethod
    violations.push(...findSlackProblems(method, body, request.headers['content-type'] ?? ''))
    const { token: _inBody, ...given } = readArguments(body)
    const parsed = slackMethods[known].safeParse(given)
    if (!parsed.success) {
      violations.push(`${method}: ${z.prettifyError(parsed.error)} in ${JSON.stringify(given).slice(0, 600)}`)
      return { ok: false, error: 'invalid_arguments' }
    }
    workspace.calls.push({ method: known, given })
    if (known === 'apps.connections.open') return { ok: true, url: sockets.url() }
    try {
      const answer = workspace.methods[known](given)
      const url = answer['upload_url']
      return { ok: true, ...answer, ...(typeof url === 'string' ? { upload_url: origin + url } : {}) }
    } catch (error) {
      const code = refusalOf(error)
      if (code === undefined) throw error
      return { ok: false, error: code }
    }
  }

  function answerResponse(id: string, body: string): { status: number; text: string } {
    const responder = responders.get(id)
    if (responder === undefined) return { status: 404, text: 'expired_url' }
    responder.uses += 1
    if (responder.uses > 5) return { status: 404, text: 'used_url' }
    const parsed = responseSchema.safeParse(JSON.parse(body))
    if (!parsed.success) {
      violations.push(`response_url: ${z.prettifyError(parsed.error)}`)
      return { status: 400, text: 'invalid_payload' }
    }
    workspace.respond(id, responder.user, responder.channel, parsed.data)
    return { status: 200, text: 'ok' }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const [, kind = '', ...rest] = (request.url ?? '').split('/')
    const name = rest.join('/')
    const fate = fateOf(kind === 'api' ? name : kind)
    const end = (status: number, text: string, headers: Record<string, string> = {}) => {
      // Of the scopes some are missing, so that a doctor has something to find.
      const scopes = { 'x-oauth-scopes': 'app_mentions:read,chat:write,commands' }
      response.writeHead(status, { 'content-type': 'application/json', ...scopes, ...headers }).end(text)
    }
    if (fate?.kind === 'rate-limited') {
      end(429, '{"ok":false,"error":"ratelimited"}', { 'retry-after': String(fate.retryAfterSeconds) })
      return
    }
    if (fate?.kind === 'error') {
      end(200, JSON.stringify({ ok: false, error: fate.code }))
      return
    }
    if (fate?.kind === 'not-done') {
      if (fate.end === 'reset') request.socket.destroy()
      else end(500, 'oops')
      return
    }
    if (fate?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fate.afterMs))
    const done = perform(kind, name, request, body)
    if (fate?.kind !== 'done-then') end(done.status, done.text)
    else if (fate.end === 500) end(500, 'oops')
    else if (fate.end === 'reset') request.socket.destroy()
  }

  function perform(
    kind: string,
    name: string,
    request: IncomingMessage,
    body: Buffer,
  ): { status: number; text: string } {
    switch (kind) {
      case 'api':
        return { status: 200, text: JSON.stringify(call(name, request, body.toString('utf8'))) }
      case 'respond':
        return answerResponse(name, body.toString('utf8'))
      case 'upload': {
        const file = workspace.files.get(name)
        if (file !== undefined) file.bytes = body
        return { status: file === undefined ? 404 : 200, text: 'OK' }
      }
      default:
        violations.push(`unknown address ${kind}/${name}`)
        return { status: 404, text: 'not found' }
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(String(error))
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  origin = `http://127.0.0.1:${port}`
  const sockets = createSockets(server, `ws://127.0.0.1:${port}/link`)
  return {
    apiUrl: `${origin}/api/`,
    workspace,
    sockets,
    violations,
    tokens,
    plan(method, ...planned) {
      fates.set(method, [...(fates.get(method) ?? []), ...planned])
    },
    refuse(code, ...methods) {
      for (const method of methods) disturbances.set(method, { share: 1, fate: { kind: 'error', code } })
    },
    disturb(method, share, fate) {
      disturbances.set(method, { share, fate })
    },
    responseUrl(user, channel) {
      const id = String(responders.size + 1)
      responders.set(id, { user, channel, uses: 0 })
      return `${origin}/respond/${id}`
    },
    async close() {
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces)
}
