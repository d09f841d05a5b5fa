import { createHistogram } from 'node:perf_hooks'
import { createChat } from '../../src/chat/chat.ts'
import type { Platform, Receive } from '../../src/chat/platform.ts'
import { openState } from '../../src/store/open-state.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { saying } from './events.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

export interface LoadRequest {
  folder: string
  events: number
  /** Events a second; as fast as they are answered where absent. */
  eventsPerSecond?: number
  /** How long the tutor writes at each answer. */
  writeMs: number
  workLimit: number
  people: number
  /** Called after each thousand of answers. */
  onThousand?: (answered: number) => void
}

export interface LoadReport {
  acknowledged: number
  answered: number
  /** From the event to its acknowledgement. */
  acknowledgedAfterMs: { p50: number; p99: number; max: number }
  tookMs: number
}

/** Drives a whole chat (inbox, queue, outbox, state on disk) with a platform that keeps nothing. */
export async function simulateLoad(request: LoadRequest): Promise<LoadReport> {
  const caps = { personPerDay: 1e9, coursePerDay: 1e9 }
  let receive: Receive | undefined
  let answered = 0
  let acknowledged = 0
  const platform: Platform = {
    name: 'fake',
    async start(receiveEvents) {
      receive = receiveEvents
    },
    async deliver({ key }) {
      answered += 1
      if (answered % 1000 === 0) request.onThousand?.(answered)
      return { messageIds: [key] }
    },
    showProgress: async () => undefined,
    isConnected: () => true,
    stopReceiving: async () => undefined,
    close: async () => undefined,
  }
  const state = await openState(request.folder)
  const chat = createChat({
    tutors: [createEchoTutor(courseOf('queues', { caps }), request.writeMs)],
    platforms: [platform],
    state,
    usageOfPeople: createUsageOfPeople(request.folder, 'a key for tests, long enough to be one'),
    peopleKey: 'a key for tests, long enough to be one',
    observe: () => undefined,
    workLimit: request.workLimit,
  })
  await chat.start()
  const histogram = createHistogram()
  const startedMs = performance.now()
  const acknowledgements: Array<Promise<void>> = []

  async function emit(number: number): Promise<void> {
    const beganMs = performance.now()
    const person = { id: `student${number % request.people}`, roles: [] }
    await receive?.(saying(`question ${number}`, { id: `e${number}`, person }))
    histogram.record(Math.max(1, Math.round((performance.now() - beganMs) * 1000)))
    acknowledged += 1
  }

  for (let number = 0; number < request.events; number += 1) {
    if (request.eventsPerSecond === undefined) {
      await emit(number)
      while (chat.load.waitingEvents > 100) await new Promise((resolve) => setTimeout(resolve, 1))
    } else {
      const dueMs = startedMs + (number * 1000) / request.eventsPerSecond
      const waitMs = dueMs - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      acknowledgements.push(emit(number))
    }
  }
  await Promise.all(acknowledgements)
  if (request.eventsPerSecond === undefined) {
    while (answered < request.events) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const tookMs = performance.now() - startedMs
  await chat.stop(100)
  await state.close().catch(() => undefined)
  const ms = (microseconds: number) => Math.round(microseconds / 100) / 10
  return {
    acknowledged,
    answered,
    acknowledgedAfterMs: {
      p50: ms(histogram.percentile(50)),
      p99: ms(histogram.percentile(99)),
      max: ms(histogram.max),
    },
    tookMs: Math.round(tookMs),
  }
}
