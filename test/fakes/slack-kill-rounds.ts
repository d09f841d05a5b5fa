import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { builtFile, buildForChildren } from './build-for-children.ts'
import type { KillReport } from './kill-rounds.ts'
import { textOf } from './slack-class.ts'
import { mentionEvent, messageEvent } from './slack-payloads.ts'
import { startSlackServer } from './slack-server.ts'
import { botUser } from './slack-workspace.ts'

const steps = ['accepted', 'retrieved', 'drafted', 'written', 'delivered']
const questionsARound = 6
const finishWithinMs = 240_000

/**
 * Students mention the tutor while its process is killed again and again at each of the steps, by a Slack that sends
 * everything twice and now and then says 500 to what it has done; a last process then finishes.
 */
export async function runSlackKillRounds(
  kills: number,
  folder: string,
): Promise<KillReport & { violations: string[]; notAnswers: string[]; drafts: number }> {
  buildForChildren()
  const server = await startSlackServer()
  const { workspace, sockets } = server
  server.disturb('chat.postMessage', 0.1, { kind: 'done-then', end: 500 })
  server.disturb('chat.update', 0.1, { kind: 'done-then', end: 500 })
  const asked: string[] = []
  const ask = () => {
    for (let count = 0; count < questionsARound; count += 1) {
      const question = `q${asked.length}`
      const said = {
        text: `<@${botUser}> ${question}`,
        ts: workspace.nextTs(),
        user: `U0STUDENT${asked.length % 5}`,
      }
      asked.push(`Echo of <${question}>. [1]`)
      workspace.messages.push({ ...said, channel: 'C0CLASS', blocks: [] })
      void sockets.send('events_api', messageEvent(said))
      void sockets.send('events_api', mentionEvent(said))
    }
  }
  const start = (...kill: string[]) =>
    spawn(
      process.execPath,
      [
        builtFile('test/fakes/slack-child.ts'),
        folder,
        server.apiUrl,
        server.tokens.bot,
        server.tokens.app,
        ...kill,
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
  for (let kill = 0; kill < kills; kill += 1) {
    ask()
    const child = start(steps[kill % steps.length] ?? '', String(1 + (kill % 2)))
    const [, signal] = await once(child, 'exit', { signal: AbortSignal.timeout(180_000) })
    if (signal !== 'SIGKILL') throw new Error(`the process ended by itself (${String(signal)})`)
  }
  const last = start()
  const own = () => workspace.messages.filter(({ user }) => user === botUser)
  const texts = () => own().map(({ blocks, text }) => textOf(blocks, text).split('\n')[0] ?? '')
  const countLost = () => asked.filter((answer) => !texts().includes(answer)).length
  const deadline = Date.now() + finishWithinMs
  while (Date.now() < deadline && countLost() > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  // What is doubled comes late: the last replies and their resends.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  last.kill('SIGKILL')
  await once(last, 'exit')
  const report = {
    kills,
    asked: asked.length,
    lost: countLost(),
    // Whatever else of the tutor stands there: a second answer, or half of one.
    doubled: own().length - asked.length,
    violations: server.violations,
    /** What a lost answer left behind, to see where it was lost. */
    notAnswers: texts().filter((text) => !asked.includes(text)),
    drafts: workspace.calls.filter(({ method }) => method === 'chat.startStream').length,
  }
  await server.close()
  return report
}
