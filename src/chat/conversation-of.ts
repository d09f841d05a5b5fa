import type { Place } from './event.ts'
import type { Visibility } from './message.ts'

/**
 * The name of the conversation that an event belongs to, before it is hashed. A thread is one conversation of all who
 * take part; outside of threads, and in what only one person sees, each person has an own one.
 */
export function conversationOf(place: Place, visibility: Visibility, person: string): string {
  const where = [place.platform, place.space ?? '', place.channel, place.thread ?? ''].join('/')
  const isShared = place.thread !== undefined && visibility === 'everyone' && !place.isDirect
  return isShared ? where : `${where}/${person}/${visibility}`
}
