import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createChat } from '../../src/chat/chat.ts'
import { chatEventSchema } from '../../src/chat/event.ts'
import { DeliveryFault, type Platform, type Receive } from '../../src/chat/platform.ts'
import { openState } from '../../src/store/open-state.ts'
import { ownDataFolder } from '../../src/store/own-data-folder.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

/** The four places where the process is killed. */
type Step = 'accepted' | 'retrieved' | 'written' | 'delivered'

const [dataFolder = '', port = '', killStep = '', killAtPass = '1'] = process.argv.slice(2)
const server = `http://127.0.0.1:${port}`
let passes = 0

function pass(step: Step): void {
  if (step !== killStep) return
  passes += 1
  if (passes >= Number(killAtPass)) process.kill(process.pid, 'SIGKILL')
}

async function post(path: string, body?: unknown): Promise<Response> {
  try {
    return await fetch(server + path, {
      method: 'POST',
      body: body === undefined ? null : JSON.stringify(body),
    })
  } catch (error) {
    throw new DeliveryFault('unreachable', 'the platform closed the connection', { cause: error })
  }
}

const stopping = new AbortController()

async function takeEvents(receive: Receive): Promise<void> {
  const events = z.array(chatEventSchema).parse(await (await post('/events')).json())
  await Promise.all(
    events.map(async (event) => {
      await receive(event)
      await post('/acknowledge', event.id)
    }),
  )
}

/** An adapter of the loopback server: it polls for events and acknowledges them when they are kept. */
const platform: Platform = {
  name: 'fake',
  async start(receive) {
    void (async () => {
      while (!stopping.signal.aborted) {
        // What was not acknowledged is handed out again.
        await takeEvents(receive).catch(() => undefined)
        await sleep(10)
      }
    })()
  },
  async deliver({ key, message, mayHaveArrived }) {
    const response = await post('/deliver', { key, text: message.body, mayHaveArrived })
    pass('delivered')
    if (response.status !== 200)
      throw new DeliveryFault('unreachable', `the platform said ${response.status}`)
    return { messageIds: [key] }
  },
  showProgress: async () => undefined,
  isConnected: () => true,
  async stopReceiving() {
    stopping.abort()
  },
  close: async () => undefined,
}

ownDataFolder(dataFolder)
const chat = createChat({
  tutors: [
    createEchoTutor(
      courseOf('queues', { roles: { ta: ['TA'] }, caps: { personPerDay: 1e6, coursePerDay: 1e6 } }),
      5,
    ),
  ],
  platforms: [platform],
  state: await openState(dataFolder),
  usageOfPeople: createUsageOfPeople(dataFolder, 'a key for tests, long enough to be one'),
  peopleKey: 'a key for tests, long enough to be one',
  observe(occurrence) {
    if (occurrence.kind === 'event-accepted') pass('accepted')
    if (occurrence.kind === 'step' && occurrence.step === 'writing') pass('retrieved')
    if (occurrence.kind === 'event-done') pass('written')
  },
})
await chat.start()
