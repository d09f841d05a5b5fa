import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildForChildren, builtFile } from '../fakes/build-for-children.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

beforeAll(buildForChildren, 120_000)

interface Running {
  child: ChildProcess
  output: () => string
  errors: () => string
  until: (text: string | RegExp) => Promise<void>
}

function startServe(dataFolder: string, environment: Record<string, string> = {}): Running {
  const child = spawn(
    process.execPath,
    [builtFile('test/fakes/serve-child.ts'), 'serve', '--data', dataFolder],
    {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let complained = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (complained += piece.toString()))
  return {
    child,
    output: () => said,
    errors: () => complained,
    async until(text) {
      const deadline = Date.now() + 20_000
      while (!(typeof text === 'string' ? said.includes(text) : text.test(said))) {
        if (Date.now() > deadline) throw new Error(`never said ${String(text)}: ${said} ${complained}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

describe('tutor serve', () => {
  it('says ready, outlives a stray rejection, and on SIGTERM finishes the answer it is writing and leaves with 0', async () => {
    const running = startServe(temporaryFolder())
    await running.until('ready\n')
    const startedMs = performance.now()
    running.child.kill('SIGTERM')
    const [code] = await once(running.child, 'exit')
    expect(code).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(10_000)
    expect(running.output()).toContain('delivered Echo of <asked-at-the-start>. [1]')
    expect(running.errors()).toContain('a failure that nobody handled')
  })

  it('writes logs that hold no words of a person and no platform id', async () => {
    const running = startServe(temporaryFolder(), { TUTOR_LOG_LEVEL: 'debug' })
    await running.until('delivered')
    running.child.kill('SIGTERM')
    await once(running.child, 'exit')
    const lines = running
      .errors()
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('\n')).toContain('"kind":"question-answered"')
    expect(running.errors()).not.toMatch(/asked-at-the-start|mina/u)
  })

  it('leaves with one clear sentence where another process owns the data folder', async () => {
    const folder = temporaryFolder()
    const first = startServe(folder)
    await first.until('ready\n')
    const second = startServe(folder)
    const [code] = await once(second.child, 'exit')
    expect(code).toBe(2)
    expect(second.errors()).toMatch(
      /^tutor: Another tutor is already running on the data folder .+ --data\.\n$/u,
    )
    // A killed owner leaves no lock behind.
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const third = startServe(folder)
    await third.until('ready\n')
  })

  it('answers /health, /ready and /metrics on PORT', async () => {
    const port = 20_000 + (process.pid % 20_000)
    const running = startServe(temporaryFolder(), { PORT: String(port) })
    await running.until('delivered')
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      return { status: response.status, text: await response.text() }
    }
    expect(await get('/health')).toEqual({ status: 200, text: '{"status":"ok"}' })
    expect(await get('/ready')).toEqual({ status: 200, text: '{"status":"ready"}' })
    const { text } = await get('/metrics')
    expect(text).toContain('tutor_events_total{platform="fake",result="accepted"} 1')
    expect(text).toContain('tutor_questions_total{course="queues",status="answered"} 1')
    expect(text).toMatch(/tutor_waiting\{what="waitingParcels"\} \d/u)
  })
})
