import type { ChatPolicy } from '../course/chat-policy.ts'
import type { ChatEvent } from './event.ts'

/** Lowest first. */
export const roles = ['student', 'ta', 'instructor'] as const
export type Role = (typeof roles)[number]

/** The person's role in a course, from the roles that the platform states with this event; nothing is remembered. */
export function roleOf(person: ChatEvent['person'], policy: ChatPolicy): Role {
  const names = new Set([...person.roles.map(normalize), `@${person.id}`])
  const holds = (wanted: readonly string[]) => wanted.some((name) => names.has(normalize(name)))
  if (holds(policy.roles.instructor)) return 'instructor'
  return holds(policy.roles.ta) ? 'ta' : 'student'
}

export function isAtLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

function normalize(name: string): string {
  // Only a leading "@" marks a user id; ids are compared as they are, names without regard to case.
  return name.startsWith('@') ? name : name.normalize('NFC').toLowerCase()
}
