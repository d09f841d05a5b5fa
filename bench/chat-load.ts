import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulateLoad } from '../test/fakes/simulate-load.ts'

// 100 events a second for a minute while each answer takes 10 s to write: how soon is each acknowledged?
const seconds = Number(process.argv[2] ?? 60)
const folder = mkdtempSync(join(tmpdir(), 'tutor-load-'))
try {
  const report = await simulateLoad({
    folder,
    events: seconds * 100,
    eventsPerSecond: 100,
    writeMs: 10_000,
    workLimit: 64,
    people: 500,
  })
  process.stdout.write(`${JSON.stringify(report)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
