import type { ChatEvent, Place } from '../../src/chat/event.ts'
import type { Action } from '../../src/chat/message.ts'
import { readTypedCommand } from '../../src/chat/read-typed-command.ts'

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
  const { name, options } = readTypedCommand(text.slice(1))
  return { kind: 'event', event: { kind: 'command', ...shared, name, options } }
}
