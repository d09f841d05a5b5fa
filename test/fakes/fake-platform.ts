import type { ChatEvent, Place } from '../../src/chat/event.ts'
import type { Message } from '../../src/chat/message.ts'
import {
  DeliveryFault,
  type Acknowledgement,
  type Parcel,
  type Platform,
  type Receipt,
  type Receive,
  type Target,
} from '../../src/chat/platform.ts'

/** What people on the fake platform see. */
export interface ShownMessage {
  key: string
  message: Message
  place?: Place
  /** The only person who sees it. */
  privateTo?: string
}

/** One delivery's fate: taken before or after the message was stored. */
export type Fate =
  | { when: 'before' | 'after'; fault: DeliveryFault }
  /** The reply handle of this delivery has run out. */
  | { when: 'handle'; fault: DeliveryFault }

/**
 * A chat platform in memory, with faults on demand. It makes resends safe in one of two ways, as real ones do:
 * `keyed` compares the parcel's key itself, `searched` lets the adapter look for its message first.
 */
export interface FakePlatform extends Platform {
  readonly shown: ShownMessage[]
  readonly drafts: Array<{ target: Target; draft: Message }>
  readonly deliveries: Parcel[]
  /** Hands an event in, as the platform's wire would; what the bot itself said is not handed on. */
  emit(event: ChatEvent): Promise<Acknowledgement>
  emitOwn(event: ChatEvent): Promise<Acknowledgement>
  /** The next deliveries meet these fates, in order. */
  plan(...fates: Fate[]): void
  /** Resolves when so many messages are shown. */
  untilShown(count: number): Promise<ShownMessage[]>
}

export function createFakePlatform(name = 'fake', resend: 'keyed' | 'searched' = 'keyed'): FakePlatform {
  let receive: Receive | undefined
  const shown: ShownMessage[] = []
  const deliveries: Parcel[] = []
  const drafts: FakePlatform['drafts'] = []
  const fates: Fate[] = []
  const listeners = new Set<() => void>()
  let isConnected = false

  function store(parcel: Parcel): Receipt {
    if (parcel.target.kind === 'edit') return change(parcel, parcel.target.messageIds)
    const known = shown.findIndex((one) => one.key === parcel.key)
    const isLookedFor = resend === 'keyed' || parcel.mayHaveArrived
    if (known !== -1 && isLookedFor) return receiptOf(known)
    shown.push(show(parcel))
    for (const listener of listeners) listener()
    return receiptOf(shown.length - 1)
  }

  function change(parcel: Parcel, messageIds: readonly string[]): Receipt {
    const index = shown.findIndex((_, at) => messageIds[0] === `m${at}`)
    const old = shown[index]
    if (old === undefined) throw new DeliveryFault('refused', 'the message is gone')
    shown[index] = { ...old, message: parcel.message }
    return receiptOf(index)
  }

  function receiptOf(index: number): Receipt {
    const one = shown[index]
    const isPublic = one?.privateTo === undefined
    return {
      messageIds: [`m${index}`],
      ...(isPublic ? { url: `https://chat.example/m${index}` } : {}),
      ...(one?.place === undefined ? {} : { place: one.place }),
    }
  }

  return {
    name,
    shown,
    drafts,
    deliveries,
    async start(receiveEvents) {
      receive = receiveEvents
      isConnected = true
    },
    async deliver(parcel) {
      deliveries.push(parcel)
      const fate = fates.shift()
      if (fate === undefined) return store(parcel)
      if (fate.when === 'after') store(parcel)
      throw fate.fault
    },
    async showProgress(target, draft) {
      drafts.push({ target, draft })
    },
    isConnected: () => isConnected,
    async stopReceiving() {
      receive = undefined
    },
    async close() {
      isConnected = false
    },
    async emit(event) {
      if (receive === undefined) throw new Error('the fake platform is not connected')
      return receive(event)
    },
    emitOwn: async () => ({ kind: 'ignored' }),
    plan(...next) {
      fates.push(...next)
    },
    untilShown: (count) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`only ${shown.length} of ${count} messages were shown`))
        }, 10_000)
        const look = () => {
          if (shown.length < count) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(shown)
        }
        listeners.add(look)
        look()
      }),
  }
}

function show({ key, target, message }: Parcel): ShownMessage {
  if (target.kind === 'person') return { key, message, privateTo: target.personId }
  const isPrivate = message.visibility === 'asker' && target.kind === 'reply'
  return { key, message, place: target.place, ...(isPrivate ? { privateTo: target.personId } : {}) }
}
