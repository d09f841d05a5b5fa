import type { State } from '../store/open-state.ts'
import { readWaitingEvents } from '../store/inbox-store.ts'
import type { UsageOfPeople } from '../store/usage-of-people.ts'
import type { Tutor } from '../tutor.ts'
import { chatEventSchema, type ChatEvent } from './event.ts'
import { createFairQueue } from './fair-queue.ts'
import { plainMessage, type Message } from './message.ts'
import type { Observe } from './occurrence.ts'
import { createOutbox } from './outbox.ts'
import { createLookups } from './lookups.ts'
import type { Lookups, Platform, Receive, Target } from './platform.ts'
import { languageOf, visibilityOf, type VisitParts } from './prepare-visit.ts'
import { createPresence } from './presence.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { receiveEvent } from './receive-event.ts'
import { recheckCourse } from './review/recheck-course.ts'
import { replyTarget, suspectRuns, workEvent, type WorkParts } from './work-event.ts'
import { tellStaff } from './tell-staff.ts'
import { createUnkeptWork } from './work-unkept-event.ts'
import { chatWording } from './wording/chat-wording.ts'

export interface ChatParts {
  tutors: readonly Tutor[]
  platforms: readonly Platform[]
  state: State
  /** What language models took for people; it forgets them together with the state. */
  usageOfPeople: UsageOfPeople
  /** The secret behind the pseudonyms. */
  peopleKey: string
  observe: Observe
  /** How many events are worked on at once. */
  workLimit?: number
}

/** The state could not be written (a full disk): the event stays in the inbox and is tried again. */
const retryUnwrittenMs = 5_000

/** All platforms together with the tutors they ask. */
export interface Chat {
  receive: Receive
  lookups: Lookups
  /** Looks for parcels that were added to the outbox by other work than an event's. */
  wake(): void
  /** Finishes what an earlier run accepted, then connects the platforms. */
  start(): Promise<void>
  /** Takes no more events, lets what runs end (at most so long), delivers what is ready, and disconnects. */
  stop(graceMs: number): Promise<void>
  /** After a course's material may have changed: what was checked against it goes back to the queue. */
  recheck(tutor: Tutor): Promise<void>
  /** Tells a course's staff why its folder cannot be used. */
  tellStaff(tutor: Tutor, error: unknown): Promise<void>
  /** Platforms that are not connected, or that refused the token; none means ready. */
  unreadyPlatforms(): string[]
  readonly load: { waitingEvents: number; runningEvents: number; waitingParcels: number }
}

/**
 * The way of an event: receive (kept in the inbox, acknowledged) -> queue with fair turns -> handler -> outbox ->
 * platform. Killed anywhere on it, the next start goes on from what is kept.
 */
export function createChat(parts: ChatParts): Chat {
  const { state, observe } = parts
  const platforms = new Map(parts.platforms.map((platform) => [platform.name, platform]))
  const queue = createFairQueue(parts.workLimit ?? 8)
  const outbox = createOutbox(parts)
  const visitParts: VisitParts = {
    tutors: parts.tutors,
    state,
    usageOfPeople: parts.usageOfPeople,
    peopleKey: parts.peopleKey,
    toPseudonym: createPseudonyms(parts.peopleKey),
    observe,
    async identify(event) {
      const platform = platforms.get(event.place.platform)
      const person = await platform?.identify?.(event.person)
      return person === undefined ? event : { ...event, person }
    },
  }
  const workParts: WorkParts = { ...visitParts, showProgress, onReplies: () => outbox.wake() }

  function showProgress(platform: string, target: Target, draft: Message): void {
    platforms
      .get(platform)
      ?.showProgress(target, draft)
      .catch((error: unknown) => {
        observe({ kind: 'progress-lost', platform, error })
      })
  }

  function enqueue(event: ChatEvent, runs?: number): void {
    const person = visitParts.toPseudonym(event.place.platform, event.person.id)
    const ahead = queue.countAhead(person)
    if (ahead > 0) void tellPlace(event, ahead)
    const work = async () => {
      if (await workEvent(event, workParts, runs)) return
      setTimeout(() => enqueue(event, runs), retryUnwrittenMs).unref()
    }
    // What was begun so often may be what ends the process; run alone, it is known, and takes no other with it.
    if ((runs ?? 0) >= suspectRuns) queue.addAlone(work)
    else queue.add(person, work)
  }

  async function tellPlace(event: ChatEvent, ahead: number): Promise<void> {
    const { platform } = event.place
    try {
      const language = await languageOf(event, undefined, state)
      const draft = plainMessage(language, chatWording[language].inQueue(ahead), visibilityOf(event))
      showProgress(platform, replyTarget(event), draft)
    } catch (error) {
      observe({ kind: 'progress-lost', platform, error })
    }
  }

  const unkeptWork = createUnkeptWork(visitParts, platforms)
  const receive: Receive = (event) =>
    receiveEvent(event, visitParts, (accepted) => enqueue(accepted), {
      take: (unkept) => unkeptWork.take(unkept),
      enqueue(unkept) {
        queue.add(visitParts.toPseudonym(unkept.place.platform, unkept.person.id), () => workUnkept(unkept))
      },
    })

  async function workUnkept(event: ChatEvent): Promise<void> {
    try {
      await unkeptWork.work(event)
    } catch (error) {
      observe({ kind: 'event-failed', platform: event.place.platform, handler: 'unkept', error })
    }
  }

  const lookups = createLookups(visitParts)

  return {
    receive,
    lookups,
    wake: () => outbox.wake(),
    async start() {
      const waiting = await readWaitingEvents(state.tables)
      const isSuspect = ({ runs }: { runs: number }) => runs >= suspectRuns
      for (const { payload, runs } of waiting.toSorted(
        (a, b) => Number(isSuspect(b)) - Number(isSuspect(a)),
      )) {
        enqueue(chatEventSchema.parse(JSON.parse(payload)), runs)
      }
      outbox.wake()
      await Promise.all(
        parts.platforms.map((platform) =>
          platform.start(receive, lookups, createPresence(platform.name, parts)),
        ),
      )
    },
    async stop(graceMs) {
      const deadline = AbortSignal.timeout(graceMs)
      await Promise.allSettled(parts.platforms.map((platform) => platform.stopReceiving()))
      await endedOr(deadline, queue.drain())
      await endedOr(deadline, outbox.stop())
      await Promise.allSettled(parts.platforms.map((platform) => platform.close()))
    },
    async recheck(tutor) {
      await recheckCourse(tutor, { state, peopleKey: parts.peopleKey, nowMs: Date.now() })
      outbox.wake()
    },
    async tellStaff(tutor, error) {
      await tellStaff(tutor, error, parts)
      outbox.wake()
    },
    unreadyPlatforms: () =>
      parts.platforms
        .filter((platform) => !platform.isConnected() || outbox.isHalted(platform.name))
        .map((platform) => platform.name),
    get load() {
      return { waitingEvents: queue.waiting, runningEvents: queue.running, waitingParcels: outbox.waiting }
    },
  }
}

async function endedOr(deadline: AbortSignal, work: Promise<unknown>): Promise<void> {
  if (deadline.aborted) return
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      deadline.addEventListener('abort', () => resolve(), { once: true })
    }),
  ])
}
