import { describe, expect, it } from 'vitest'
import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { conceptPromptPolicySchema } from '../../src/course/concept-prompt-policy.ts'
import { readDays } from '../../src/store/concept-prompt-store.ts'
import { openState } from '../../src/store/open-state.ts'
import type { Tutor } from '../../src/tutor.ts'
import { countParcels, createYearTutor, killedAt } from '../fakes/concept-year.ts'
import { commanding, jun, mina, pressing, submitting } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat, temporaryFolder, testKey } from '../fakes/open-chat.ts'

const dayMs = 86_400_000

function withSettings(tutor: Tutor, settings: Record<string, unknown>): Tutor {
  const conceptPrompts = conceptPromptPolicySchema.parse({ ...tutor.course.conceptPrompts, ...settings })
  return { ...tutor, course: { ...tutor.course, languages: ['en'], conceptPrompts } }
}

async function openClass(settings: Record<string, unknown> = {}) {
  const tutor = withSettings(createYearTutor('UTC', '0 9 * * *'), settings)
  const platform = createFakePlatform()
  const { state, chat, settled } = await openChat([tutor], [platform])
  const seen = async () => {
    await settled()
    return platform.shown.splice(0)
  }
  return {
    state,
    platform,
    seen,
    async tick(nowMs: number) {
      await runSchedule({ state, tutor, peopleKey: testKey, nowMs })
      chat.wake()
      return seen()
    },
  }
}

type Shown = Awaited<ReturnType<Awaited<ReturnType<typeof openClass>>['seen']>>

function buttonIn(shown: Shown, action: string): string {
  const ids = shown.flatMap(({ message }) => message.actions.map(({ id }) => id))
  return ids.find((id) => id === action || id.startsWith(`${action}:`)) ?? `no button ${action}`
}

/** What was shown, but for the card in the staff's channel. */
function toStudents(shown: Shown): Shown {
  return shown.filter(({ place }) => place?.channel !== 'staff')
}

/** The prompts of the last days, the newest open: the chat's clock is the real one. */
async function postFor(
  days: number,
  open: Awaited<ReturnType<typeof openClass>>,
  answer: (index: number, id: string) => Promise<void>,
) {
  const today = Math.floor(Date.now() / dayMs) * dayMs
  await open.tick(today - days * dayMs)
  for (let index = 0; index < days; index += 1) {
    const shown = await open.tick(today - (days - index) * dayMs + 9 * 3_600_000)
    await answer(index, buttonIn(shown, 'concept-answer'))
  }
}

describe('keeping at it', () => {
  it('a streak is private, goes on over answers in a row, and is hidden and shown again by its button', async () => {
    // They stay open for a week, so that the real clock of the chat finds them so.
    const open = await openClass({ closesAfterHours: 168 })
    const { platform, seen } = open
    let last: Shown = []
    await postFor(3, open, async (_index, id) => {
      await platform.emit(submitting(id, { answer: 'It is one of many.' }, { person: mina }))
      last = toStudents(await seen())
    })
    expect(last.every(({ privateTo }) => privateTo === 'mina')).toBe(true)
    expect(last[0]?.message.body).toContain('You have answered 3 in a row.')
    const off = buttonIn(last, 'streak-off')
    await platform.emit(pressing(off, { person: mina }))
    expect((await seen())[0]?.message.body).toContain('not be shown a streak')
    const shown = await open.tick(Math.floor(Date.now() / dayMs) * dayMs + 9 * 3_600_000)
    const id = buttonIn(shown, 'concept-answer')
    await platform.emit(submitting(id, { answer: 'It is one of many.' }, { person: mina }))
    const hidden = toStudents(await seen())
    expect(hidden).toHaveLength(1)
    expect(hidden[0]?.message.body).not.toContain('in a row')
    await platform.emit(submitting(id, { answer: 'It is one of many.' }, { person: jun }))
    const other = toStudents(await seen())
    expect(other.map(({ privateTo }) => privateTo)).toEqual(['jun'])
    expect(JSON.stringify(other)).not.toMatch(/mina|in a row/iu)
  })

  it('practice asks what the person did not know, moves that person’s card alone, and tells nobody else', async () => {
    const open = await openClass({ closesAfterHours: 1 })
    const { platform, seen } = open
    const start = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 40 * dayMs
    await open.tick(start)
    await platform.emit(commanding('practice', {}, { person: mina }))
    expect(buttonIn(await seen(), 'practice-answer')).toContain('no button')
    const { state } = open
    const { reviewConcept } = await import('../../src/concept-prompts/spaced-repetition.ts')
    const { createPseudonyms } = await import('../../src/chat/pseudonyms.ts')
    const person = createPseudonyms(testKey)('fake', mina.id)
    await reviewConcept(state.tables, {
      courseId: 'year',
      person,
      concept: 'concept-7',
      metShare: 0,
      nowMs: start,
    })
    await platform.emit(commanding('practice', {}, { person: jun }))
    expect(buttonIn(await seen(), 'practice-answer')).toContain('no button')
    await platform.emit(commanding('practice', {}, { person: mina }))
    const asked = await seen()
    expect(asked.every(({ privateTo }) => privateTo === 'mina')).toBe(true)
    expect(asked[0]?.message.body).toContain('What is concept 7?')
    await platform.emit(
      submitting(buttonIn(asked, 'practice-answer'), { answer: 'It is one of many.' }, { person: mina }),
    )
    expect((await seen()).every(({ privateTo }) => privateTo === 'mina')).toBe(true)
    await platform.emit(commanding('practice', {}, { person: mina }))
    expect(buttonIn(await seen(), 'practice-answer')).toContain('no button')
  })

  it('a prompt missed while nothing ran is skipped where the course catches nothing up', async () => {
    const start = Date.parse('2026-05-04T00:00:00Z')
    for (const [catchUpMinutes, outcome] of [
      [0, 'missed'],
      [180, 'posted'],
    ] as const) {
      const { state, tick } = await openClass({ catchUpMinutes })
      await tick(start)
      await tick(start + 11 * 3_600_000)
      expect((await readDays(state.tables, 'year')).map((day) => day.outcome)).toEqual([outcome])
    }
  })

  it('closes a prompt and posts the week’s digest once, killed before and after each write', async () => {
    const tutor = withSettings(createYearTutor('UTC', '0 9 * * *'), { closesAfterHours: 2 })
    const start = Date.parse('2026-05-04T08:00:00Z')
    for (const when of ['before', 'after'] as const) {
      for (const write of [1, 2, 3, 4]) {
        const state = await openState(temporaryFolder())
        for (let hour = 0; hour < 6; hour += 1) {
          const at = { tutor, peopleKey: testKey, nowMs: start + hour * 3_600_000 }
          await runSchedule({ ...at, state: killedAt(state, write, when) }).catch(() => undefined)
          await runSchedule({ ...at, state })
          await runSchedule({ ...at, state })
        }
        expect(await countParcels(state), `${when} write ${write}`).toEqual({
          posts: [1],
          results: 1,
          digests: 1,
        })
        await state.close()
      }
    }
  })
})
