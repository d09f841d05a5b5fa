import type { Generated } from 'kysely'
import type { CheckTables } from './check-tables.ts'
import type { ConceptPromptTables } from './concept-prompt-tables.ts'

/** Times are milliseconds since 1970 (`…_ms`); `person` is always a pseudonym; JSON columns are text. */
export interface StateTables extends CheckTables, ConceptPromptTables {
  /** What the platforms sent. `payload` goes when the work is done; the key stays, to know a repetition. */
  inbox: {
    event_key: string
    platform: string
    person: string | null
    received_ms: number
    status: 'waiting' | 'done'
    runs: Generated<number>
    payload: string | null
  }
  /** What is to be said. `target` and `message` go when it is delivered. */
  outbox: {
    id: Generated<number>
    parcel_key: string
    event_key: string | null
    exchange_id: string | null
    platform: string
    person: string | null
    lane: string
    target: string | null
    message: string | null
    status: 'waiting' | 'delivered' | 'abandoned'
    attempts: Generated<number>
    not_before_ms: Generated<number>
    created_ms: number
    receipt: string | null
    reason: string | null
    /** JSON: the parcel that takes this one's place where it cannot be delivered. */
    otherwise: string | null
  }
  /** When a platform was last connected with nothing missed. */
  platform_presence: { platform: string; here_ms: number }
  /** Where the tutor was spoken to; `place` is hashed, `address` sealed, `person` is set for direct messages. */
  spoken_places: {
    place: string
    platform: string
    person: string | null
    address: string
    spoken_ms: number
  }
  /** A question with what was answered. */
  exchanges: {
    id: string
    course_id: string
    person: string
    conversation: string
    visibility: 'everyone' | 'asker'
    reader: 'student' | 'staff'
    asked_ms: number
    question: string
    answer: string
  }
  feedback: {
    exchange_id: string
    person: string
    verdict: 'helpful' | 'not-helpful'
    reason: string | null
    given_ms: number
  }
  /** A question that a person asked a TA to look at. `reply_target` goes when it is answered. */
  escalations: {
    exchange_id: string
    course_id: string
    person: string
    status: 'open' | 'answered'
    asked_ms: number
    reply_target: string | null
    answered_ms: number | null
    answered_by: string | null
    reply: string | null
  }
  quizzes: {
    id: string
    course_id: string
    person: string
    made_ms: number
    questions: string
    /** The choices so far, as a JSON array of indexes. */
    choices: string
  }
  /** Questions a day; the person '*' counts the whole course. */
  usage: {
    course_id: string
    person: string
    day: string
    questions: number
  }
}
