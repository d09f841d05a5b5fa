import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { builtFile, buildForChildren } from './build-for-children.ts'
import { classroom, saying } from './events.ts'
import { startLoopbackServer } from './loopback-server.ts'

export interface KillReport {
  kills: number
  asked: number
  lost: number
  doubled: number
}

const steps = ['accepted', 'retrieved', 'written', 'delivered']
const questionsARound = 12
/** What is not there by then counts as lost: ample for what a slow machine has left over. */
const finishWithinMs = 300_000

/**
 * Questions come in while the tutor's process is killed (SIGKILL) again and again, at each of the four steps in turn,
 * by a platform that now and then loses its answer to a delivery; a last process then finishes.
 */
export async function runKillRounds(kills: number, folder: string): Promise<KillReport> {
  buildForChildren()
  const server = await startLoopbackServer(0.1)
  const asked: string[] = []
  const ask = () => {
    for (let count = 0; count < questionsARound; count += 1) {
      const id = `q${asked.length}`
      asked.push(`Echo of <${id}>. [1]`)
      const student = `student${asked.length % 5}`
      const place = { ...classroom, channel: `of-${student}` }
      server.add(saying(id, { id, place, person: { id: student, roles: [] } }))
    }
  }
  const start = (...kill: string[]) =>
    spawn(process.execPath, [builtFile('test/fakes/chat-child.ts'), folder, String(server.port), ...kill], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  for (let kill = 0; kill < kills; kill += 1) {
    ask()
    const child = start(steps[kill % steps.length] ?? '', String(1 + (kill % 7)))
    const [, signal] = await once(child, 'exit', { signal: AbortSignal.timeout(60_000) })
    if (signal !== 'SIGKILL') throw new Error(`the process ended by itself (${String(signal)})`)
  }
  const last = start()
  const deadline = Date.now() + finishWithinMs
  while (Date.now() < deadline && countLost(asked, server.shown) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  // What is doubled comes late: the last replies and their resends.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  last.kill('SIGKILL')
  await once(last, 'exit')
  await server.close()
  const texts = server.shown.map(({ text }) => text)
  return {
    kills,
    asked: asked.length,
    lost: countLost(asked, server.shown),
    doubled: texts.length - new Set(texts).size,
  }
}

function countLost(asked: readonly string[], shown: ReadonlyArray<{ text: string }>): number {
  const texts = new Set(shown.map(({ text }) => text))
  return asked.filter((text) => !texts.has(text)).length
}
