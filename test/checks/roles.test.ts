import { expect, it } from 'vitest'
import { pressHandlers } from '../../src/chat/actions/action-table.ts'
import { commands } from '../../src/chat/commands/command-table.ts'
import type { ChatEvent } from '../../src/chat/event.ts'
import { isAtLeast } from '../../src/chat/roles.ts'
import { commanding, direct, jun, pressing, saying, submitting, tara } from '../fakes/events.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat } from '../fakes/open-chat.ts'

const chat = { roles: { ta: ['TA'] }, staffChannels: [{ platform: 'fake', channel: 'staff' }] }

const intruders: Array<[string, Pick<ChatEvent, 'person'> & Partial<Pick<ChatEvent, 'place'>>]> = [
  ['a student', { person: jun }],
  ['a TA who is none any more', { person: { ...tara, roles: [] } }],
  ['somebody in a direct message', { person: { ...jun, id: 'tara2' }, place: direct }],
  ['a student who calls a role by another name', { person: { ...jun, roles: ['ta-fan', '@tara'] } }],
]

it.each(intruders)(
  'no button, form or command of staff tells %s anything of a student',
  async (_who, intruder) => {
    const platform = createFakePlatform()
    const { settled, state } = await openChat([createEchoTutor(courseOf('queues', chat))], [platform])
    const asked = { answer: 'SECRET-SUBMISSION', question: 'SECRET-QUESTION?' }
    await platform.emit(saying('SECRET-QUESTION?'))
    await platform.emit(commanding('check', asked))
    await settled()
    const ids = [
      ...(await state.tables.selectFrom('exchanges').select('id').execute()),
      ...(await state.tables.selectFrom('submission_checks').select('id').execute()),
    ].map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(2)
    const [first = ''] = ids
    await platform.emit(submitting(`not-helpful:${first}`, {}))
    await settled()
    const before = JSON.stringify(await state.tables.selectFrom('checks').selectAll().execute())
    const graded = JSON.stringify(await state.tables.selectFrom('submission_checks').selectAll().execute())

    const staffPresses = pressHandlers.filter(({ role }) => isAtLeast(role, 'ta'))
    const staffCommands = commands.filter(({ role }) => isAtLeast(role, 'ta'))
    expect(staffPresses.length).toBeGreaterThanOrEqual(10)
    expect(staffCommands.length).toBeGreaterThanOrEqual(1)
    const shownBefore = platform.shown.length
    const values = {
      answer: 'forged',
      reason: 'forged',
      reply: 'forged',
      verdicts: 'met',
      feedback: 'forged',
    }
    for (const id of ids) {
      for (const { name } of staffPresses) {
        expect(['accepted', 'ignored']).toContain(
          (await platform.emit(pressing(`${name}:${id}`, intruder))).kind,
        )
        await platform.emit(submitting(`${name}:${id}`, values, intruder))
      }
    }
    for (const { name } of staffCommands) await platform.emit(commanding(name, { answer: 'x' }, intruder))
    await settled()
    const replies = platform.shown.slice(shownBefore)
    expect(replies.length).toBeGreaterThanOrEqual(staffPresses.length * 2)
    for (const { message, privateTo } of replies) {
      expect(JSON.stringify(message)).not.toMatch(/SECRET|forged/u)
      expect(privateTo).toBe(intruder.person.id)
    }
    expect(JSON.stringify(await state.tables.selectFrom('checks').selectAll().execute())).toBe(before)
    expect(JSON.stringify(await state.tables.selectFrom('submission_checks').selectAll().execute())).toBe(
      graded,
    )
  },
)
