import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createDiscordGateway, type DiscordGateway } from './discord-gateway.ts'
import { findCommandProblems, findMessageProblems, findModalProblems } from './discord-limits.ts'
import { findDiscordProblems } from './discord-spec.ts'

// oxlint-disable-next-line no-explicit-any -- payloads of many shapes, read where they are known
type Body = Record<string, any>

/** A message as the server keeps it. */
export interface DiscordMessage {
  id: string
  channel_id: string
  guild_id?: string
  author: { id: string; bot?: boolean; username?: string }
  content: string
  embeds: Array<{ title?: string; description?: string; color?: number; image?: { url: string } }>
  components: Array<{ components: Array<{ custom_id?: string; label: string; url?: string }> }>
  attachments: Array<{ id: string; filename: string; description?: string; text?: string }>
  flags: number
  /** Who alone sees it. */
  privateTo?: string
  message_reference?: { message_id: string }
  interaction_metadata?: { id: string; type: number; user: object; authorizing_integration_owners: object }
  isDeleted?: boolean
}

/** The fate of calls whose "METHOD /path" fits; the first that fits is taken, so many times. */
export interface DiscordFault {
  on: RegExp
  times?: number
  /** Whether the call takes effect before the answer is lost. */
  isStored?: boolean
  status?: number
  body?: Body
  headers?: Record<string, string>
  /** The connection is cut instead. */
  isReset?: boolean
  delayMs?: number
}

export type { Body as DiscordBody }

interface Interaction {
  id: string
  token: string
  createdMs: number
  channelId: string
  personId: string
  acknowledged?: Body
  original?: DiscordMessage
}

export interface DiscordServer {
  apiUrl: string
  gateway: DiscordGateway
  messages: DiscordMessage[]
  /** Everything that Discord would have refused, or that the tutor must not do. */
  problems: string[]
  calls: Array<{ method: string; path: string; body: Body | undefined; atMs: number }>
  threads: Array<{ id: string; parent_id: string; name: string; archived?: boolean }>
  commands: Body[]
  faults: DiscordFault[]
  /** How often, from 0 to 1, it answers 502 to a message that it has stored. */
  losesAnswers: number
  applicationFlags: number
  /** Who takes no direct messages of the bot. */
  closedTo: Set<string>
  /** A person writes; resolves with the message. */
  say(content: string, details?: Body): DiscordMessage
  /** A person uses a command, a button or a modal; resolves with the tutor's first response. */
  interact(payload: Body): Promise<Body>
  /** The gateway sends a payload as it was recorded; what it speaks of is known to the server. */
  replay(kind: string, payload: Body): void
  /** What people see, in order. */
  shown(): DiscordMessage[]
  /** The channel of a person's direct messages. */
  openDirect(personId: string): string
  /** Whose direct messages a channel holds. */
  directPersonOf(channelId: string): string | undefined
  close(): Promise<void>
}

export const bot = {
  id: '900000000000000001',
  username: 'tutor',
  bot: true,
  discriminator: '0',
  global_name: null,
  avatar: null,
}
export const guildId = '700000000000000001'
export const classChannel = '800000000000000001'
export const forumChannel = '800000000000000002'
export const staffChannel = '800000000000000003'
export const taRole = '600000000000000001'
export const studentId = '500000000000000001'
const discordEpochMs = 1_420_070_400_000n

/** A Discord of its own on loopback: its API and its gateway, which outlive the bots that connect. */
export async function startDiscordServer(
  options: { heartbeatMs?: number; token?: string; unreadable?: readonly string[] } = {},
): Promise<DiscordServer> {
  const token = options.token ?? 'a-token'
  let counter = 0n
  /** Ids grow with time, as Discord's do. */
  const nextId = () => {
    counter += 1n
    return String(((BigInt(Date.now()) - discordEpochMs) << 22n) | (counter & 0x3fffffn))
  }
  const interactions = new Map<string, Interaction>()
  const nonces = new Map<string, DiscordMessage>()
  const waiting = new Map<string, (response: Body) => void>()
  const directs = new Map<string, string>()
  const unreadable = new Set(options.unreadable ?? [])
  const world: Omit<DiscordServer, 'gateway' | 'apiUrl'> = {
    messages: [],
    problems: [],
    calls: [],
    threads: [],
    commands: [],
    faults: [],
    losesAnswers: 0,
    applicationFlags: 0,
    closedTo: new Set(),
    say,
    interact,
    replay,
    openDirect,
    shown: () => world.messages.filter(({ author, isDeleted }) => author.id === bot.id && isDeleted !== true),
    directPersonOf: (channelId) => [...directs].find(([, channel]) => channel === channelId)?.[0],
    async close() {
      gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  function openDirect(personId: string): string {
    const channel = directs.get(personId) ?? nextId()
    directs.set(personId, channel)
    return channel
  }

  const channelOf = (id: string): Body | undefined => {
    const thread = world.threads.find((one) => one.id === id)
    if (thread !== undefined) {
      const { archived = false, ...known } = thread
      return { ...known, type: 11, guild_id: guildId, owner_id: bot.id, thread_metadata: { archived } }
    }
    if (id === forumChannel) return { id, type: 15, guild_id: guildId, name: 'forum' }
    if (id === classChannel || id === staffChannel) return { id, type: 0, guild_id: guildId, name: 'class' }
    return [...directs.values()].includes(id) ? { id, type: 1 } : undefined
  }
  const withLast = (channel: Body): Body => ({
    ...channel,
    last_message_id: world.messages.findLast((message) => message.channel_id === channel['id'])?.id ?? null,
  })

  function say(content: string, details: Body = {}): DiscordMessage {
    const { author, ...others } = details
    const id = String(others['id'] ?? nextId())
    const mentioned = content.includes(`<@${bot.id}>`) ? [bot] : []
    const message: DiscordMessage = {
      id,
      channel_id: classChannel,
      author: author ?? { id: studentId, username: 'mina', global_name: 'Mina' },
      content,
      embeds: [],
      components: [],
      attachments: [],
      flags: 0,
      ...(others['isDirect'] === true ? {} : { guild_id: guildId }),
      ...others,
    }
    world.messages.push(message)
    gateway.dispatch('MESSAGE_CREATE', {
      ...message,
      type: others['type'] ?? 0,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      pinned: false,
      mentions: mentioned,
      mention_roles: [],
      ...(message.guild_id === undefined ? {} : { member: { nick: null, roles: [], ...details['member'] } }),
      ...others,
    })
    return message
  }

  function replay(kind: string, payload: Body): void {
    if (kind === 'MESSAGE_CREATE' && !world.messages.some(({ id }) => id === payload['id'])) {
      world.messages.push({ ...(payload as DiscordMessage) })
    }
    if (kind === 'INTERACTION_CREATE') {
      const interaction = {
        id: payload['id'],
        token: payload['token'],
        createdMs: Date.now(),
        channelId: payload['channel_id'],
      }
      interactions.set(interaction.token, {
        ...interaction,
        personId: payload['member']?.user.id ?? payload['user']?.id,
      })
    }
    gateway.dispatch(kind, payload)
  }

  function interact(payload: Body): Promise<Body> {
    const id = String(payload['id'] ?? nextId())
    const interaction: Interaction = {
      id,
      token: String(payload['token'] ?? `token-of-${id}`),
      createdMs: Date.now(),
      channelId: payload['channel_id'] ?? classChannel,
      personId: payload['member']?.user?.id ?? payload['user']?.id ?? studentId,
    }
    interactions.set(interaction.token, interaction)
    const answered = new Promise<Body>((resolve) => waiting.set(interaction.token, resolve))
    const isDirect = payload['isDirect'] === true
    const user = { id: studentId, username: 'mina', global_name: 'Mina', discriminator: '0', avatar: null }
    gateway.dispatch('INTERACTION_CREATE', {
      version: 1,
      application_id: bot.id,
      channel_id: interaction.channelId,
      channel: channelOf(interaction.channelId) ?? { id: interaction.channelId, type: 1 },
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: {},
      ...(isDirect
        ? { user }
        : { guild_id: guildId, member: { user, roles: [], permissions: '0', nick: null } }),
      ...(payload['type'] === 3 ? { message: messageWith(payload['data'].custom_id) } : {}),
      ...payload,
      id,
      token: interaction.token,
    })
    return answered
  }

  /** The message that a pressed button stands under. */
  function messageWith(customId: string): Body | undefined {
    const message = world.messages.findLast(({ components }) =>
      components.some((row) => row.components.some((button) => button.custom_id === customId)),
    )
    return { ...message, type: 0, timestamp: new Date().toISOString(), mentions: [], mention_roles: [] }
  }

  function store(
    channelId: string,
    body: Body,
    author: DiscordMessage['author'],
    details: Partial<DiscordMessage> = {},
  ) {
    const files = (body['attachments'] ?? []) as DiscordMessage['attachments']
    const message: DiscordMessage = {
      id: nextId(),
      channel_id: channelId,
      ...(channelOf(channelId)?.['guild_id'] === undefined ? {} : { guild_id: guildId }),
      author,
      content: body['content'] ?? '',
      embeds: body['embeds'] ?? [],
      components: body['components'] ?? [],
      attachments: files,
      flags: body['flags'] ?? 0,
      ...(body['message_reference'] === undefined ? {} : { message_reference: body['message_reference'] }),
      ...details,
    }
    world.messages.push(message)
    // Discord tells the tutor of its own messages too; those that one person sees it keeps to itself.
    if (message.privateTo === undefined)
      gateway.dispatch('MESSAGE_CREATE', { ...message, type: 0, mentions: [], mention_roles: [] })
    return message
  }

  function change(message: DiscordMessage, body: Body): DiscordMessage {
    for (const field of ['content', 'embeds', 'components', 'attachments'] as const) {
      if (body[field] !== undefined) Object.assign(message, { [field]: body[field] })
    }
    message.flags &= ~128
    return message
  }

  const unknown = (code: number, what: string) => ({
    status: 404,
    json: { code, message: `Unknown ${what}` },
  })
  const ok = (json: unknown) => ({ status: 200, json })

  interface Call {
    method: string
    path: string
    body: Body | undefined
    query: URLSearchParams
  }

  /** The messages of interactions, which a token opens for 15 minutes. */
  function answerWebhook({ method, body }: Call, tokenOf: string, messageId: string | undefined) {
    const interaction = interactions.get(tokenOf)
    if (interaction?.acknowledged === undefined) return unknown(10_015, 'Webhook')
    if (Date.now() - interaction.createdMs > 15 * 60_000)
      return { status: 401, json: { code: 50_027, message: 'Invalid Webhook Token' } }
    const isPrivate = (Number(interaction.acknowledged['data']?.flags ?? 0) & 64) !== 0
    if (messageId === undefined) {
      note(findMessageProblems(body ?? {}, false))
      const isWhispered = (Number(body?.['flags'] ?? 0) & 64) !== 0
      return ok(
        store(interaction.channelId, body ?? {}, bot, isWhispered ? { privateTo: interaction.personId } : {}),
      )
    }
    const { original } = interaction
    if (original === undefined || original.isDeleted === true) return unknown(10_008, 'Message')
    if (method === 'DELETE') {
      original.isDeleted = true
      return { status: 204, json: undefined }
    }
    if (method === 'GET') return ok(original)
    note(findMessageProblems(body ?? {}, false))
    if (isPrivate !== (original.privateTo !== undefined)) note(['a private reply is public'])
    return ok(change(original, body ?? {}))
  }

  function answerCallback(tokenOf: string, body: Body) {
    const interaction = interactions.get(tokenOf)
    const ageMs = Date.now() - (interaction?.createdMs ?? 0)
    if (interaction === undefined || (ageMs > 3000 && interaction.acknowledged === undefined))
      return unknown(10_062, 'interaction')
    if (interaction.acknowledged !== undefined) {
      return { status: 400, json: { code: 40_060, message: 'Interaction has already been acknowledged.' } }
    }
    interaction.acknowledged = body
    if (body['type'] === 9) note(findModalProblems(body['data'] ?? {}))
    if (body['type'] === 5) {
      const isPrivate = (Number(body['data']?.flags ?? 0) & 64) !== 0
      interaction.original = store(interaction.channelId, { flags: 128 }, bot, {
        interaction_metadata: {
          id: interaction.id,
          type: 2,
          user: { id: interaction.personId, username: 'mina', discriminator: '0', avatar: null },
          authorizing_integration_owners: {},
        },
        ...(isPrivate ? { privateTo: interaction.personId } : {}),
      })
    }
    waiting.get(tokenOf)?.(body)
    return { status: 204, json: undefined }
  }

  function note(problems: readonly string[]): void {
    world.problems.push(...problems)
  }

  function answerMessages({ method, body, query }: Call, channelId: string, messageId: string | undefined) {
    if (channelOf(channelId) === undefined) return unknown(10_003, 'Channel')
    if (messageId === undefined && method === 'GET') {
      const after = BigInt(query.get('after') ?? 0)
      const before = query.get('before')
      if (unreadable.has(channelId) || channelId === forumChannel)
        return { status: 403, json: { code: 50_001, message: 'Missing Access' } }
      const standing = world.messages.filter(
        (one) =>
          one.channel_id === channelId &&
          one.privateTo === undefined &&
          one.isDeleted !== true &&
          BigInt(one.id) > after &&
          (before === null || BigInt(one.id) < BigInt(before)),
      )
      const limit = Number(query.get('limit') ?? 50)
      return ok((query.has('after') ? standing.slice(0, limit) : standing.slice(-limit)).toReversed())
    }
    if (messageId === undefined) {
      if (world.closedTo.has(world.directPersonOf(channelId) ?? ''))
        return { status: 403, json: { code: 50_007, message: 'Cannot send messages to this user' } }
      note(findMessageProblems(body ?? {}, true))
      const nonce = `${channelId}/${String(body?.['nonce'])}`
      const known = nonces.get(nonce)
      if (known !== undefined) return ok(known)
      const message = store(channelId, body ?? {}, bot)
      nonces.set(nonce, message)
      return ok(message)
    }
    // A message is found only in the channel that it stands in; what one person sees nobody finds.
    const message = world.messages.find(
      (one) =>
        one.id === messageId &&
        one.channel_id === channelId &&
        one.privateTo === undefined &&
        one.isDeleted !== true,
    )
    if (message === undefined) return unknown(10_008, 'Message')
    if (message.author.id !== bot.id)
      return {
        status: 403,
        json: { code: 50_005, message: 'Cannot edit a message authored by another user' },
      }
    if (world.threads.some(({ id, archived }) => id === channelId && archived === true))
      return { status: 400, json: { code: 50_083, message: 'Thread is archived' } }
    if (method === 'DELETE') {
      message.isDeleted = true
      return { status: 204, json: undefined }
    }
    note(findMessageProblems(body ?? {}, false))
    return ok(change(message, body ?? {}))
  }

  function openThread(channelId: string, messageId: string, body: Body) {
    if (world.threads.some(({ id }) => id === messageId)) {
      return {
        status: 400,
        json: { code: 160_004, message: 'A thread has already been created for this message' },
      }
    }
    if (!world.messages.some(({ id }) => id === messageId)) return unknown(10_008, 'Message')
    const thread = { id: messageId, parent_id: channelId, name: String(body['name']) }
    if (thread.name.length > 100 || thread.name === '') note(['a thread name over 100 characters or empty'])
    world.threads.push(thread)
    gateway.dispatch('THREAD_CREATE', channelOf(messageId))
    return ok(channelOf(messageId))
  }

  function answer(call: Call): { status: number; json: unknown } {
    const { method, path, body } = call
    const [first, second, third, fourth, fifth] = path.slice(1).split('/')
    if (first === 'interactions') return answerCallback(third ?? '', body ?? {})
    if (first === 'webhooks') return answerWebhook(call, third ?? '', fifth)
    if (path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 }
      return ok({ url: gatewayUrl(), shards: 1, session_start_limit: limit })
    }
    if (path === '/applications/@me')
      return ok({ id: bot.id, name: 'tutor', flags: world.applicationFlags, bot })
    if (path === '/users/@me') return ok(bot)
    if (path === '/users/@me/channels') {
      return ok({ id: openDirect(String(body?.['recipient_id'])), type: 1 })
    }
    if (path === '/users/@me/guilds')
      return ok([{ id: guildId, name: 'Class', permissions: '2251799813685247' }])
    if (first === 'applications' && path.endsWith('/commands')) {
      if (method === 'PUT') {
        note(findCommandProblems((body ?? []) as Body[]))
        world.commands = ((body ?? []) as Body[]).map((command) => ({
          id: nextId(),
          version: '1',
          nsfw: false,
          ...command,
        }))
      }
      return ok(world.commands)
    }
    if (first === 'guilds' && third === undefined) return ok(guild())
    if (first === 'guilds' && third === 'channels') return ok(guild()['channels'])
    if (first === 'guilds' && third === 'roles') return ok(guild()['roles'])
    if (first === 'guilds' && third === 'members') return ok({ user: bot, roles: [] })
    if (first === 'channels' && third === undefined) {
      const thread = world.threads.find(({ id }) => id === second)
      if (method === 'PATCH' && thread !== undefined) thread.archived = body?.['archived'] === true
      const channel = channelOf(second ?? '')
      return channel === undefined ? unknown(10_003, 'Channel') : ok(channel)
    }
    if (first === 'channels' && third === 'typing') return { status: 204, json: undefined }
    if (first === 'channels' && fifth === 'threads') return openThread(second ?? '', fourth ?? '', body ?? {})
    if (first === 'channels' && third === 'messages') return answerMessages(call, second ?? '', fourth)
    return unknown(0, 'path')
  }

  function guild(): Body {
    return {
      id: guildId,
      name: 'Class',
      owner_id: '1',
      roles: [
        {
          id: guildId,
          name: '@everyone',
          permissions: unreadable.size === 0 ? '2251799813685247' : '309237763072',
        },
        { id: taRole, name: 'TA', permissions: '0' },
      ],
      channels: [classChannel, forumChannel, staffChannel].map((id) => ({
        ...withLast(channelOf(id) ?? {}),
        // View Channel is taken from everyone, the bot with them.
        permission_overwrites: unreadable.has(id) ? [{ id: guildId, type: 0, allow: '0', deny: '1024' }] : [],
      })),
      threads: world.threads.map(({ id }) => withLast(channelOf(id) ?? {})),
      members: [{ user: bot, roles: [] }],
      emojis: [],
      stickers: [],
      unavailable: false,
    }
  }

  const server = createServer((request, response) => {
    void handle(request, response)
  })
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const path = url.pathname.replace(/^\/api\/v10/u, '')
    const method = request.method ?? 'GET'
    const body = await readBody(request)
    world.calls.push({ method, path, body, atMs: performance.now() })
    const isOpen = path.startsWith('/interactions') || path.startsWith('/webhooks')
    if (!isOpen && request.headers.authorization !== `Bot ${token}`) {
      reply(response, 401, { code: 0, message: '401: Unauthorized' })
      return
    }
    note(findDiscordProblems(method, path, withoutFileTexts(body)))
    const fault = world.faults.find((one) => one.on.test(`${method} ${path}`))
    if (fault !== undefined) {
      const times = (fault.times ?? 1) - 1
      if (times <= 0) world.faults.splice(world.faults.indexOf(fault), 1)
      else fault.times = times
      if (fault.isStored === true) answer({ method, path, body, query: url.searchParams })
      if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
      if (fault.isReset === true) response.destroy()
      else if (fault.status !== undefined) reply(response, fault.status, fault.body ?? {}, fault.headers)
      if (fault.isReset === true || fault.status !== undefined) return
    }
    const { status, json } = answer({ method, path, body, query: url.searchParams })
    const isWrite = method !== 'GET' && /messages|callback|threads/u.test(path)
    if (isWrite && Math.random() < world.losesAnswers) reply(response, 502, { message: 'bad gateway' })
    else reply(response, status, json)
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const gatewayUrl = () => `ws://127.0.0.1:${port}`
  const gateway = createDiscordGateway(server, {
    ready: () => ({
      v: 10,
      user: bot,
      application: { id: bot.id, flags: 0 },
      guilds: [{ id: guildId, unavailable: true }],
    }),
    guilds: () => [guild()],
    url: gatewayUrl,
    heartbeatMs: options.heartbeatMs ?? 41_250,
  })
  return Object.assign(world, { gateway, apiUrl: `http://127.0.0.1:${port}/api` })
}

function reply(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  const type = json === undefined ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(json === undefined ? undefined : JSON.stringify(json))
}

async function readBody(request: IncomingMessage): Promise<Body | undefined> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const bytes = Buffer.concat(pieces)
  if (bytes.length === 0) return undefined
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return JSON.parse(bytes.toString('utf8')) as Body
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const payload = JSON.parse(textOf(form.get('payload_json'))) as Body
  for (const [index, attachment] of ((payload['attachments'] ?? []) as Body[]).entries()) {
    const file = form.get(`files[${index}]`)
    attachment['text'] = file instanceof File ? await file.text() : undefined
  }
  return payload
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '{}'
}

/** The texts of files are put beside their descriptions by the server itself. */
function withoutFileTexts(body: Body | undefined): Body | undefined {
  const attachments = body?.['attachments'] as Body[] | undefined
  if (attachments === undefined) return body
  return {
    ...body,
    attachments: attachments.map((file) =>
      Object.fromEntries(Object.entries(file).filter(([name]) => name !== 'text')),
    ),
  }
}
