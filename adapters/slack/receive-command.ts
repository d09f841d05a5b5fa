import type { ChatEvent } from '../../src/chat/event.ts'
import { commands } from '../../src/chat/commands/command-table.ts'
import { readTypedCommand } from '../../src/chat/read-typed-command.ts'
import { languages, type Language } from '../../src/language.ts'
import { handleOf } from './handle.ts'
import { commandSchema, menuSchema, type Receiving } from './payloads.ts'
import { isDirectChannel, placeOf } from './place.ts'
import { plainText } from './plain-text.ts'

/** What was typed after the slash. */
export function readCommand(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
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
    place: placeOf({ team, channel, isDirect: isDirectChannel(channel) }),
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

/** An entry of a message's menu: the message is the command's main option, all of it. */
export function readMenu(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
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
      isDirect: isDirectChannel(channel.id),
    }),
    person: { id: user.id, roles: [] },
    handle: handleOf({ id, receivedMs, team: team?.id, responseUrl: parsed.data.response_url }),
    name: command.name,
    options: privately(command, { [command.mainOption]: plainText(message.text).trim() }),
  }
}

/** The name of a command's entry in the menu of messages, as the manifest states it. */
export function menuCallbackId(command: string, language: Language): string {
  return `menu-${command}-${language}`
}
