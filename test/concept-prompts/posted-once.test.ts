import { describe, expect, it } from 'vitest'
import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { readDays } from '../../src/store/concept-prompt-store.ts'
import { openState, type State } from '../../src/store/open-state.ts'
import { countPosts, createYearTutor, daysBetween, zones } from '../fakes/concept-year.ts'
import { temporaryFolder, testKey } from '../fakes/open-chat.ts'

const dayMs = 86_400_000

/** Three days round each change of the clocks in 2026, in any of the zones; the whole year is the long test's. */
const spans = [
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-04-23',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
]

/** A state whose next write fails, before or after it was made: what a kill leaves behind. */
function failing(state: State, when: 'before' | 'after'): State {
  return {
    ...state,
    async write(work) {
      if (when === 'after') await state.write(work)
      throw new Error('killed')
    },
  }
}

async function lookAt(state: State, tutor: ReturnType<typeof createYearTutor>, nowMs: number): Promise<void> {
  await runSchedule({ state, tutor, peopleKey: testKey, nowMs })
}

describe.each(zones)('in %s', (timeZone) => {
  it(
    'one prompt a day is posted, once, over each change of the clocks and with a kill at every step',
    { timeout: 120_000 },
    async () => {
      const tutor = createYearTutor(timeZone)
      for (const span of spans) {
        const folder = temporaryFolder()
        let state = await openState(folder)
        const fromMs = Date.parse(`${span}T00:00:00Z`) - 12 * 3_600_000
        const toMs = fromMs + 3 * dayMs
        await lookAt(state, tutor, fromMs)
        let step = 0
        for (let nowMs = fromMs; nowMs < toMs; nowMs += 5_400_000) {
          const other = await openState(folder)
          // The second process looks at the same moment; now and then the first is killed before or after a write.
          const kill = step % 3
          const first = kill === 0 ? state : failing(state, kill === 1 ? 'before' : 'after')
          await lookAt(first, tutor, nowMs).catch((error: unknown) => {
            expect(String(error)).toContain('killed')
          })
          await lookAt(other, tutor, nowMs)
          await state.close()
          state = other
          step += 1
        }
        const posted = (await readDays(state.tables, 'year')).filter(({ outcome }) => outcome === 'posted')
        const counts = [...(await countPosts(state)).values()]
        await state.close()
        expect(counts.length).toBe(posted.length)
        expect(counts.every((count) => count === 1)).toBe(true)
        // The days at the edges may begin or end outside of the span.
        const wanted = daysBetween(timeZone, fromMs, toMs).slice(1, -1)
        expect(posted.map(({ day }) => day)).toEqual(expect.arrayContaining(wanted))
      }
    },
  )
})

describe('the schedule', () => {
  const start = Date.parse('2026-05-04T00:00:00Z')

  async function open(schedule = '0 9 * * *') {
    const tutor = createYearTutor('UTC', schedule)
    const state = await openState(temporaryFolder())
    await lookAt(state, tutor, start)
    const outcomes = async () =>
      (await readDays(state.tables, 'year')).map(({ day, outcome }) => `${day} ${outcome}`)
    return { tutor, state, outcomes }
  }

  it('catches up with a missed prompt within the window, and skips it after that', async () => {
    const { tutor, state, outcomes } = await open()
    await lookAt(state, tutor, start + 11 * 3_600_000)
    await lookAt(state, tutor, start + dayMs + 13 * 3_600_000)
    expect(await outcomes()).toEqual(['2026-05-04 posted', '2026-05-05 missed'])
    await state.close()
  })

  it('posts nothing twice where the clock jumps back, and goes on where it had jumped ahead', async () => {
    const { tutor, state, outcomes } = await open()
    await lookAt(state, tutor, start + 9 * 3_600_000)
    await lookAt(state, tutor, start + 8 * 3_600_000)
    await lookAt(state, tutor, start + 9 * 3_600_000 + 60_000)
    expect(await outcomes()).toEqual(['2026-05-04 posted'])
    await lookAt(state, tutor, start + 400 * dayMs + 9 * 3_600_000)
    await lookAt(state, tutor, start + dayMs + 8 * 3_600_000)
    await lookAt(state, tutor, start + dayMs + 9 * 3_600_000)
    expect(await outcomes()).toContain('2026-05-05 posted')
    await state.close()
  })

  it('asks nothing on holidays', async () => {
    const { tutor, state, outcomes } = await open()
    const policy = tutor.course.conceptPrompts
    if (policy === undefined) throw new Error('no policy')
    const resting = {
      ...tutor,
      course: {
        ...tutor.course,
        conceptPrompts: { ...policy, holidays: [{ from: '2026-05-04', to: '2026-05-05' }] },
      },
    }
    for (const hours of [9, 33, 57]) await lookAt(state, resting, start + hours * 3_600_000)
    expect(await outcomes()).toEqual(['2026-05-06 posted'])
    await state.close()
  })
})
