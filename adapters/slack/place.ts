import type { Place } from '../../src/chat/event.ts'

/** A place in Slack as the core names it; a direct message belongs to no workspace. */
export function placeOf(where: {
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

export function isDirectChannel(channel: string): boolean {
  return channel.startsWith('D')
}
