import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { commanding, saying, submitting } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { openChat } from '../fakes/open-chat.ts'

it('answers from what it has while the disk is full, says that it is not kept, and keeps again afterwards', async () => {
  const platform = createFakePlatform()
  const { settled, state, occurrences } = await openChat([createEchoTutor(courseOf('queues'))], [platform])
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(state.tables)
  const limitPages = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(state.tables)

  await limitPages(pages.rows[0]?.page_count ?? 0)
  // Until the free space in the last pages is used up, events are still kept.
  const long = 'What is a queue? '.repeat(500)
  for (let count = 0; count < 3; count += 1) await platform.emit(saying(`${count} ${long}`))
  await platform.untilShown(3)
  const event = commanding('ask', { question: 'Short?' })
  await platform.emit(event)
  expect(await platform.emit(event)).toEqual({ kind: 'repeated' })
  await platform.untilShown(4)
  expect(occurrences.some((one) => one.kind === 'upkeep-failed' && one.task === 'inbox')).toBe(true)
  const unkept = platform.shown.find(({ message }) => message.body.startsWith('Echo of <0 What'))
  expect(unkept?.message.body).toContain('My storage cannot be written at the moment')
  expect(unkept?.message.actions).toEqual([])

  // What is nothing without a record is refused, not pretended.
  await platform.emit(submitting('ask-ta:any', { padding: long }))
  await platform.untilShown(5)
  expect(platform.shown.at(-1)?.message.body).toMatch(/cannot be written at the moment.+try again later/u)

  await limitPages(1_000_000)
  await platform.emit(saying('And now?'))
  await platform.untilShown(6)
  await settled()
  expect(platform.shown.at(-1)?.message.body).toBe('Echo of <And now?>. [1]')
  const kept = await state.tables.selectFrom('exchanges').select('question').execute()
  expect(kept.map(({ question }) => question)).toContain('And now?')
})
