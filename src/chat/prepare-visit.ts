import { detectLanguage, type Language } from '../language.ts'
import { findExchange, findLastCourse } from '../store/exchange-store.ts'
import type { State } from '../store/open-state.ts'
import type { UsageOfPeople } from '../store/usage-of-people.ts'
import type { Tutor } from '../tutor.ts'
import { createAddressBook } from './address-book.ts'
import { findPressHandler } from './actions/action-table.ts'
import { describeCommands, findCommand } from './commands/command-table.ts'
import { conversationOf } from './conversation-of.ts'
import { isStaffChannel, policyOf, tutorOfPlace } from './course-of-place.ts'
import type { ChatEvent } from './event.ts'
import type { Visibility } from './message.ts'
import { readPressId } from './press.ts'
import { nameFromEvent, type ToPseudonym } from './pseudonyms.ts'
import { isAtLeast, roleOf } from './roles.ts'
import type { Glance, Visit } from './visit.ts'

/** What preparing a visit needs besides the event. */
export interface VisitParts {
  tutors: readonly Tutor[]
  state: State
  usageOfPeople: UsageOfPeople
  peopleKey: string
  toPseudonym: ToPseudonym
  observe: Visit['observe']
  /** The event with what the platform states of its person only when it is asked. */
  identify?: (event: ChatEvent) => Promise<ChatEvent>
}

/** The key of an event in the inbox. */
export function eventKeyOf(event: ChatEvent): string {
  return `${event.place.platform}:${event.id}`
}

/** The course of an event; in a direct message the one in which the person asked last. */
export async function findTutor(
  event: Pick<ChatEvent, 'place' | 'person'>,
  parts: VisitParts,
): Promise<Tutor | undefined> {
  const { tutors, state } = parts
  const byPlace = tutorOfPlace(tutors, event.place)
  if (byPlace !== undefined || !event.place.isDirect) return byPlace
  const lastCourse = await findLastCourse(
    state.tables,
    parts.toPseudonym(event.place.platform, event.person.id),
  )
  return tutors.find((tutor) => tutor.course.id === lastCourse)
}

/** How the reply to an event is seen: what happens in a direct message is between two anyway. */
export function visibilityOf(event: ChatEvent): Visibility {
  if (event.place.isDirect) return 'asker'
  switch (event.kind) {
    case 'message':
      return 'everyone'
    case 'command':
      return findCommand(event.name)?.visibility(event.options) ?? 'asker'
    case 'press':
    case 'form':
    default:
      return findPressHandler(pressOf(event).name)?.visibility ?? 'asker'
  }
}

/** What a button or a form says of itself. */
export function pressOf(
  event: Extract<ChatEvent, { kind: 'press' | 'form' }>,
): ReturnType<typeof readPressId> {
  return readPressId(event.kind === 'press' ? event.action : event.form)
}

/** The language to speak: of the text, of the answer pressed on, of the person's setting, of the course. */
export async function languageOf(
  event: ChatEvent,
  tutor: Tutor | undefined,
  state: State,
): Promise<Language> {
  if (event.kind === 'message') return detectLanguage(event.text)
  if (event.kind === 'command') {
    const option = findCommand(event.name)?.mainOption
    const text = option === undefined ? undefined : event.options[option]
    if (typeof text === 'string' && text.trim() !== '') return detectLanguage(text)
  } else {
    const { argument } = pressOf(event)
    const exchange = await findExchange(state.tables, argument)
    if (exchange !== undefined) return detectLanguage(exchange.question)
  }
  return languageOfPerson(event.person, tutor)
}

/** The language of the person's setting, else of the course. */
export function languageOfPerson(person: ChatEvent['person'], tutor: Tutor | undefined): Language {
  if (person.locale !== undefined) return person.locale.toLowerCase().startsWith('ko') ? 'ko' : 'en'
  return tutor?.course.languages[0] ?? 'ko'
}

/** Everything that a handler needs to know of an event. */
export async function prepareVisit(
  event: ChatEvent,
  tutor: Tutor,
  parts: VisitParts,
  running: Pick<Visit, 'signal' | 'showProgress'>,
): Promise<Visit> {
  const eventKey = eventKeyOf(event)
  const visibility = visibilityOf(event)
  const glance = glanceAt(event, tutor, parts, await languageOf(event, tutor, parts.state))
  const isAmongStaff = visibility === 'asker' || isStaffChannel(glance.policy, event.place)
  return {
    ...glance,
    event,
    eventKey,
    usageOfPeople: parts.usageOfPeople,
    peopleKey: parts.peopleKey,
    visibility,
    reader: isAmongStaff ? glance.reader : 'student',
    conversation: nameFromEvent(conversationOf(event.place, visibility, glance.person), parts.peopleKey),
    newId: nameFromEvent(eventKey, parts.peopleKey),
    observe: parts.observe,
    addresses: createAddressBook(parts.peopleKey),
    describeCommands,
    ...running,
  }
}

/** What is known of somebody in a course, for their own eyes only. */
export function glanceAt(
  { place, person }: Pick<ChatEvent, 'place' | 'person'>,
  tutor: Tutor,
  parts: VisitParts,
  language: Language,
): Glance {
  const policy = policyOf(tutor)
  const role = roleOf(person, policy)
  return {
    platform: place.platform,
    tutor,
    policy,
    state: parts.state,
    person: parts.toPseudonym(place.platform, person.id),
    role,
    language,
    reader: isAtLeast(role, 'ta') ? 'staff' : 'student',
    nowMs: Date.now(),
  }
}
