import { findCommand } from '../../src/chat/commands/command-table.ts'
import type { Command, OptionDescription } from '../../src/chat/command.ts'
import type { ChatEvent, Place } from '../../src/chat/event.ts'
import type { Action } from '../../src/chat/message.ts'

/** The one conversation that a terminal has. */
export const terminalPlace: Place = { platform: 'terminal', channel: 'terminal', isDirect: true }

/** What the reading of a line depends on. */
export interface TerminalSession {
  /** The buttons of the last message that has some, in the order of their numbers. */
  actions: readonly Action[]
  personId: string
  locale?: string
}

export type ReadLine =
  | { kind: 'event'; event: ChatEvent }
  /** Not for the tutor; `say` is for the person. */
  | { kind: 'nothing'; say: string }
  | { kind: 'leave' }

/**
 * A line as an event: "/quiz count=2 replicas" is a command, "3" presses the third button, anything else is said.
 *
 * @param id Of the event that it becomes.
 */
export function readLine(line: string, session: TerminalSession, id: string): ReadLine {
  const text = line.trim()
  if (text === '') return { kind: 'nothing', say: '' }
  if (text === '/quit' || text === '/exit') return { kind: 'leave' }
  const shared = {
    id,
    place: terminalPlace,
    person: {
      id: session.personId,
      roles: [],
      ...(session.locale === undefined ? {} : { locale: session.locale }),
    },
    handle: id,
  }
  if (/^\d{1,2}$/u.test(text)) {
    const action = session.actions[Number(text) - 1]
    return action === undefined
      ? { kind: 'nothing', say: `There is no button ${text}. / ${text}번 버튼이 없습니다.` }
      : { kind: 'event', event: { kind: 'press', ...shared, action: action.id } }
  }
  if (!text.startsWith('/')) {
    return { kind: 'event', event: { kind: 'message', ...shared, text, addressed: 'named' } }
  }
  const [name = '', ...words] = text.slice(1).split(/\s+/u)
  const command = findCommand(name)
  return {
    kind: 'event',
    event: {
      kind: 'command',
      ...shared,
      name: command?.name ?? name,
      options: command === undefined ? {} : readOptions(command, words),
    },
  }
}

/** "name=value" sets an option; the other words together are the command's main one. */
function readOptions(command: Command, words: readonly string[]): Record<string, string | number | boolean> {
  const options: Record<string, string | number | boolean> = {}
  const rest = words.filter((word) => {
    const [name, value] = splitOnce(word)
    const option = command.options.find((one) => one.name === name)
    if (option === undefined || value === '') return true
    options[option.name] = readValue(option, value)
    return false
  })
  if (command.mainOption !== undefined && rest.length > 0) options[command.mainOption] = rest.join(' ')
  return options
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=')
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}

function readValue(option: OptionDescription, value: string): string | number | boolean {
  if (option.kind === 'number') return Number(value)
  return option.kind === 'yes-no' ? ['yes', 'true', 'on', '예'].includes(value.toLowerCase()) : value
}
