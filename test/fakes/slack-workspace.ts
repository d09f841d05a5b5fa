import type { FakeBlock, FakeView } from './slack-limits.ts'
import type { SlackMethod } from './slack-methods.ts'

export interface FakeMessage {
  ts: string
  channel: string
  thread_ts?: string
  user: string
  bot_id?: string
  text: string
  blocks: FakeBlock[]
  metadata?: { event_type: string; event_payload: Record<string, unknown> }
  /** The only person who sees it. */
  ephemeralTo?: string
  streaming?: boolean
  files?: Array<{ id: string; name: string }>
}

export interface FakeModal {
  id: string
  triggerId: string
  view: FakeView
  isOpen: boolean
}

export const botUser = 'U0TUTOR'
export const teamId = 'T0SCHOOL'

type Arguments = Record<string, unknown>
class SlackRefusal extends Error {}
/** An argument that was checked to be a text. */
const textOf = (given: Arguments, name: string, otherwise = ''): string =>
  (given[name] as string | undefined) ?? otherwise
const refuse = (code: string): never => {
  throw new SlackRefusal(code)
}
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof SlackRefusal ? error.message : undefined

let lastSecond = 1_700_000_000

/** A workspace in memory: what Slack keeps, and what its methods do with it. */
export function createWorkspace() {
  const messages: FakeMessage[] = []
  const modals: FakeModal[] = []
  const homes = new Map<string, FakeView>()
  const responses: Array<{ id: string; body: Record<string, unknown> }> = []
  const calls: Array<{ method: SlackMethod; given: Arguments }> = []
  const channelsOfTutor = new Set(['C0CLASS', 'C0STAFF', 'D0MINA', 'D0TARA'])
  const groups: Array<{ id: string; handle: string; name: string; users: string[] }> = []
  const files = new Map<string, { name: string; bytes?: Buffer }>()
  let counter = 0

  function nextTs(): string {
    counter += 1
    // Real time, so that what is asked for "since" is found.
    lastSecond = Math.max(Math.floor(Date.now() / 1000), lastSecond)
    return `${lastSecond}.${String(counter % 1_000_000).padStart(6, '0')}`
  }

  function directOf(user: string): string {
    return `D${user.slice(1)}`
  }

  function channelOf(given: Arguments): string {
    const name = String(given['channel'] ?? given['channel_id'])
    const channel = name.startsWith('U') ? directOf(name) : name
    if (!channelsOfTutor.has(channel) && !channel.startsWith('D0')) refuse('not_in_channel')
    return channel
  }

  function own(given: Arguments): FakeMessage {
    const found = messages.find(
      (one) => one.ts === given['ts'] && one.channel === given['channel'] && one.user === botUser,
    )
    return found?.ephemeralTo === undefined
      ? (found ?? refuse('message_not_found'))
      : refuse('message_not_found')
  }

  function store(given: Arguments, more: Partial<FakeMessage> = {}): FakeMessage {
    const message: FakeMessage = {
      ts: nextTs(),
      channel: channelOf(given),
      user: botUser,
      bot_id: 'B0TUTOR',
      text: textOf(given, 'text', textOf(given, 'markdown_text')),
      blocks: (given['blocks'] ?? []) as FakeBlock[],
      ...(given['thread_ts'] === undefined ? {} : { thread_ts: textOf(given, 'thread_ts') }),
      ...(given['metadata'] === undefined
        ? {}
        : { metadata: given['metadata'] as NonNullable<FakeMessage['metadata']> }),
      ...more,
    }
    messages.push(message)
    return message
  }

  /** A window of messages, with a cursor where there are more. */
  function page(all: FakeMessage[], given: Arguments): Arguments {
    const limit = Math.min(Number(given['limit'] ?? 100), 40)
    const from = Number(given['cursor'] ?? 0)
    const oldest = textOf(given, 'oldest', '0')
    const seen = all.filter((one) => one.ephemeralTo === undefined && one.ts >= oldest)
    const shown = seen.slice(from, from + limit).map(({ metadata, streaming, ...rest }) => ({
      ...rest,
      ...(given['include_all_metadata'] === true && metadata !== undefined ? { metadata } : {}),
      ...(streaming === true ? { streaming_state: 'in_progress' } : {}),
    }))
    const hasMore = from + limit < seen.length
    return { messages: shown, response_metadata: { next_cursor: hasMore ? String(from + limit) : '' } }
  }

  const methods: Record<Exclude<SlackMethod, 'apps.connections.open'>, (given: Arguments) => Arguments> = {
    'auth.test': () => ({
      user_id: botUser,
      bot_id: 'B0TUTOR',
      team_id: teamId,
      team: 'School',
      url: 'https://school.slack.com/',
    }),
    'users.info': (given) => ({
      user: {
        id: given['user'],
        locale: 'en-US',
        real_name: `Real ${String(given['user'])}`,
        profile: { display_name: 'shown' },
      },
    }),
    'usergroups.list': () => ({ usergroups: groups }),
    'conversations.open': (given) => ({ channel: { id: directOf(String(given['users'])) } }),
    'conversations.info': (given) => ({ channel: { id: channelOf(given), is_member: true } }),
    'conversations.history': (given) => {
      const channel = channelOf(given)
      const top = messages.filter((one) => one.channel === channel && one.thread_ts === undefined)
      return page(top.toReversed(), given)
    },
    'conversations.replies': (given) => {
      const channel = channelOf(given)
      const all = messages.filter(
        (one) => one.channel === channel && (one.thread_ts === given['ts'] || one.ts === given['ts']),
      )
      return all.length === 0 ? refuse('thread_not_found') : page(all, given)
    },
    'chat.postMessage': (given) => {
      const message = store(given)
      return { ts: message.ts, channel: message.channel }
    },
    'chat.postEphemeral': (given) => {
      const message = store(given, { ephemeralTo: String(given['user']) })
      return { message_ts: message.ts }
    },
    'chat.update': (given) => {
      const message = own(given)
      if (message.streaming === true) refuse('streaming_state_conflict')
      message.text = String(given['text'])
      message.blocks = (given['blocks'] ?? []) as FakeBlock[]
      if (given['metadata'] !== undefined)
        message.metadata = given['metadata'] as NonNullable<FakeMessage['metadata']>
      return { ts: message.ts, channel: message.channel }
    },
    'chat.delete': (given) => {
      messages.splice(messages.indexOf(own(given)), 1)
      return {}
    },
    'chat.startStream': (given) => {
      const message = store(given, { streaming: true })
      return { ts: message.ts, channel: message.channel }
    },
    'chat.appendStream': (given) => {
      const message = own(given)
      if (message.streaming !== true) refuse('message_not_in_streaming_state')
      message.text += String(given['markdown_text'])
      return { ts: message.ts }
    },
    'chat.stopStream': (given) => {
      const message = own(given)
      if (message.streaming !== true) refuse('message_not_in_streaming_state')
      message.streaming = false
      return { ts: message.ts }
    },
    'views.open': (given) => {
      const view = given['view'] as FakeView
      modals.push({ id: `V${nextTs()}`, triggerId: String(given['trigger_id']), view, isOpen: true })
      return { view: { id: modals.at(-1)?.id } }
    },
    'views.update': (given) => {
      const modal = modals.find((one) => one.view.external_id === given['external_id'] && one.isOpen)
      if (modal === undefined) return refuse('not_found')
      modal.view = given['view'] as FakeView
      return { view: { id: modal.id } }
    },
    'views.publish': (given) => {
      homes.set(String(given['user_id']), given['view'] as FakeView)
      return {}
    },
    'assistant.threads.setStatus': () => ({}),
    'assistant.threads.setTitle': () => ({}),
    'assistant.threads.setSuggestedPrompts': () => ({}),
    'files.getUploadURLExternal': (given) => {
      const id = `F${files.size}`
      files.set(id, { name: String(given['filename']) })
      return { file_id: id, upload_url: `/upload/${id}` }
    },
    'files.completeUploadExternal': (given) => {
      const uploads = given['files'] as Array<{ id: string }>
      if (uploads.some(({ id }) => files.get(id)?.bytes === undefined)) refuse('file_not_found')
      if (given['channel_id'] !== undefined) {
        store(given, { files: uploads.map(({ id }) => ({ id, name: files.get(id)?.name ?? '' })) })
      }
      return { files: uploads }
    },
  }

  /** What an interaction's response address does: https://docs.slack.dev/interactivity/handling-user-interaction */
  function respond(id: string, user: string, channel: string, body: Record<string, unknown>): void {
    responses.push({ id, body })
    const earlier = messages.findLast((one) => one.metadata?.event_type === `note-${id}`)
    if (body['replace_original'] === true && earlier !== undefined) {
      earlier.text = String(body['text'])
      earlier.blocks = (body['blocks'] ?? []) as FakeBlock[]
      return
    }
    messages.push({
      ts: nextTs(),
      channel,
      user: botUser,
      text: String(body['text']),
      blocks: (body['blocks'] ?? []) as FakeBlock[],
      metadata: { event_type: `note-${id}`, event_payload: {} },
      ...(body['response_type'] === 'in_channel' ? {} : { ephemeralTo: user }),
    })
  }

  return {
    messages,
    modals,
    homes,
    responses,
    calls,
    channelsOfTutor,
    groups,
    files,
    methods,
    nextTs,
    respond,
    directOf,
  }
}

export type Workspace = ReturnType<typeof createWorkspace>
