import { z } from 'zod'
import type { ChatEvent, Place } from '../../src/chat/event.ts'
import { commands } from '../../src/chat/commands/command-table.ts'
import { readTypedCommand } from '../../src/chat/read-typed-command.ts'
import { languages, type Language } from '../../src/language.ts'
import type { SlackHandle } from './handle.ts'
import { readFormMetadata } from './form-metadata.ts'
import { plainText } from './plain-text.ts'
import {
  commandSchema,
  menuSchema,
  messageSchema,
  pressSchema,
  submissionSchema,
  type SlackMessage,
} from './payloads.ts'

export interface Receiving {
  /** The tutor's own user id. */
  botUserId: string
  receivedMs: number
}

/**
 * A payload of Slack's as an event, without the person's roles, names and language, which Slack does not state with
 * it; none where it is nothing for the tutor. Pure. `app_mention` and `message` of one message have the same id.
 */
export function readPayload(payload: unknown, receiving: Receiving): ChatEvent | undefined {
  const { type, command } = kindSchema.catch({}).parse(payload)
  if (command !== undefined) return readCommand(payload, receiving)
  switch (type) {
    case 'event_callback':
      return readMessage(payload, receiving)
    case 'block_actions':
      return readPress(payload, receiving)
    case 'view_submission':
      return readSubmission(payload, receiving)
    case 'message_action':
      return readMenu(payload, receiving)
    default:
      return undefined
  }
}

const kindSchema = z.object({ type: z.string().optional(), command: z.string().optional() })

function readMessage(payload: unknown, { botUserId, receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = messageSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { event, team_id: team } = parsed.data
  if (!isFromPerson(event, botUserId)) return undefined
  const isDirect = event.channel_type === 'im' || event.channel.startsWith('D')
  const mention = new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>`, 'gu')
  const isNamed = isDirect || event.type === 'app_mention' || event.text.search(mention) !== -1
  // In a channel what is said to the tutor opens a thread; in a direct message it goes on where it is.
  const thread = event.thread_ts ?? (isDirect ? undefined : event.ts)
  const id = `message-${event.channel}-${event.ts}`
  return {
    kind: 'message',
    id,
    place: placeOf({ team, channel: event.channel, thread, isDirect }),
    person: { id: event.user, roles: [] },
    handle: handleOf({ id, receivedMs, team: event.user_team ?? event.team ?? team }),
    text: plainText(event.text.replaceAll(mention, ' ')).trim().slice(0, 20_000),
    addressed: isNamed ? 'named' : event.thread_ts === undefined ? 'none' : 'thread',
  }
}

/** Subtypes are edits, joins and the like; but a reply that is also shown in the channel, or has a file, is said. */
const spokenSubtypes = new Set<string | undefined>([undefined, 'thread_broadcast', 'file_share'])

function isFromPerson(event: SlackMessage, botUserId: string): event is SlackMessage & { user: string } {
  return (
    spokenSubtypes.has(event.subtype) &&
    event.bot_id === undefined &&
    event.user !== undefined &&
    event.user !== botUserId &&
    event.user !== 'USLACKBOT'
  )
}

function readCommand(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = commandSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { text, team_id: team, channel_id: channel, user_id: user } = parsed.data
  const typed = `${subcommandOf(parsed.data.command)}${plainText(text)}`.trim()
  const read = readTypedCommand(typed === '' ? 'help' : typed)
  // Whoever writes no command asks.
  const { command, options } = read.command === undefined ? readTypedCommand(`ask ${typed}`) : read
  const id = `command-${parsed.data.trigger_id ?? `${user}-${receivedMs}`}`
  return {
    kind: 'command',
    id,
    place: placeOf({ team, channel, isDirect: channel.startsWith('D') }),
    person: { id: user, roles: [] },
    handle: handleOf({ id, receivedMs, team, responseUrl: parsed.data.response_url, hasNote: true }),
    name: command?.name ?? read.name,
    options: privately(command, options),
  }
}

/**
 * A workspace may have `/ask` or `/질문` of its own for `/tutor ask`. By any other name it is `/tutor`: Slack sends an
 * app no commands but its own, and where the name was taken the app has another.
 */
function subcommandOf(slashCommand: string): string {
  const name = slashCommand.slice(1)
  return readTypedCommand(name).command === undefined ? '' : `${name} `
}

/** What is asked by command or menu is answered privately unless it says otherwise; the answer can be shared. */
function privately(
  command: (typeof commands)[number] | undefined,
  options: Extract<ChatEvent, { kind: 'command' }>['options'],
): Extract<ChatEvent, { kind: 'command' }>['options'] {
  const hasOption =
    command?.options.some(({ name, kind }) => name === 'private' && kind === 'yes-no') ?? false
  return hasOption ? { private: true, ...options } : options
}

function readMenu(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = menuSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { callback_id: callbackId, team, user, channel, message } = parsed.data
  const command = commands.find(({ name }) =>
    languages.some((language) => callbackId === menuCallbackId(name, language)),
  )
  if (command?.mainOption === undefined) return undefined
  const id = `menu-${parsed.data.trigger_id ?? `${user.id}-${receivedMs}`}`
  return {
    kind: 'command',
    id,
    place: placeOf({
      team: team?.id,
      channel: channel.id,
      thread: message.thread_ts,
      isDirect: channel.id.startsWith('D'),
    }),
    person: { id: user.id, roles: [] },
    handle: handleOf({ id, receivedMs, team: team?.id, responseUrl: parsed.data.response_url }),
    name: command.name,
    options: privately(command, { [command.mainOption]: plainText(message.text).trim().slice(0, 2000) }),
  }
}

/** The name of a command's entry in the menu of messages, as the manifest states it. */
export function menuCallbackId(command: string, language: Language): string {
  return `menu-${command}-${language}`
}

function readPress(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = pressSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { actions, user, team, container, message } = parsed.data
  const [action] = actions
  const value = action?.value ?? action?.action_id
  if (action === undefined || value === undefined) return undefined
  // What stands on a home page or in a modal belongs to no channel: it is answered to the person.
  const channel = parsed.data.channel?.id ?? container.channel_id ?? user.id
  const id = `press-${parsed.data.trigger_id ?? `${user.id}-${receivedMs}`}`
  const isSources = value === 'sources' || value.startsWith('sources:')
  return {
    kind: 'press',
    id,
    place: placeOf({
      team: team?.id,
      channel,
      thread: container.thread_ts ?? message?.thread_ts,
      isDirect: channel === user.id || channel.startsWith('D'),
    }),
    person: { id: user.id, roles: [] },
    handle: handleOf({
      id,
      receivedMs,
      team: team?.id,
      responseUrl: parsed.data.response_url,
      ...(isSources ? { viewId: id } : {}),
    }),
    action: value,
  }
}

function readSubmission(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = submissionSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { user, view } = parsed.data
  const metadata = readFormMetadata(view.private_metadata)
  if (metadata === undefined) return undefined
  // A form is sent in once, whatever becomes of the answer to it.
  const id = `form-${view.id}`
  const values = Object.entries(view.state.values).map(([name, fields]) => [
    name,
    fields['value']?.value ?? '',
  ])
  return {
    kind: 'form',
    id,
    place: metadata.place,
    person: { id: user.id, roles: [] },
    handle: handleOf({ id, receivedMs, team: metadata.team, responseUrl: metadata.responseUrl }),
    form: metadata.form,
    values: z.record(z.string(), z.string()).parse(Object.fromEntries(values)),
  }
}

function placeOf(where: {
  team: string | undefined
  channel: string
  thread?: string | undefined
  isDirect: boolean
}): Place {
  return {
    platform: 'slack',
    channel: where.channel,
    isDirect: where.isDirect,
    ...(where.team === undefined || where.isDirect ? {} : { space: where.team }),
    ...(where.thread === undefined ? {} : { thread: where.thread }),
  }
}

/** Without the members that are not known: a handle is kept as JSON. */
function handleOf(handle: {
  [Name in keyof SlackHandle]: SlackHandle[Name] | undefined
}): z.core.util.JSONType {
  return z.json().parse(JSON.parse(JSON.stringify(handle)))
}
