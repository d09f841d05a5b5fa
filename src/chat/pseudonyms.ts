import { createHmac } from 'node:crypto'

/** The pseudonym under which a platform's user is kept. */
export type ToPseudonym = (platform: string, userId: string) => string

/** Pseudonyms as keyed hashes (HMAC-SHA-256, 132 bits of it): without the key they lead to nobody. */
export function createPseudonyms(key: string): ToPseudonym {
  return (platform, userId) =>
    createHmac('sha256', key).update(`${platform}\n${userId}`).digest('base64url').slice(0, 22)
}

/** A short name for what an event makes (an exchange, a quiz): the same again when the event's work is repeated. */
export function nameFromEvent(eventKey: string, key: string): string {
  return createHmac('sha256', key).update(`made by\n${eventKey}`).digest('base64url').slice(0, 16)
}
