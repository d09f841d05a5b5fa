import { countRun, finishEvent } from '../store/inbox-store.ts'
import { addParcel } from '../store/outbox-store.ts'
import type { ChatEvent } from './event.ts'
import { handleEvent, handlerNameOf } from './handle-event.ts'
import { plainMessage, type Message } from './message.ts'
import { parcelOfReply } from './parcel-of-reply.ts'
import type { Target } from './platform.ts'
import {
  eventKeyOf,
  findTutor,
  languageOf,
  prepareVisit,
  visibilityOf,
  type VisitParts,
} from './prepare-visit.ts'
import { say, type Outcome } from './visit.ts'
import { chatWording } from './wording/chat-wording.ts'

export const answerTimeoutMs = 120_000
/** An event whose work was cut off so often is begun before all others and with none beside it. */
export const suspectRuns = 3
/** An event whose work ended the process so often, at last alone, is given up: it would go on doing so. */
const maxRuns = 10

export interface WorkParts extends VisitParts {
  showProgress: (platform: string, target: Target, draft: Message) => void
  /** Called when replies wait in the outbox. */
  onReplies: () => void
}

/**
 * Does an event's work and puts its replies into the outbox, together with the end of the event, in one transaction.
 * Work that was cut off is simply done again: until that transaction nothing of it is kept.
 *
 * @param runs How often the work was begun anew at a start; absent for an event of this run.
 * @returns False where the state could not be written: the event is still to be done.
 */
export async function workEvent(event: ChatEvent, parts: WorkParts, runs?: number): Promise<boolean> {
  const startedMs = performance.now()
  const { platform } = event.place
  let handler = 'unknown'
  try {
    handler = handlerNameOf({ event })
    // Only what was left over by an earlier process can be what ended it.
    if (runs !== undefined) await parts.state.write((transaction) => countRun(transaction, eventKeyOf(event)))
    const outcome =
      runs !== undefined && runs >= maxRuns
        ? await apologize(event, parts)
        : await runHandler(event, parts, handler)
    await keepOutcome(event, outcome, parts)
    parts.onReplies()
    await outcome.after?.()
    parts.observe({ kind: 'event-done', platform, handler, tookMs: performance.now() - startedMs })
    return true
  } catch (error) {
    parts.observe({ kind: 'event-failed', platform, handler, error })
    return false
  }
}

async function runHandler(given: ChatEvent, parts: WorkParts, handler: string): Promise<Outcome> {
  let event = given
  try {
    event = (await parts.identify?.(given)) ?? given
    const tutor = await findTutor(event, parts)
    if (tutor === undefined) return await apologize(event, parts, 'whichCourse')
    const { platform } = event.place
    const visit = await prepareVisit(event, tutor, parts, {
      signal: AbortSignal.timeout(answerTimeoutMs),
      showProgress: (draft) => {
        parts.showProgress(platform, replyTarget(event), draft)
      },
    })
    return await handleEvent(visit)
  } catch (error) {
    parts.observe({ kind: 'event-failed', platform: event.place.platform, handler, error })
    return apologize(event, parts)
  }
}

async function apologize(
  event: ChatEvent,
  parts: WorkParts,
  why: 'failed' | 'whichCourse' = 'failed',
): Promise<Outcome> {
  const language = await languageOf(event, undefined, parts.state)
  return say(plainMessage(language, chatWording[language].faults[why], visibilityOf(event)))
}

async function keepOutcome(event: ChatEvent, outcome: Outcome, parts: WorkParts): Promise<void> {
  const eventKey = eventKeyOf(event)
  await parts.state.write(async (transaction) => {
    // Whoever finished it before (or forgot the person meanwhile) has the last word.
    if (!(await finishEvent(transaction, eventKey))) return
    const replies = await outcome.commit(transaction)
    const person = parts.toPseudonym(event.place.platform, event.person.id)
    for (const [index, reply] of replies.entries()) {
      const name = `${eventKey}#${index}`
      const origin = { name, platform: event.place.platform, to: replyTarget(event), person, eventKey }
      await addParcel(transaction, parcelOfReply(reply, origin, parts.peopleKey))
    }
  })
}

export function replyTarget(event: ChatEvent): Target {
  return {
    kind: 'reply',
    place: event.place,
    personId: event.person.id,
    ...(event.handle === undefined ? {} : { handle: event.handle }),
  }
}
