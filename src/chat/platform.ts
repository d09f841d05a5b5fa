import { z } from 'zod'
import type { ChatEvent, Place } from './event.ts'
import { placeSchema } from './event.ts'
import type { Form, Message, Visibility } from './message.ts'

/** Where a message goes. */
export const targetSchema = z.discriminatedUnion('kind', [
  /** The answer to an event; `place` and `personId` are the way round where the handle has run out. */
  z.object({
    kind: z.literal('reply'),
    place: placeSchema,
    personId: z.string(),
    handle: z.json().optional(),
  }),
  /** A new message in a channel or thread. */
  z.object({ kind: z.literal('place'), place: placeSchema }),
  /** A private message to a person. */
  z.object({ kind: z.literal('person'), personId: z.string(), space: z.string().optional() }),
  /**
   * In the place of messages of the tutor's own that stand in a place, by the ids of their receipt: the first is
   * changed, what the new text does not need of the others is removed. `refused` where they are gone.
   */
  z.object({ kind: z.literal('edit'), place: placeSchema, messageIds: z.array(z.string()).min(1) }),
])
export type Target = z.infer<typeof targetSchema>

export interface Parcel {
  /** The same at each resend, unique among all parcels: a nonce, or metadata to search for. */
  key: string
  target: Target
  message: Message
  /** Whether an earlier delivery was begun and its end is not known: it may be there already. */
  mayHaveArrived: boolean
}

/** What the platform says of a delivered message. */
export const receiptSchema = z.object({
  /** Ids of the messages that it became, in order (a long one is split). */
  messageIds: z.array(z.string()),
  place: placeSchema.optional(),
  /** Opens the first message; absent for a private one. */
  url: z.string().optional(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** What the adapter does at once, within the platform's deadline, when an event was taken. */
export type Acknowledgement =
  /** Kept and being worked on; `visibility` is how the reply will be seen. */
  | { kind: 'accepted'; visibility: Visibility }
  /** It was kept before: acknowledge and do nothing. */
  | { kind: 'repeated' }
  /** Open this form; nothing was kept. */
  | { kind: 'form'; form: Form }
  /** Not for the tutor. */
  | { kind: 'ignored' }

export type Receive = (event: ChatEvent) => Promise<Acknowledgement>

/** Who looks at something that is shown without an event: a list of topics, a home page. */
export interface Onlooker {
  place: Place
  person: ChatEvent['person']
}

/** What an adapter may ask at once, within the platform's deadline; nothing of it is kept. Never throws. */
export interface Lookups {
  /** Titles of sections that go on with what was typed, for options that suggest topics; at most 25, each at most 100 characters. */
  suggestTopics(onlooker: Onlooker, typed: string): Promise<string[]>
  /** How the tutor greets a person, with questions that it can answer; for the pane of an assistant. */
  introduce(onlooker: Onlooker): Promise<{ greeting: string; questions: string[] }>
  /** The person's own page, section by section; each is for their eyes only. */
  home(onlooker: Onlooker): Promise<Message[]>
}

/** What is remembered so that an adapter can catch up on what was said while it was away. Never throws. */
export interface Presence {
  /** When the platform was last connected with nothing missed; undefined at the first start. */
  lastHereMs(): Promise<number | undefined>
  /** Everything that was said up to this instant has been taken. */
  noteHere(atMs: number): Promise<void>
  /** Where the tutor was spoken to last, newest first. */
  spokenPlaces(): Promise<Place[]>
}

/**
 * A chat platform. The core retries, waits and breaks the circuit; the adapter sends once and says what happened.
 */
export interface Platform {
  readonly name: string
  /** Where the platform sends its events by HTTP: mounted on the port of /health. */
  readonly webhook?: { path: string; handle(request: Request): Promise<Response> }
  /** Connects; each event is handed to `receive`, and acknowledged to the platform only when that has returned. */
  start(receive: Receive, lookups: Lookups, presence?: Presence): Promise<void>
  /**
   * A person with their roles and names of now; for a platform that does not state them with an event. Asked when the
   * event is worked on and when a form is to open, so that no acknowledgement waits for it. Never throws.
   */
  identify?(person: ChatEvent['person']): Promise<ChatEvent['person']>
  /**
   * Delivers once. Where `mayHaveArrived`, the adapter makes sure that nothing is shown twice: by a key that the
   * platform itself compares, or by looking for the message first.
   *
   * @throws DeliveryFault
   */
  deliver(parcel: Parcel): Promise<Receipt>
  /** Shows that an event is being worked on, or what is known so far. May be dropped; must not throw. */
  showProgress(target: Target, draft: Message): Promise<void>
  isConnected(): boolean
  /** Takes no more events; deliveries still work until `close`. */
  stopReceiving(): Promise<void>
  close(): Promise<void>
}

/**
 * - `unreachable`: no answer, or one of the 500s: it may have arrived; tried again
 * - `rate-limited`: the platform says when to try again
 * - `expired`: the handle has run out; sent another way
 * - `unauthorized`: the token is wrong or lacks a permission for good; the platform is not called any more
 * - `refused`: this message will never be taken
 * - `absent`: nobody is there in this run to see it; kept for a later one
 */
export type DeliveryFaultKind =
  | 'unreachable'
  | 'rate-limited'
  | 'expired'
  | 'unauthorized'
  | 'refused'
  | 'absent'

/** Why a delivery failed, in the words of no platform. The message holds no token and no person's words. */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault'
  readonly retryAfterMs: number | undefined
  /** `rate-limited`: whether the whole platform must wait, or only this place. */
  readonly isGlobal: boolean

  constructor(
    readonly kind: DeliveryFaultKind,
    message: string,
    details: { retryAfterMs?: number; isGlobal?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.retryAfterMs = details.retryAfterMs
    this.isGlobal = details.isGlobal ?? false
  }
}
