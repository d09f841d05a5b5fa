import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it } from 'vitest'
import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { readDays } from '../../src/store/concept-prompt-store.ts'
import { openState, type State } from '../../src/store/open-state.ts'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import {
  countParcels,
  createYearTutor,
  daysBetween,
  killedAt,
  looksOfYear,
  zones,
} from '../fakes/concept-year.ts'
import { temporaryFolder, testKey } from '../fakes/open-chat.ts'

const fromMs = Date.parse('2026-01-01T00:00:00Z')
const toMs = Date.parse('2027-01-01T00:00:00Z')

beforeAll(() => buildForChildren(), 300_000)

interface Run {
  folder: string
  timeZone: string
  child: string
  atMs: number
}

/** Runs until it ends, or is killed after so many looks; the time of the last look that it told of. */
function runChild({ folder, timeZone, child, atMs }: Run, killAfter: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, folder, timeZone, String(atMs), String(toMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let last = atMs
    let looks = 0
    createInterface({ input: running.stdout }).on('line', (line) => {
      last = Number(line)
      looks += 1
      if (looks === killAfter) running.kill('SIGKILL')
    })
    running.once('error', reject)
    running.once('close', (code) => {
      resolve(code === 0 ? toMs : last)
    })
  })
}

/** Every day of the year has one prompt, each was posted and closed once, and each week has its digest, once. */
async function expectWholeYear(state: State, timeZone: string): Promise<void> {
  const days = await readDays(state.tables, 'year')
  const posted = days.filter(({ outcome }) => outcome === 'posted')
  const { posts, results, digests } = await countParcels(state)
  const wanted = daysBetween(timeZone, fromMs, toMs).slice(1, -1)
  process.stdout.write(
    `${timeZone}: ${wanted.length} days, ${posts.length} prompts posted, most often ${Math.max(...posts)}; ` +
      `${results} results, ${digests} digests\n`,
  )
  expect(posts.every((count) => count === 1)).toBe(true)
  expect(posts.length).toBe(posted.length)
  expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
  expect(posted.map(({ day }) => day)).toEqual(expect.arrayContaining(wanted))
  expect(results).toBe(days.filter(({ closed_ms }) => closed_ms !== null).length)
  expect(results).toBeGreaterThanOrEqual(wanted.length - 2)
  expect(digests).toBeGreaterThanOrEqual(52)
  expect(digests).toBeLessThanOrEqual(53)
}

describe.each(zones)('a year in %s', (timeZone) => {
  it('has one prompt a day, posted once, with a kill at every write and a second process', async () => {
    const folder = temporaryFolder()
    const tutor = createYearTutor(timeZone)
    let first = await openState(folder)
    const second = await openState(folder)
    let kills = 0
    let looks = 0
    for (const nowMs of looksOfYear(timeZone, fromMs, toMs)) {
      looks += 1
      // Which of a look's writes is the last, and whether it was made, goes through all of them.
      const killed = killedAt(first, 1 + (looks % 3), looks % 2 === 0 ? 'before' : 'after')
      try {
        await runSchedule({ state: killed, tutor, peopleKey: testKey, nowMs })
      } catch (error) {
        expect(String(error)).toContain('killed')
        kills += 1
        await first.close()
        first = await openState(folder)
      }
      // Now and then the second process is busy elsewhere, and the first comes back alone.
      if (looks % 5 !== 0) await runSchedule({ state: second, tutor, peopleKey: testKey, nowMs })
    }
    await expectWholeYear(second, timeZone)
    process.stdout.write(`${timeZone}: killed at ${kills} writes\n`)
    expect(kills).toBeGreaterThan(300)
    await first.close()
    await second.close()
  })

  it('has one prompt a day, posted once, by two processes that are killed again and again', async () => {
    const folder = temporaryFolder()
    const child = builtFile('test/fakes/concept-year-child.ts')
    await (await openState(folder)).close()
    let atMs = fromMs
    let round = 0
    while (atMs < toMs) {
      round += 1
      const run = { folder, timeZone, child, atMs }
      const reached = await Promise.all([
        runChild(run, 60 + ((round * 37) % 90)),
        runChild(run, 40 + ((round * 53) % 110)),
      ])
      // The next start is a little after the kill, never before what was reached.
      atMs = Math.max(atMs + 3_600_000, ...reached)
    }
    const state = await openState(folder)
    process.stdout.write(`${timeZone}: ${round * 2} processes killed\n`)
    await expectWholeYear(state, timeZone)
    await state.close()
  })
})
