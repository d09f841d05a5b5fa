import { conceptPromptPolicySchema } from '../../src/course/concept-prompt-policy.ts'
import type { ConceptPrompt } from '../../src/concept-prompts/concept-prompt.ts'
import type { State } from '../../src/store/open-state.ts'
import type { Tutor } from '../../src/tutor.ts'
import { answeredWith } from './answers.ts'
import { classChannel, staffRoom } from './concept-course.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

/** Zones whose clocks go on and back: in spring and in autumn, by an hour and by half an hour, and one without. */
export const zones = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Seoul',
] as const

/** A course with a concept for each day of a year, posted at half past two at night, where clocks change. */
export function createYearTutor(timeZone: string, schedule = '30 2 * * *'): Tutor {
  const [citation] = answeredWith('because').citations
  if (citation === undefined) throw new Error('the answer has no citation')
  const prompts = Array.from({ length: 400 }, (_, index): ConceptPrompt => ({
    concept: `concept-${index}`,
    title: { en: `Concept ${index}` },
    kind: 'explain',
    question: { en: `What is concept ${index}?` },
    criteria: [{ id: 'c1', text: { en: 'It is one.' }, citations: [citation] }],
    origin: 'material',
  }))
  return {
    ...createEchoTutor({
      ...courseOf('year', { staffChannels: [staffRoom] }),
      timeZone,
      conceptPrompts: conceptPromptPolicySchema.parse({
        schedule,
        channels: [classChannel],
        postsUnapproved: true,
        draftsAhead: 2,
      }),
    }),
    conceptPrompts: async () => prompts,
    citationsHold: async () => true,
  }
}

/** The calendar days of a zone between two instants, without a cron library. */
export function daysBetween(timeZone: string, fromMs: number, toMs: number): string[] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const days = new Set<string>()
  for (let atMs = fromMs; atMs < toMs; atMs += 3_600_000) days.add(format.format(atMs))
  return [...days]
}

const hoursLookedAt = [2, 3, 4, 10]

/**
 * The moments at which a tutor that runs all year is made to look: those hours of the zone's day at which something
 * comes due, and two more in which what a kill left undone is caught up; each at another minute.
 */
export function* looksOfYear(timeZone: string, fromMs: number, toMs: number): Generator<number> {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  for (let hour = Math.ceil(fromMs / 3_600_000); hour * 3_600_000 <= toMs; hour += 1) {
    const atMs = hour * 3_600_000
    if (hoursLookedAt.includes(Number(format.format(atMs)))) yield atMs + ((hour * 7) % 20) * 60_000
  }
}

/** What stands in the outbox, counted by what it is. */
export async function countParcels(
  state: State,
): Promise<{ posts: number[]; results: number; digests: number }> {
  const rows = await state.tables.selectFrom('outbox').select(['message', 'target']).execute()
  const titled = (pattern: RegExp, channel: string) =>
    rows.filter(
      ({ message, target }) => pattern.test(message ?? '') && target?.includes(`"${channel}"`) === true,
    ).length
  return {
    posts: [...(await countPosts(state)).values()],
    results: titled(/"title":"(?:Closed|마감): /u, 'class'),
    digests: titled(/"title":"(?:The week from|[^"]*한 주")/u, 'staff'),
  }
}

/** A state whose write of that number fails, before or after it was made: what a kill leaves behind. */
export function killedAt(state: State, write: number, when: 'before' | 'after'): State {
  let writes = 0
  return {
    ...state,
    async write(work) {
      writes += 1
      if (writes < write) return state.write(work)
      if (when === 'after') await state.write(work)
      throw new Error('killed')
    },
  }
}

/** How often each prompt stands in the outbox for the class's channel, by its button. */
export async function countPosts(state: State): Promise<Map<string, number>> {
  const rows = await state.tables.selectFrom('outbox').select(['message', 'target']).execute()
  const counts = new Map<string, number>()
  for (const { message, target } of rows) {
    const id = /concept-answer:([0-9a-f]+)/u.exec(message ?? '')?.[1]
    if (id !== undefined && target?.includes('"class"') === true) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
