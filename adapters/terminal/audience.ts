import type { Target } from '../../src/chat/platform.ts'
import { terminalPlace } from './receive.ts'

/** Who sits at the terminal. */
export interface Audience {
  /** The user id of the person. */
  personId: string
  /** The channels that the person reads along, such as the staff's. */
  channels: readonly string[]
}

/** Whether a message is for whoever sits here; one for somebody else waits until that one comes. */
export function isForAudience(target: Target, { personId, channels }: Audience): boolean {
  if (target.kind === 'reply' || target.kind === 'person') return target.personId === personId
  const { channel } = target.place
  return channel === terminalPlace.channel || channels.includes(channel)
}
