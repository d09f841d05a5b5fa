import { runSchedule } from '../chat/concept-prompts/run-schedule.ts'
import type { Observe } from '../chat/occurrence.ts'
import type { State } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'

export interface ScheduleWatch {
  tutors: readonly Tutor[]
  state: State
  peopleKey: string
  observe: Observe
  /** Called after each look: parcels may wait in the outbox. */
  onPosted: () => void
  everyMs?: number
  now?: () => number
}

const firstLookMs = 3_000

/**
 * Asks now and then what the courses' schedules want; nothing is kept between two looks but what the state holds.
 *
 * @returns Ends it; resolves when the look that runs has ended.
 */
export function followSchedule(watch: ScheduleWatch): () => Promise<void> {
  const now = watch.now ?? Date.now
  const ending = new AbortController()
  let running: Promise<void> | undefined
  const look = () => {
    running ??= lookAtAll(watch, now(), ending.signal).finally(() => {
      running = undefined
    })
  }
  // Drafting reads the whole course: the questions that wait at the start come first.
  const first = setTimeout(look, firstLookMs)
  const timer = setInterval(look, watch.everyMs ?? 20_000)
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    // A model may take half a minute, and the process has ten seconds.
    ending.abort()
    await running
  }
}

async function lookAtAll(
  { tutors, state, peopleKey, observe, onPosted }: ScheduleWatch,
  nowMs: number,
  signal: AbortSignal,
) {
  for (const tutor of tutors) {
    try {
      await runSchedule({ state, tutor, peopleKey, nowMs, signal })
    } catch (error) {
      observe({ kind: 'upkeep-failed', task: 'concept-prompts', error })
    }
  }
  onPosted()
}
