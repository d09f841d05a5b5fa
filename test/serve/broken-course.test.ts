import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { TutorError } from '../../src/errors.ts'
import { createLog } from '../../src/serve/log.ts'
import { serve } from '../../src/serve/serve.ts'
import { saying } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

it('goes on answering when the course breaks, tells the staff why, and is not ready until it is mended', async () => {
  const platform = createFakePlatform()
  const courseFolder = temporaryFolder()
  let isBroken = true
  let refreshed = 0
  const course = courseOf('queues', { staffChannels: [{ platform: 'fake', channel: 'staff' }] })
  const serving = await serve({
    dataFolder: temporaryFolder(),
    courses: [courseFolder],
    openTutor: async () => ({
      ...createEchoTutor(course),
      async refresh() {
        refreshed += 1
        return true
      },
    }),
    async indexAside() {
      if (isBroken)
        throw new TutorError('course', 'course.yaml, line 3: "titel" is not known; write "title".')
    },
    platforms: [platform],
    log: createLog('silent', process.stderr),
    port: 0,
  })
  onTestFinished(() => serving.stop())
  const readiness = async () => (await fetch(`http://127.0.0.1:${serving.port}/ready`)).json()
  expect(await readiness()).toEqual({ status: 'ready' })

  writeFileSync(join(courseFolder, 'course.yaml'), 'titel: x\n')
  const [told] = await platform.untilShown(1)
  expect(told?.place?.channel).toBe('staff')
  expect(told?.message.body).toContain('course.yaml, line 3')
  expect(await readiness()).toEqual({ status: 'not ready', because: ['the index of queues is not fresh'] })
  expect(refreshed).toBe(0)
  await platform.emit(saying('Still there?'))
  const shown = await platform.untilShown(2)
  expect(shown.at(-1)?.message.body).toBe('Echo of <Still there?>. [1]')

  isBroken = false
  writeFileSync(join(courseFolder, 'course.yaml'), 'title: x\n')
  await expect.poll(readiness, { timeout: 10_000 }).toEqual({ status: 'ready' })
  expect(refreshed).toBeGreaterThan(0)
})
