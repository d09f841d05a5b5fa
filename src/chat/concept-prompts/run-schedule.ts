import { draftAhead, readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { lastDue, nextDue, type DueTime } from '../../concept-prompts/due-times.ts'
import {
  changePrompt,
  keepSchedule,
  readPrompts,
  readSchedule,
  settleDay,
  type StoredDay,
  type StoredPrompt,
} from '../../store/concept-prompt-store.ts'
import type { State, StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { policyOf } from '../course-of-place.ts'
import { withCommandsOf } from '../command-sign.ts'
import { plainMessage } from '../message.ts'
import { conceptPromptWording, type ConceptPromptWording } from '../wording/concept-prompts.ts'
import { makeDigest } from '../../concept-prompts/make-digest.ts'
import { closeDue } from './close-due.ts'
import { conceptPolicyOf } from './policy-of.ts'
import { postMessage } from './post-message.ts'
import { postPrompt } from './post-prompt.ts'
import { showDigest } from './show-digest.ts'
import { timeOf, titleOf } from './show-question.ts'

export interface ScheduleParts {
  state: State
  tutor: Tutor
  peopleKey: string
  nowMs: number
  /** The process is ending: nothing is waited for any more. */
  signal?: AbortSignal
}

/** A look that comes a little late is no missed time. */
const graceMs = 120_000
/** Decided further ahead than this, the clock was wrong then: begin anew from now. */
const mostAheadMs = 36 * 3_600_000
/** How long before its time staff are reminded of a prompt that nobody approved. */
const remindBeforeMs = 12 * 3_600_000

/**
 * Does what is due now for a course: keeps drafts ready, posts today's prompt, reminds staff, closes what has run its
 * time. Whatever it does it does once, however often and in how many processes it is called; the caller wakes the
 * outbox afterwards.
 */
export async function runSchedule(parts: ScheduleParts): Promise<void> {
  await closeDue(parts)
  if (conceptPolicyOf(parts.tutor).channels.length === 0) return
  await decideDue(parts)
  await remindStaff(parts)
  await postDigest(parts)
}

async function decideDue(parts: ScheduleParts): Promise<void> {
  const { state, tutor, nowMs } = parts
  const { timeZone, id: courseId } = tutor.course
  const policy = conceptPolicyOf(tutor)
  await draftAhead({ state, tutor, policy, timeZone, nowMs, signal: parts.signal })
  const schedule = await readSchedule(state.tables, courseId)
  const isNew = schedule.decidedUpToMs === 0 || schedule.decidedUpToMs > nowMs + mostAheadMs
  const afterMs = isNew ? nowMs - 1 : schedule.decidedUpToMs
  const due = lastDue(policy, timeZone, afterMs, nowMs)
  if (due === undefined) {
    if (isNew)
      await state.write((transaction) => keepSchedule(transaction, courseId, { decidedUpToMs: nowMs }))
    return
  }
  if (schedule.isPaused) return settleWithout(parts, due, 'paused')
  if (nowMs - due.dueMs > Math.max(graceMs, policy.catchUpMinutes * 60_000)) {
    return settleWithout(parts, due, 'missed')
  }
  const next = await findPostable(parts, policy.postsUnapproved ? ['approved', 'draft'] : ['approved'])
  if (next === undefined) return settleWithout(parts, due, policy.postsUnapproved ? 'no-draft' : 'unapproved')
  await state.write(async (transaction) => {
    await postPrompt(transaction, next, { ...parts, day: due.day, dueMs: due.dueMs })
    await keepSchedule(transaction, courseId, { decidedUpToMs: due.dueMs })
  })
}

/** The first of the queue whose citations hold; those whose do not are taken out, and staff are told. */
async function findPostable(
  parts: ScheduleParts,
  statuses: ReadonlyArray<'approved' | 'draft'>,
): Promise<StoredPrompt | undefined> {
  const { state, tutor } = parts
  for (const status of statuses) {
    for (const row of await readPrompts(state.tables, tutor.course.id, [status])) {
      const prompt = readPrompt(row)
      if (await tutor.citationsHold(prompt.criteria.flatMap(({ citations }) => citations))) return row
      await state.write(async (transaction) => {
        if (!(await changePrompt(transaction, row.id, ['draft', 'approved'], { status: 'skipped' }))) return
        await tellStaff(transaction, parts, `concept-prompt-broken/${row.id}`, ({ reminders }, language) =>
          reminders.broken(titleOf(prompt, language)),
        )
      })
    }
  }
  return undefined
}

async function settleWithout(
  parts: ScheduleParts,
  due: DueTime,
  outcome: Exclude<StoredDay['outcome'], 'posted'>,
): Promise<void> {
  const courseId = parts.tutor.course.id
  await parts.state.write(async (transaction) => {
    const isSettled = await settleDay(transaction, {
      course_id: courseId,
      day: due.day,
      outcome,
      prompt_id: null,
      due_ms: due.dueMs,
      decided_ms: parts.nowMs,
      closes_ms: null,
      closed_ms: null,
    })
    await keepSchedule(transaction, courseId, { decidedUpToMs: due.dueMs })
    if (!isSettled || outcome === 'paused') return
    await tellStaff(transaction, parts, `concept-prompt-without/${courseId}/${due.day}`, ({ reminders }) =>
      outcome === 'missed' ? reminders.missed : reminders.notPosted,
    )
  })
}

/** Before its time comes, once for each day. */
async function remindStaff(parts: ScheduleParts): Promise<void> {
  const { state, tutor, nowMs } = parts
  const policy = conceptPolicyOf(tutor)
  const { timeZone, id: courseId } = tutor.course
  const [next] = nextDue(policy, timeZone, nowMs, 1)
  if (policy.postsUnapproved || next === undefined || next.dueMs - nowMs > remindBeforeMs) return
  if ((await readSchedule(state.tables, courseId)).isPaused) return
  if ((await readPrompts(state.tables, courseId, ['approved'])).length > 0) return
  const name = `concept-prompt-remind/${courseId}/${next.day}`
  await state.write((transaction) =>
    tellStaff(transaction, parts, name, ({ reminders }) =>
      reminders.unapproved(timeOf(next.dueMs, timeZone)),
    ),
  )
}

/** The week's digest, on Monday morning in the course's time zone. */
const digestSchedule = { schedule: '0 9 * * 1', holidays: [] }
const digestWithinMs = 86_400_000

async function postDigest(parts: ScheduleParts): Promise<void> {
  const { state, tutor, nowMs, peopleKey } = parts
  const { timeZone, id: courseId, languages } = tutor.course
  const due = lastDue(digestSchedule, timeZone, nowMs - digestWithinMs, nowMs)
  const channels = policyOf(tutor).staffChannels
  if (due === undefined || channels.length === 0) return
  const name = `concept-digest/${courseId}/${due.day}`
  const posted = postedDigests.get(state) ?? new Set<string>()
  postedDigests.set(state, posted)
  if (posted.has(name)) return
  const digest = await makeDigest(state.tables, tutor, due.dueMs)
  const message = showDigest(digest, languages[0] ?? 'ko', timeZone)
  await state.write(async (transaction) => {
    for (const channel of channels) {
      await postMessage(transaction, {
        name,
        channel,
        message: { ...message, visibility: 'everyone' },
        nowMs,
        peopleKey,
      })
    }
  })
  posted.add(name)
}

/** Spares the work of this run; that it is posted once is held by the parcel's key. */
const postedDigests = new WeakMap<State, Set<string>>()

async function tellStaff(
  transaction: StateAccess,
  { tutor, nowMs, peopleKey }: ScheduleParts,
  name: string,
  say: (words: ConceptPromptWording, language: 'ko' | 'en') => string,
): Promise<void> {
  const [language = 'ko'] = tutor.course.languages
  const sentence = say(conceptPromptWording[language], language)
  for (const channel of policyOf(tutor).staffChannels) {
    const message = plainMessage(language, withCommandsOf(channel.platform, sentence), 'everyone')
    await postMessage(transaction, { name, channel, message, nowMs, peopleKey })
  }
}
