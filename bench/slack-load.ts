import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHistogram } from 'node:perf_hooks'
import { createSlack } from '../adapters/slack/index.ts'
import { createChat } from '../src/chat/chat.ts'
import { createOperationsApp, startOperationsServer } from '../src/serve/operations-server.ts'
import { openState } from '../src/store/open-state.ts'
import { createUsageOfPeople } from '../src/store/usage-of-people.ts'
import { courseOf, createEchoTutor } from '../test/fakes/fake-tutor.ts'
import { commandPayload, mentionEvent, messageEvent } from '../test/fakes/slack-payloads.ts'
import { startSlackServer } from '../test/fakes/slack-server.ts'
import { postSigned, signingSecret, typeOf } from '../test/fakes/slack-signed-request.ts'
import { botUser } from '../test/fakes/slack-workspace.ts'

// How soon is what Slack sends acknowledged while each answer takes 10 s to write, and Slack itself is slow to say who is
// in which user group? A mention comes as two events; every fifth question is a command. Slack's limit is 3 s.
const peopleKey = 'a key for tests, long enough to be one'
const ackLimitMs = 3000

async function measure(kind: 'socket' | 'http', questions: number, questionsPerSecond: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tutor-slack-load-'))
  const server = await startSlackServer()
  server.disturb('usergroups.list', 1, { kind: 'late', afterMs: 2000 })
  const platform = createSlack({
    botToken: server.tokens.bot,
    apiUrl: server.apiUrl,
    connection: kind === 'socket' ? { kind, appToken: server.tokens.app } : { kind, signingSecret },
  })
  const operations = await startOperationsServer(
    createOperationsApp({
      findUnready: () => [],
      renderMetrics: async () => '',
      metricsContentType: 'text/plain',
      webhooks: platform.webhook === undefined ? [] : [platform.webhook],
    }),
    0,
  )
  const address = `http://127.0.0.1:${operations.port}/slack/events`
  const state = await openState(folder)
  const caps = { personPerDay: 1e9, coursePerDay: 1e9 }
  const chat = createChat({
    tutors: [createEchoTutor(courseOf('queues', { caps }), 10_000)],
    platforms: [platform],
    state,
    usageOfPeople: createUsageOfPeople(folder, peopleKey),
    peopleKey,
    observe: () => undefined,
    workLimit: 64,
  })
  await chat.start()
  if (kind === 'socket') await server.sockets.untilConnected()
  const histogram = createHistogram()
  let refused = 0

  async function send(payload: Record<string, unknown>): Promise<void> {
    const beganMs = performance.now()
    if (kind === 'socket') await server.sockets.send(typeOf(payload), payload)
    else if ((await postSigned(address, payload)).status !== 200) refused += 1
    histogram.record(Math.max(1, Math.round((performance.now() - beganMs) * 1000)))
  }

  const sent: Array<Promise<void>> = []
  const startedMs = performance.now()
  for (let number = 0; number < questions; number += 1) {
    const waitMs = startedMs + (number * 1000) / questionsPerSecond - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    const user = `U0STUDENT${number % 200}`
    if (number % 5 === 0) {
      sent.push(send(commandPayload(`ask question ${number}`, server.responseUrl(user, 'C0CLASS'), { user })))
    } else {
      const said = { text: `<@${botUser}> question ${number}`, ts: server.workspace.nextTs(), user }
      sent.push(send(messageEvent(said)), send(mentionEvent(said)))
    }
  }
  await Promise.all(sent)
  const ms = (microseconds: number) => Math.round(microseconds / 100) / 10
  const report = {
    connection: kind,
    events: sent.length,
    refused,
    p50Ms: ms(histogram.percentile(50)),
    p99Ms: ms(histogram.percentile(99)),
    maxMs: ms(histogram.max),
    overLimit: histogram.max / 1000 > ackLimitMs,
  }
  await chat.stop(100)
  await operations.close()
  await server.close()
  await state.close().catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
  return report
}

const seconds = Number(process.argv[2] ?? 30)
const questionsPerSecond = Number(process.argv[3] ?? 50)
for (const kind of ['socket', 'http'] as const) {
  const report = await measure(kind, seconds * questionsPerSecond, questionsPerSecond)
  process.stdout.write(`${JSON.stringify(report)}\n`)
}
process.exit(0)
