import type { Platform } from '../../src/chat/platform.ts'
import { createProgram } from '../../src/cli/program.ts'
import { runProgram } from '../../src/cli/run-program.ts'
import { readConfig } from '../../src/config.ts'
import { saying } from './events.ts'
import { createFakePlatform } from './fake-platform.ts'
import { courseOf, createEchoTutor } from './fake-tutor.ts'

/** `tutor …` with a platform in memory on which one question is asked at the start, and answered after 300 ms. */
const platform: Platform = createFakePlatform()
const deliver = platform.deliver.bind(platform)
const start = platform.start.bind(platform)
platform.start = async (receive, lookups) => {
  await start(receive, lookups)
  await receive(saying('asked-at-the-start'))
  void Promise.reject(new Error('a stray rejection'))
}
platform.deliver = async (parcel) => {
  process.stdout.write(`delivered ${parcel.message.body}\n`)
  return deliver(parcel)
}

await runProgram(process.argv, async () =>
  createProgram({
    config: await readConfig(),
    openTutor: async () => createEchoTutor(courseOf('queues'), 300),
    openPlatforms: async () => [platform],
    openTerminal: () => Promise.reject(new Error('there is no terminal here')),
  }),
)
