import type { ChatPolicy } from '../course/chat-policy.ts'
import type { Language } from '../language.ts'
import type { State, StateAccess } from '../store/open-state.ts'
import type { UsageOfPeople } from '../store/usage-of-people.ts'
import type { Reader, Tutor } from '../tutor.ts'
import type { AddressBook } from './address-book.ts'
import type { ChatEvent } from './event.ts'
import type { Message, Visibility } from './message.ts'
import type { Observe } from './occurrence.ts'
import type { Target } from './platform.ts'
import type { Role } from './roles.ts'
import { chatWording, type ChatWording } from './wording/chat-wording.ts'

/** One event with all that its handler needs to know: who, where, which course, and what may be seen. */
export interface Visit {
  event: ChatEvent
  eventKey: string
  /** Where the person is. */
  platform: string
  /** The tutor of the course that the place belongs to. */
  tutor: Tutor
  policy: ChatPolicy
  /** For reading; what is written goes into the outcome's `commit`. */
  state: State
  /** Names what is made and sent; see `nameFromEvent`. */
  peopleKey: string
  /** What language models took for people, in a record of its own. */
  usageOfPeople: UsageOfPeople
  /** Pseudonym. */
  person: string
  role: Role
  language: Language
  visibility: Visibility
  /** Whose eyes the reply is for: staff's only where nobody else reads along. */
  reader: Reader
  /** Hashed name of the conversation. */
  conversation: string
  /** Id of what this event makes; the same when its work is repeated. */
  newId: string
  nowMs: number
  signal: AbortSignal
  observe: Observe
  /** Keeps where people are told things, readable to the tutor alone. */
  addresses: AddressBook
  /** The commands of the table, for /help and the actions that lead to one. */
  describeCommands: (language: Language, role: Role) => Array<{ name: string; description: string }>
  showProgress: (draft: Message) => void
}

/** What is known of somebody who only looks: a form that opens, a home page. Nothing of it is kept. */
export type Glance = Pick<
  Visit,
  'platform' | 'tutor' | 'policy' | 'state' | 'person' | 'role' | 'language' | 'reader' | 'nowMs'
>

/** A message to be delivered; to who did the event, unless `to` says otherwise. */
export interface Reply {
  message: Message
  to?: Target
  /** The platform of `to`, where it is another one. */
  platform?: string
  /** Whose words or concern it is (pseudonym), where that is not who did the event. */
  person?: string
  /** The exchange that the message shows. */
  exchangeId?: string
  /** What is said in its place where it cannot be delivered, such as to somebody who takes no direct messages. */
  otherwise?: Reply & { to: Target }
  /** Replies of the same name are one. */
  name?: string
}

/**
 * What a handler wants to happen. `commit` runs in one transaction with the end of the event: it writes the records
 * and returns the replies, so that after a crash there is all of it or nothing.
 */
export interface Outcome {
  commit: (transaction: StateAccess) => Promise<Reply[]>
  /** Afterwards, once. */
  after?: () => Promise<void>
}

/** The outcome that only says something to who did the event. */
export function say(message: Message): Outcome {
  return { commit: async () => [{ message }] }
}

/** The chat's sentences in the language of the visit. */
export function wordsOf(visit: Pick<Visit, 'language'>): ChatWording {
  return chatWording[visit.language]
}
