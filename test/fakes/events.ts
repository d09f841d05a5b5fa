import type { ChatEvent, Place } from '../../src/chat/event.ts'

let counter = 0

/** A fresh id, as a platform gives to each of its events. */
export function nextId(): string {
  counter += 1
  return `e${counter}`
}

export const classroom: Place = { platform: 'fake', space: 'school', channel: 'class', isDirect: false }
export const thread: Place = { ...classroom, thread: 't1' }
export const direct: Place = { platform: 'fake', channel: 'dm-mina', isDirect: true }

export const mina: ChatEvent['person'] = { id: 'mina', roles: [], locale: 'en' }
export const jun: ChatEvent['person'] = { id: 'jun', roles: [], locale: 'en' }
export const tara: ChatEvent['person'] = { id: 'tara', roles: ['TA'], locale: 'en-US' }

type Details = Partial<Pick<ChatEvent, 'id' | 'place' | 'person'>>

function base(details: Details) {
  return { id: details.id ?? nextId(), place: details.place ?? classroom, person: details.person ?? mina }
}

export function saying(
  text: string,
  details: Details & { addressed?: 'named' | 'thread' | 'none' } = {},
): ChatEvent {
  return { kind: 'message', ...base(details), text, addressed: details.addressed ?? 'named' }
}

export function commanding(
  name: string,
  options: Extract<ChatEvent, { kind: 'command' }>['options'] = {},
  details: Details = {},
): ChatEvent {
  return { kind: 'command', ...base(details), name, options }
}

export function pressing(action: string, details: Details = {}): ChatEvent {
  return { kind: 'press', ...base(details), action }
}

export function submitting(form: string, values: Record<string, string>, details: Details = {}): ChatEvent {
  return { kind: 'form', ...base(details), form, values }
}
