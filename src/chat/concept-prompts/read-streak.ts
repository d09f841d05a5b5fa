import { streakOf } from '../../concept-prompts/streak-of.ts'
import { readDays } from '../../store/concept-prompt-store.ts'
import { isStreakOff, readAnsweredPrompts } from '../../store/concept-submission-store.ts'
import type { Glance } from '../visit.ts'
import { conceptPolicyOf } from './policy-of.ts'

/** The person's streak, as if the prompt named were answered; undefined where they turned it off. */
export async function readStreak(glance: Glance, answeredNow?: string): Promise<number | undefined> {
  const { tutor, state, person, nowMs } = glance
  const courseId = tutor.course.id
  if (await isStreakOff(state.tables, courseId, person)) return undefined
  const answered = new Set(await readAnsweredPrompts(state.tables, courseId, person))
  if (answeredNow !== undefined) answered.add(answeredNow)
  const days = (await readDays(state.tables, courseId)).flatMap(({ day, prompt_id, closes_ms }) =>
    prompt_id === null || !/^\d/u.test(day)
      ? []
      : [{ day, isAnswered: answered.has(prompt_id), isOpen: (closes_ms ?? 0) > nowMs }],
  )
  return streakOf(days, conceptPolicyOf(tutor).freezesPerMonth)
}
