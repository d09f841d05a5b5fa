import { createDiscord } from '../../adapters/discord/index.ts'
import { createChat } from '../../src/chat/chat.ts'
import { openState } from '../../src/store/open-state.ts'
import { ownDataFolder } from '../../src/store/own-data-folder.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

/** A tutor on the real client of Discord that is killed (SIGKILL) when a step was passed so many times. */
const [dataFolder = '', apiUrl = '', killStep = '', killAtPass = '1'] = process.argv.slice(2)
let passes = 0

function pass(step: string): void {
  if (step !== killStep) return
  passes += 1
  if (passes >= Number(killAtPass)) process.kill(process.pid, 'SIGKILL')
}

const platform = createDiscord({ token: 'a-token', apiUrl, onProblem: () => undefined })
const deliver = platform.deliver.bind(platform)
platform.deliver = async (parcel) => {
  const receipt = await deliver(parcel)
  // It stands in Discord, and nothing of that is written down yet.
  pass('delivered')
  return receipt
}

const key = 'a key for tests, long enough to be one'
ownDataFolder(dataFolder)
const chat = createChat({
  tutors: [createEchoTutor(courseOf('queues', { caps: { personPerDay: 1e6, coursePerDay: 1e6 } }), 5)],
  platforms: [platform],
  state: await openState(dataFolder),
  usageOfPeople: createUsageOfPeople(dataFolder, key),
  peopleKey: key,
  observe(occurrence) {
    if (occurrence.kind === 'event-accepted') pass('accepted')
    if (occurrence.kind === 'step' && occurrence.step === 'writing') pass('retrieved')
    if (occurrence.kind === 'event-done') pass('written')
  },
})
await chat.start()
