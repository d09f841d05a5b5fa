import { openUnkeptState } from '../store/open-state.ts'
import type { ChatEvent } from './event.ts'
import { findPressHandler } from './actions/action-table.ts'
import { plainMessage, type Message } from './message.ts'
import type { Parcel, Platform } from './platform.ts'
import { eventKeyOf, findTutor, prepareVisit, pressOf, type VisitParts } from './prepare-visit.ts'
import { handleEvent } from './handle-event.ts'
import { nameFromEvent } from './pseudonyms.ts'
import { wordsOf, type Visit } from './visit.ts'
import { answerTimeoutMs, replyTarget } from './work-event.ts'

const keysRemembered = 10_000

/** Answers events while the state cannot be written, each once in this process. */
export interface UnkeptWork {
  /** False where the event was taken before. */
  take(event: ChatEvent): boolean
  work(event: ChatEvent): Promise<void>
}

/**
 * With a full disk the tutor still answers from what it has: the work is done as ever, its records go into a state
 * in memory that is thrown away, and the reply is sent at once, with a word that it is not kept and without buttons,
 * which would lead nowhere.
 */
export function createUnkeptWork(parts: VisitParts, platforms: ReadonlyMap<string, Platform>): UnkeptWork {
  const taken = new Set<string>()
  return {
    take(event) {
      const key = eventKeyOf(event)
      if (taken.has(key)) return false
      taken.add(key)
      if (taken.size > keysRemembered) for (const oldest of [...taken].slice(0, 1)) taken.delete(oldest)
      return true
    },
    async work(given) {
      const event = (await parts.identify?.(given)) ?? given
      const platform = platforms.get(event.place.platform)
      const tutor = await findTutor(event, parts)
      if (platform === undefined || tutor === undefined) return
      const visit = await prepareVisit(event, tutor, parts, {
        signal: AbortSignal.timeout(answerTimeoutMs),
        showProgress: () => undefined,
      })
      await deliverUnkept(visit, platform, parts)
    },
  }
}

async function deliverUnkept(visit: Visit, platform: Platform, parts: VisitParts): Promise<void> {
  if (mustBeKept(visit)) {
    const message = plainMessage(visit.language, wordsOf(visit).faults.notNow, visit.visibility)
    await platform.deliver(parcelOf(visit, message, 0, parts))
    return
  }
  const outcome = await handleEvent(visit)
  const unkept = await openUnkeptState()
  try {
    const replies = await unkept.write(outcome.commit)
    for (const [index, { message, to }] of replies.entries()) {
      // Others (the staff's channel) are told nothing that cannot be followed up.
      if (to !== undefined) continue
      const body = `${message.body}\n\n${wordsOf(visit).faults.notDurable}`
      await platform.deliver(parcelOf(visit, { ...message, actions: [], body }, index, parts))
    }
  } finally {
    await unkept.close()
  }
}

function mustBeKept({ event }: Visit): boolean {
  const isPress = event.kind === 'press' || event.kind === 'form'
  return isPress && findPressHandler(pressOf(event).name)?.mustBeKept === true
}

function parcelOf(visit: Visit, message: Message, index: number, parts: VisitParts): Parcel {
  return {
    key: nameFromEvent(`${visit.eventKey}#${index}`, parts.peopleKey),
    target: replyTarget(visit.event),
    message,
    mayHaveArrived: false,
  }
}
