import type { Language } from '../language.ts'
import type { Form, Visibility } from './message.ts'
import type { Role } from './roles.ts'
import type { Glance, Outcome, Visit } from './visit.ts'

/** A button or a form that comes back. Adding one touches its file and its line in the table. */
export interface PressHandler {
  /** Unique among presses; the part of an action's id before the colon. */
  name: string
  /** The lowest role that may press it; checked at each press. */
  role: Role
  /** The form that the press opens first; without one, or where it gives none, the press runs at once. */
  form?: (argument: string, language: Language, glance: Glance) => Form | Promise<Form | undefined>
  visibility: Visibility
  /** What it does is nothing without a record of it: refused while the state cannot be written. */
  mustBeKept?: boolean
  /** @param values What was written into the form. */
  run(visit: Visit, argument: string, values: Record<string, string>): Promise<Outcome>
}

/** The id of an action or form: at most 100 characters. */
export function pressId(name: string, argument = ''): string {
  return argument === '' ? name : `${name}:${argument}`
}

/** The other way round; an argument may hold colons. */
export function readPressId(id: string): { name: string; argument: string } {
  const colon = id.indexOf(':')
  return colon === -1
    ? { name: id, argument: '' }
    : { name: id.slice(0, colon), argument: id.slice(colon + 1) }
}
