import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../fakes/open-chat.ts'
import { simulateLoad } from '../fakes/simulate-load.ts'

it('acknowledges 100 events a second for a minute, p99 under 500 ms, while answers take 10 s', async () => {
  const report = await simulateLoad({
    folder: temporaryFolder(),
    events: 6000,
    eventsPerSecond: 100,
    writeMs: 10_000,
    workLimit: 64,
    people: 500,
  })
  process.stdout.write(`acknowledged after, ms: ${JSON.stringify(report.acknowledgedAfterMs)}\n`)
  expect(report.acknowledged).toBe(6000)
  expect(report.acknowledgedAfterMs.p99).toBeLessThan(500)
})

it('keeps its memory flat over 200,000 events', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage: unknown = runInNewContext('gc')
  if (typeof collectGarbage !== 'function') throw new Error('there is no garbage collector to call')
  const heapMb: number[] = []
  await simulateLoad({
    folder: temporaryFolder(),
    events: 200_000,
    writeMs: 0,
    workLimit: 8,
    people: 500,
    onThousand(answered) {
      if (answered % 20_000 !== 0) return
      collectGarbage()
      heapMb.push(process.memoryUsage().heapUsed / 1e6)
    },
  })
  process.stdout.write(`heap after each 20,000 events, MB: ${heapMb.map((mb) => mb.toFixed(1)).join(' ')}\n`)
  expect(heapMb).toHaveLength(10)
  // From the first tenth, when everything is loaded and warm, to the last.
  expect((heapMb.at(-1) ?? 0) - (heapMb[0] ?? 0)).toBeLessThan(10)
})
