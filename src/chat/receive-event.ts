import { addEvent } from '../store/inbox-store.ts'
import { isUnwritable } from '../store/open-state.ts'
import { isConversationKnown } from '../store/exchange-store.ts'
import { findPressHandler } from './actions/action-table.ts'
import { findCommand } from './commands/command-table.ts'
import { conversationOf } from './conversation-of.ts'
import { policyOf } from './course-of-place.ts'
import type { ChatEvent } from './event.ts'
import type { Form } from './message.ts'
import type { Acknowledgement } from './platform.ts'
import {
  eventKeyOf,
  findTutor,
  glanceAt,
  languageOf,
  visibilityOf,
  type VisitParts,
} from './prepare-visit.ts'
import { notePlaceOf } from './presence.ts'
import { readPressId } from './press.ts'
import { nameFromEvent } from './pseudonyms.ts'
import { isAtLeast, type Role } from './roles.ts'
import type { Glance } from './visit.ts'

/**
 * Takes an event: keeps it under the platform's own id, then lets it be acknowledged and hands it to the workers. A
 * press that opens a form is answered at once; what is not for the tutor is not kept.
 *
 * @param enqueue Called once for each event that was not known.
 * @param unkept Takes the events in its place while the state cannot be written.
 */
export async function receiveEvent(
  event: ChatEvent,
  parts: VisitParts,
  enqueue: (event: ChatEvent) => void,
  unkept: { take: (event: ChatEvent) => boolean; enqueue: (event: ChatEvent) => void },
): Promise<Acknowledgement> {
  if (!(await isForTutor(event, parts))) return { kind: 'ignored' }
  const form = await findForm(event, parts)
  if (form !== undefined) return { kind: 'form', form }
  const { platform } = event.place
  const startedMs = performance.now()
  const kept = await keep(event, parts)
  if (kept === 'unwritable' ? !unkept.take(event) : kept === 'known') {
    parts.observe({ kind: 'event-repeated', platform })
    return { kind: 'repeated' }
  }
  parts.observe({ kind: 'event-accepted', platform, waitedMs: performance.now() - startedMs })
  if (kept === 'unwritable') unkept.enqueue(event)
  else enqueue(event)
  return { kind: 'accepted', visibility: visibilityOf(event) }
}

async function keep(event: ChatEvent, parts: VisitParts): Promise<'new' | 'known' | 'unwritable'> {
  const { platform } = event.place
  const entry = {
    eventKey: eventKeyOf(event),
    platform,
    person: parts.toPseudonym(platform, event.person.id),
    receivedMs: Date.now(),
    payload: JSON.stringify(event),
  }
  try {
    const isNew = await parts.state.write(async (transaction) => {
      const isNewEvent = await addEvent(transaction, entry)
      if (isNewEvent) {
        const { person, receivedMs: nowMs } = entry
        await notePlaceOf(event, transaction, { person, nowMs, peopleKey: parts.peopleKey })
      }
      return isNewEvent
    })
    return isNew ? 'new' : 'known'
  } catch (error) {
    if (!isUnwritable(error)) throw error
    parts.observe({ kind: 'upkeep-failed', task: 'inbox', error })
    return 'unwritable'
  }
}

/** The tutor speaks when spoken to, in its own threads, and where course.yaml says that it answers everything. */
async function isForTutor(event: ChatEvent, parts: VisitParts): Promise<boolean> {
  const tutor = await findTutor(event, parts)
  if (tutor === undefined) return event.place.isDirect
  if (event.kind !== 'message' || event.addressed === 'named') return true
  const { answersEverythingIn, answersNewPostsIn } = policyOf(tutor)
  if (answersEverythingIn.includes(event.place.channel)) return true
  if (event.addressed === 'post') return answersNewPostsIn.includes(event.place.channel)
  if (event.addressed !== 'thread') return false
  const person = parts.toPseudonym(event.place.platform, event.person.id)
  const conversation = conversationOf(event.place, visibilityOf(event), person)
  return isConversationKnown(parts.state.tables, nameFromEvent(conversation, parts.peopleKey))
}

/** The form that a press or command opens; none where the role does not allow it (the worker then says so). */
async function findForm(event: ChatEvent, parts: VisitParts): Promise<Form | undefined> {
  const opening = findOpening(event)
  const tutor = opening && (await findTutor(event, parts))
  if (opening === undefined || tutor === undefined) return undefined
  const identified = (await parts.identify?.(event)) ?? event
  const glance = glanceAt(identified, tutor, parts, await languageOf(identified, tutor, parts.state))
  return isAtLeast(glance.role, opening.role) ? opening.open(glance) : undefined
}

/** Whether an event may open a form; whether it does is decided by the person's role. */
export function mayOpenForm(event: ChatEvent): boolean {
  return findOpening(event) !== undefined
}

interface Opening {
  role: Role
  open(glance: Glance): Form | undefined | Promise<Form | undefined>
}

function findOpening(event: ChatEvent): Opening | undefined {
  if (event.kind === 'press') {
    const { name, argument } = readPressId(event.action)
    const handler = findPressHandler(name)
    const form = handler?.form
    return form && { role: handler.role, open: (glance) => form(argument, glance.language, glance) }
  }
  if (event.kind !== 'command') return undefined
  const command = findCommand(event.name)
  const form = command?.form
  return form && { role: command.role, open: (glance) => form(event.options, glance) }
}
