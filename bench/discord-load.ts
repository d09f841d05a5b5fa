import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiscord } from '../adapters/discord/index.ts'
import { createChat } from '../src/chat/chat.ts'
import { openState } from '../src/store/open-state.ts'
import { createUsageOfPeople } from '../src/store/usage-of-people.ts'
import { startDiscordServer } from '../test/fakes/discord-server.ts'
import { courseOf, createEchoTutor } from '../test/fakes/fake-tutor.ts'

// People use /ask so many times a second while each answer takes 10 s to write: how soon does Discord have the first
// response, for which it waits 3 s? The real client, against a Discord on loopback in the same process.
const seconds = Number(process.argv[2] ?? 30)
const perSecond = Number(process.argv[3] ?? 20)
const folder = mkdtempSync(join(tmpdir(), 'tutor-load-'))
const key = 'a key for measuring, long enough to be one'
const server = await startDiscordServer()
const caps = { personPerDay: 1e9, coursePerDay: 1e9 }
const chat = createChat({
  tutors: [createEchoTutor(courseOf('queues', { caps }), 10_000)],
  platforms: [createDiscord({ token: 'a-token', apiUrl: server.apiUrl, onProblem: () => undefined })],
  state: await openState(folder),
  usageOfPeople: createUsageOfPeople(folder, key),
  peopleKey: key,
  observe: () => undefined,
  workLimit: 64,
})
await chat.start()
const tookMs: number[] = []
const startedMs = performance.now()
for (let number = 0; number < seconds * perSecond; number += 1) {
  const waitMs = startedMs + (number * 1000) / perSecond - performance.now()
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  const beganMs = performance.now()
  const options = [{ type: 3, name: 'question', value: `question ${number}` }]
  void server
    .interact({ type: 2, data: { id: '1', type: 1, name: 'ask', options } })
    .then(() => tookMs.push(performance.now() - beganMs))
}
await new Promise((resolve) => setTimeout(resolve, 3500))
const sorted = tookMs.toSorted((one, other) => one - other)
const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN)
const report = {
  asked: seconds * perSecond,
  acknowledged: sorted.length,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
  maxMs: Math.round(sorted.at(-1) ?? Number.NaN),
}
process.stdout.write(`${JSON.stringify(report)}\n`)
rmSync(folder, { recursive: true, force: true })
process.exit(0)
