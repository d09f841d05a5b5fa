import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { openTutor } from '../../../src/open-tutor.ts'
import { bot, classChannel, guildId, staffChannel, startDiscordServer } from '../../fakes/discord-server.ts'
import { openChat, temporaryFolder } from '../../fakes/open-chat.ts'
import { textOf, until } from '../../fakes/open-discord.ts'

function writeCourse(id: string, channel: string, lesson: string): string {
  const folder = join(temporaryFolder(), id)
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'course.yaml'),
    [
      `id: ${id}`,
      `title: Course of ${id}`,
      'languages: [en, ko]',
      'chat:',
      '  places:',
      `    - { platform: discord, space: "${guildId}", channel: "${channel}" }`,
    ].join('\n'),
  )
  writeFileSync(join(folder, 'lesson.md'), lesson)
  return folder
}

const queues = `# Queues

## Logging
Logging in the queue course writes each message to the ledger of the post office.

## Scaling
Scaling in the queue course adds a counter for every ten people in the line.
`
const gardens = `# Gardens

## Watering
Watering in the garden course happens at dawn with a copper can.
`

it(
  'two real courses in one server answer from their own material, in their own memory, and follow-ups stay in it',
  { timeout: 60_000 },
  async () => {
    const server = await startDiscordServer()
    onTestFinished(async () => {
      await server.close()
      expect(server.problems).toEqual([])
    })
    server.applicationFlags = 1 << 19
    const data = temporaryFolder()
    const tutors = [
      await openTutor({ course: writeCourse('queues', classChannel, queues), data }),
      await openTutor({ course: writeCourse('gardens', staffChannel, gardens), data }),
    ]
    onTestFinished(async () => {
      for (const tutor of tutors) await tutor.close()
    })
    const platform = createDiscord({ token: 'a-token', apiUrl: server.apiUrl })
    const { settled, state } = await openChat(tutors, [platform])
    const ask = async (text: string, channel: string) => {
      const before = server.shown().length
      const question = server.say(text, { channel_id: channel })
      await until(() => server.shown().length > before)
      await settled()
      return { thread: question.id, text: textOf(server.shown().at(-1)) }
    }
    const first = await ask(`<@${bot.id}> What does scaling add in the queue course?`, classChannel)
    expect(first.text).toContain('counter for every ten people')
    expect((await ask('And logging?', first.thread)).text).toContain('ledger of the post office')
    const elsewhere = await ask(`<@${bot.id}> What does scaling add in the queue course?`, staffChannel)
    expect(elsewhere.text).not.toContain('counter')
    const garden = await ask(`<@${bot.id}> When does watering happen?`, staffChannel)
    expect(garden.text).toContain('copper can')
    const rows = await state.tables.selectFrom('exchanges').select(['course_id', 'question']).execute()
    expect(rows.map(({ course_id: course }) => course).toSorted()).toEqual([
      'gardens',
      'gardens',
      'queues',
      'queues',
    ])
  },
)
