import { createChat, type Chat } from '../chat/chat.ts'
import { policyOf } from '../chat/course-of-place.ts'
import type { Occurrence } from '../chat/occurrence.ts'
import type { Platform } from '../chat/platform.ts'
import type { Folders } from '../open-tutor.ts'
import { openState, type State } from '../store/open-state.ts'
import { ownDataFolder } from '../store/own-data-folder.ts'
import { readPeopleKey } from '../store/people-key.ts'
import { removeOldRecords } from '../store/remove-old-records.ts'
import { createUsageOfPeople, type UsageOfPeople } from '../store/usage-of-people.ts'
import type { Tutor } from '../tutor.ts'
import { followSchedule } from './follow-schedule.ts'
import { logOccurrence } from './log-occurrence.ts'
import { describeError, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createOperationsApp, startOperationsServer } from './operations-server.ts'
import { watchCourse, type CourseWatch } from './watch-course.ts'

export interface ServeParts {
  dataFolder: string
  courses: readonly string[]
  openTutor: (folders: Folders) => Promise<Tutor>
  /** Brings a course's index up to date aside, before the tutor's `refresh` swaps it in. */
  indexAside: (folders: Folders) => Promise<void>
  platforms: readonly Platform[]
  log: Log
  /** Of `/health`, `/ready` and `/metrics`; without it there is no such server. */
  port?: number
  peopleKey?: string
}

/** A running tutor. */
export interface Serving {
  chat: Chat
  /** The port that was had, where one was asked for. */
  port: number | undefined
  /** Drains and leaves; within 10 s also where something hangs. */
  stop(): Promise<void>
}

const graceMs = 8_000
const upkeepEveryMs = 3_600_000

/**
 * Brings everything up: the data folder, the courses, the platforms; returns when the platforms are connected.
 *
 * @throws TutorError where something the user can mend is in the way; nothing is left open then.
 */
export async function serve(parts: ServeParts): Promise<Serving> {
  const closing: Array<() => Promise<void> | void> = []
  const closeAll = async () => {
    for (const close of closing.toReversed()) await Promise.resolve(close()).catch(() => undefined)
  }
  try {
    closing.push(ownDataFolder(parts.dataFolder))
    const state = await openState(parts.dataFolder)
    closing.push(() => state.close())
    const tutors: Tutor[] = []
    for (const course of parts.courses) {
      const tutor = await parts.openTutor({ course, data: parts.dataFolder })
      closing.push(() => tutor.close())
      tutors.push(tutor)
    }
    return await run(parts, state, tutors, closing, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function run(
  parts: ServeParts,
  state: State,
  tutors: Tutor[],
  closing: Array<() => Promise<void> | void>,
  closeAll: () => Promise<void>,
): Promise<Serving> {
  const { log } = parts
  const metrics = createMetrics(() => chat.load)
  const observe = (occurrence: Occurrence) => {
    metrics.record(occurrence)
    logOccurrence(log, occurrence)
  }
  const peopleKey = readPeopleKey(parts.dataFolder, parts.peopleKey)
  const usageOfPeople = createUsageOfPeople(parts.dataFolder, peopleKey)
  const chat = createChat({ tutors, platforms: parts.platforms, state, usageOfPeople, peopleKey, observe })
  const watches = new Map(
    tutors.map((tutor, index) => [tutor, watchOne(parts, chat, tutor, parts.courses[index] ?? '')]),
  )
  closing.push(() => {
    for (const watch of watches.values()) watch.close()
  })
  const findUnready = () => [
    ...chat.unreadyPlatforms().map((platform) => `${platform} is not connected`),
    ...tutors
      .filter((tutor) => watches.get(tutor)?.problem !== undefined)
      .map((tutor) => `the index of ${tutor.course.id} is not fresh`),
  ]
  let port: number | undefined
  if (parts.port !== undefined) {
    const app = createOperationsApp({
      findUnready,
      renderMetrics: () => metrics.render(),
      metricsContentType: metrics.contentType,
      webhooks: parts.platforms.flatMap(({ webhook }) => (webhook === undefined ? [] : [webhook])),
    })
    const server = await startOperationsServer(app, parts.port)
    port = server.port
    closing.push(() => server.close())
  }
  const removeOld = () => removeOldOf(tutors, state, usageOfPeople, observe)
  const upkeep = setInterval(() => void removeOld(), upkeepEveryMs)
  closing.push(() => {
    clearInterval(upkeep)
  })
  await removeOld()
  closing.push(() => chat.stop(graceMs))
  await chat.start()
  closing.push(followSchedule({ tutors, state, peopleKey, observe, onPosted: () => chat.wake() }))
  // The material may have changed while nothing ran.
  for (const tutor of tutors) await recheck(chat, tutor, log)
  return { chat, port, stop: closeAll }
}

function watchOne(parts: ServeParts, chat: Chat, tutor: Tutor, folder: string): CourseWatch {
  const { log } = parts
  const course = tutor.course.id
  return watchCourse({
    folder,
    async refresh() {
      await parts.indexAside({ course: folder, data: parts.dataFolder })
      if (!(await tutor.refresh())) return
      log.info({ course }, 'the course has changed; its new index is in use')
      await recheck(chat, tutor, log)
    },
    onProblem(error) {
      log.warn(
        { course, ...describeError(error) },
        'the course cannot be used as it is; the index before goes on',
      )
      void tellStaff(chat, tutor, error, log)
    },
    onMended() {
      log.info({ course }, 'the course can be used again')
    },
  })
}

/** What cannot be rechecked now is at the next change or start. */
async function recheck(chat: Chat, tutor: Tutor, log: Log): Promise<void> {
  try {
    await chat.recheck(tutor)
  } catch (failure) {
    log.warn({ course: tutor.course.id, ...describeError(failure) }, 'checked answers could not be rechecked')
  }
}

async function tellStaff(chat: Chat, tutor: Tutor, error: unknown, log: Log): Promise<void> {
  try {
    await chat.tellStaff(tutor, error)
  } catch (failure) {
    log.warn({ course: tutor.course.id, ...describeError(failure) }, 'staff could not be told')
  }
}

async function removeOldOf(
  tutors: readonly Tutor[],
  state: State,
  usageOfPeople: UsageOfPeople,
  observe: (occurrence: Occurrence) => void,
): Promise<void> {
  try {
    for (const tutor of tutors) {
      const retentionMs = policyOf(tutor).retentionDays * 86_400_000
      const request = { courseId: tutor.course.id, retentionMs, nowMs: Date.now() }
      await state.write((transaction) => removeOldRecords(transaction, request))
      const firstKeptDay = new Date(request.nowMs - retentionMs).toISOString().slice(0, 10)
      usageOfPeople.forgetBefore(tutor.course.id, firstKeptDay)
    }
    await state.emptyLog()
  } catch (error) {
    observe({ kind: 'upkeep-failed', task: 'retention', error })
  }
}
