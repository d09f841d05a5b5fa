import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDays } from '../../src/store/concept-prompt-store.ts'
import { openState } from '../../src/store/open-state.ts'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import { countPosts, daysBetween, zones } from '../fakes/concept-year.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

const fromMs = Date.parse('2026-01-01T00:00:00Z')
const toMs = Date.parse('2027-01-01T00:00:00Z')

beforeAll(() => buildForChildren(), 120_000)

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
    running.once('close', () => {
      resolve(last)
    })
  })
}

describe.each(zones)('a year in %s', (timeZone) => {
  it(
    'has one prompt a day, each posted once, with two processes at once that are killed again and again',
    { timeout: 3_600_000 },
    async () => {
      const folder = temporaryFolder()
      const child = builtFile('test/fakes/concept-year-child.ts')
      await (await openState(folder)).close()
      let atMs = fromMs
      let round = 0
      while (atMs < toMs) {
        round += 1
        const run = { folder, timeZone, child, atMs }
        const reached = await Promise.all([
          runChild(run, 150 + ((round * 37) % 200)),
          runChild(run, 100 + ((round * 53) % 250)),
        ])
        // The next start is a little after the kill, never before what was reached.
        atMs = Math.max(atMs + 3_600_000, ...reached)
      }
      const state = await openState(folder)
      const posted = (await readDays(state.tables, 'year')).filter(({ outcome }) => outcome === 'posted')
      const counts = [...(await countPosts(state)).values()]
      await state.close()
      expect(counts.every((count) => count === 1)).toBe(true)
      expect(counts.length).toBe(posted.length)
      expect(posted.map(({ day }) => day)).toEqual(
        expect.arrayContaining(daysBetween(timeZone, fromMs, toMs).slice(1, -1)),
      )
    },
  )
})
