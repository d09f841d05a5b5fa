import { Cron } from 'croner'
import type { ConceptPromptPolicy } from '../course/concept-prompt-policy.ts'

/** The date in a time zone, as 2026-03-02. */
export function dayOf(atMs: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(atMs)
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function isHoliday(day: string, { holidays }: Pick<ConceptPromptPolicy, 'holidays'>): boolean {
  return holidays.some((holiday) =>
    typeof holiday === 'string' ? holiday === day : day >= holiday.from && day <= holiday.to,
  )
}

/** A time at which the schedule wants a concept prompt. */
export interface DueTime {
  dueMs: number
  /** The day of it in the course's time zone; at most one is posted a day. */
  day: string
}

type Schedule = Pick<ConceptPromptPolicy, 'schedule' | 'holidays'>

/**
 * The last due time at or before now and after `afterMs`, the time of the first on its day; none on a holiday. A time
 * that the clocks skip is due when they go on, one that they have twice is due once.
 */
export function lastDue(
  policy: Schedule,
  timeZone: string,
  afterMs: number,
  nowMs: number,
): DueTime | undefined {
  const cron = cronOf(policy.schedule, timeZone)
  // Runs are looked for from the second after; a run at this very second is due too.
  const runs = cron.previousRuns(mostLookedAt, new Date(nowMs + 1_000))
  const due = runs.map((run) => run.getTime()).filter((runMs) => runMs <= nowMs && runMs > afterMs)
  const [latest] = due.toSorted((left, right) => right - left)
  if (latest === undefined) return undefined
  const day = dayOf(latest, timeZone)
  if (isHoliday(day, policy)) return undefined
  const ofDay = due.filter((runMs) => dayOf(runMs, timeZone) === day)
  return { dueMs: Math.min(...ofDay), day }
}

const mostLookedAt = 3

/** The next due times after now, one a day, without holidays; fewer where the schedule ends. */
export function nextDue(policy: Schedule, timeZone: string, nowMs: number, count: number): DueTime[] {
  const found: DueTime[] = []
  let from = new Date(nowMs)
  for (let looked = 0; found.length < count && looked < mostAhead; looked += 1) {
    const next = cronOf(policy.schedule, timeZone).nextRun(from)
    if (next === null) break
    from = next
    const day = dayOf(next.getTime(), timeZone)
    if (!isHoliday(day, policy) && found.every((due) => due.day !== day))
      found.push({ dueMs: next.getTime(), day })
  }
  return found
}

const mostAhead = 400

/** Croner only calculates: the pattern is paused, and no timer of it ever runs. */
function cronOf(pattern: string, timeZone: string): Cron {
  const key = `${timeZone}\n${pattern}`
  const cron = crons.get(key) ?? new Cron(pattern, { timezone: timeZone, paused: true, mode: '5-part' })
  crons.set(key, cron)
  return cron
}

const crons = new Map<string, Cron>()
