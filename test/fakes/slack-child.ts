import { setTimeout as sleep } from 'node:timers/promises'
import { createSlack } from '../../adapters/slack/index.ts'
import { createChat } from '../../src/chat/chat.ts'
import { openState } from '../../src/store/open-state.ts'
import { ownDataFolder } from '../../src/store/own-data-folder.ts'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

/** Where the process is killed: `drafted` is while an answer stands half written in its thread. */
type Step = 'accepted' | 'retrieved' | 'drafted' | 'written' | 'delivered'

const [dataFolder = '', apiUrl = '', botToken = '', appToken = '', killStep = '', killAtPass = '1'] =
  process.argv.slice(2)
const peopleKey = 'a key for tests, long enough to be one'
let passes = 0

function pass(step: Step): void {
  if (step !== killStep) return
  passes += 1
  if (passes >= Number(killAtPass)) process.kill(process.pid, 'SIGKILL')
}

/** Every third answer takes so long that its first sentence is shown before it is whole. */
const echo = createEchoTutor(courseOf('queues', { caps: { personPerDay: 1e6, coursePerDay: 1e6 } }), 5)
const tutor = {
  ...echo,
  async ask(question: Parameters<typeof echo.ask>[0]) {
    const answer = await echo.ask(question)
    if (/[0369]$/u.test(question.text)) {
      await sleep(450)
      pass('drafted')
    }
    return answer
  },
}

const slack = createSlack({ botToken, apiUrl, connection: { kind: 'socket', appToken } })
const deliver = slack.deliver.bind(slack)
slack.deliver = async (parcel) => {
  const receipt = await deliver(parcel)
  pass('delivered')
  return receipt
}

ownDataFolder(dataFolder)
const chat = createChat({
  tutors: [tutor],
  platforms: [slack],
  state: await openState(dataFolder),
  usageOfPeople: createUsageOfPeople(dataFolder, peopleKey),
  peopleKey,
  observe(occurrence) {
    if (occurrence.kind === 'event-accepted') pass('accepted')
    if (occurrence.kind === 'step' && occurrence.step === 'writing') pass('retrieved')
    if (occurrence.kind === 'event-done') pass('written')
  },
})
await chat.start()
