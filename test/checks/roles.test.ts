import { assert, asyncProperty, constantFrom, record, string } from 'fast-check'
import { expect, it } from 'vitest'
import { pressHandlers } from '../../src/chat/actions/action-table.ts'
import { commands } from '../../src/chat/commands/command-table.ts'
import type { ChatEvent } from '../../src/chat/event.ts'
import { isAtLeast } from '../../src/chat/roles.ts'
import {
  classroom,
  commanding,
  direct,
  jun,
  nextId,
  pressing,
  saying,
  submitting,
  tara,
} from '../fakes/events.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { postPrompt } from '../fakes/grading-class.ts'
import { openChat } from '../fakes/open-chat.ts'

const queues = {
  roles: { ta: ['TA'], instructor: ['Prof'] },
  staffChannels: [{ platform: 'fake', channel: 'staff' }],
  places: [{ platform: 'fake', channel: 'class' }],
}
const trees = { roles: { ta: ['Tree TA'] }, places: [{ platform: 'fake', channel: 'trees' }] }

type Actor = Pick<ChatEvent, 'person' | 'place'>
const dm = { ...direct, channel: 'dm-other' }
const intruders: Record<string, Actor> = {
  'a student': { person: jun, place: classroom },
  'a student in the staff’s room': { person: jun, place: { ...classroom, channel: 'staff' } },
  'a TA who is none any more': { person: { ...tara, roles: [] }, place: classroom },
  'a TA in a direct message, where the platform says no roles': { person: { ...tara, roles: [] }, place: dm },
  'somebody in a direct message': { person: { ...jun, id: 'other' }, place: dm },
  'a student who calls a role by another name': {
    person: { ...jun, roles: ['ta-fan', '@tara', 'ＴＡ+', 'T A'] },
    place: classroom,
  },
  'a TA of another course': {
    person: { ...jun, id: 'treeta', roles: ['Tree TA'] },
    place: { ...classroom, channel: 'trees' },
  },
}

/** A class with everything in it that is somebody's secret, and all ids under which it could be asked for. */
async function openSecrets() {
  const platform = createFakePlatform()
  const tutors = [createEchoTutor(courseOf('queues', queues)), createEchoTutor(courseOf('trees', trees))]
  const open = await openChat(tutors, [platform])
  const { state, settled } = open
  const send = async (event: ChatEvent) => {
    await platform.emit(event)
    await settled()
  }
  await postPrompt(state.tables, 'day1')
  await send(commanding('ask', { question: 'SECRET-QUESTION?', private: true }))
  await send(commanding('check', { answer: 'SECRET-SUBMISSION', question: 'SECRET-TASK?' }))
  await send(submitting('concept-answer:day1', { answer: 'SECRET-ANSWER' }))
  const kept = await state.tables.selectFrom('submission_checks').select('id').orderBy('made_ms').execute()
  const [first = ''] = (await state.tables.selectFrom('exchanges').select('id').execute()).map(({ id }) => id)
  await send(submitting(`not-helpful:${first}`, { reason: 'SECRET-REASON' }))
  const at = { person: tara, place: { ...classroom, channel: 'staff' } }
  await send(submitting(`grade:${kept[0]?.id}`, { verdicts: 'missed', feedback: 'SECRET-FEEDBACK' }, at))
  await send(submitting(`appeal:${kept[0]?.id}`, { reason: 'SECRET-APPEAL' }))
  const ids = [first, ...kept.map(({ id }) => id), 'day1', 'nothing', '']
  expect(new Set(ids).size).toBe(6)
  const secrets = async () => {
    const tables = [
      'checks',
      'checked_answers',
      'submission_checks',
      'blind_grades',
      'concept_prompts',
    ] as const
    const rows = await Promise.all(
      tables.map((table) => state.tables.selectFrom(table).selectAll().execute()),
    )
    return JSON.stringify(rows)
  }
  return { ...open, platform, send, ids, secrets }
}

const staffPresses = pressHandlers.filter(({ role }) => isAtLeast(role, 'ta'))
const staffCommands = commands.filter(({ role }) => isAtLeast(role, 'ta'))
const values = {
  answer: 'forged',
  reason: 'forged',
  reply: 'forged',
  verdicts: 'met',
  feedback: 'forged',
  ko: 'forged',
  en: 'forged',
  rubric: 'forged | forged',
}

it.each(Object.entries(intruders))(
  'no button, form or command of staff tells %s anything of a student',
  async (who, intruder) => {
    const { platform, settled, ids: all, secrets } = await openSecrets()
    // Only staff of another course come as far as to look up an id.
    const ids = who === 'a TA of another course' ? all : all.slice(1, 2)
    expect(staffPresses.length).toBeGreaterThanOrEqual(10)
    expect(staffCommands.length).toBeGreaterThanOrEqual(3)
    const before = await secrets()
    const shownBefore = platform.shown.length
    for (const id of ids) {
      for (const { name } of staffPresses) {
        const event = id === '' ? name : `${name}:${id}`
        expect(JSON.stringify(await platform.emit(pressing(event, intruder)))).not.toMatch(/SECRET/u)
        await platform.emit(submitting(event, values, intruder))
      }
      for (const { name } of staffCommands)
        await platform.emit(commanding(name, { step: 'answers', id, answer: 'x' }, intruder))
    }
    await settled()
    const replies = platform.shown.slice(shownBefore)
    expect(replies.length).toBeGreaterThanOrEqual(staffPresses.length * 2)
    expect(JSON.stringify(replies)).not.toMatch(/SECRET/u)
    expect(await secrets()).toBe(before)
  },
)

it('whatever anybody but staff presses, sends in or types, nothing private of another is shown or changed', async () => {
  const { platform, send, ids, secrets } = await openSecrets()
  const before = await secrets()
  const acts = record({
    way: constantFrom('press', 'form', 'command'),
    press: constantFrom(...pressHandlers.map(({ name }) => name)),
    command: constantFrom(...commands.map(({ name }) => name)),
    id: constantFrom(...ids),
    suffix: constantFrom('', '', '', ':1', ' ', '\n', "' or 1=1 --"),
    who: constantFrom(...Object.keys(intruders)),
    words: string({ maxLength: 40 }),
  })
  // What a student may do for themselves leaves records of theirs; no record of anybody's answer that is checked.
  const own = new Set(['concept-answer', 'check', 'ask-ta', 'forgetme', 'forget-me'])
  await assert(
    asyncProperty(acts, async ({ way, press, command, id, suffix, who, words }) => {
      const intruder = intruders[who] ?? { person: jun, place: classroom }
      if (way === 'command' ? own.has(command) : own.has(press)) return
      const shownBefore = platform.shown.length
      const filled = Object.fromEntries(Object.keys(values).map((name) => [name, words]))
      const action = `${press}${id === '' ? '' : `:${id}${suffix}`}`.slice(0, 100)
      const event =
        way === 'press'
          ? pressing(action, intruder)
          : way === 'form'
            ? submitting(action, filled, intruder)
            : commanding(command, { step: words, id, answer: words, question: words, topic: words }, intruder)
      expect(JSON.stringify(await platform.emit({ ...event, id: nextId() }))).not.toMatch(/SECRET/u)
      await send(saying('thanks', { ...intruder, addressed: 'none' }))
      expect(JSON.stringify(platform.shown.slice(shownBefore))).not.toMatch(/SECRET/u)
    }),
    { numRuns: 150 },
  )
  const now: unknown = JSON.parse(await secrets())
  const earlier: unknown = JSON.parse(before)
  expect(JSON.stringify(now)).toContain('SECRET-SUBMISSION')
  expect(keptSecrets(now)).toEqual(keptSecrets(earlier))
}, 60_000)

/** The rows that hold something of the student whose secrets they are. */
function keptSecrets(tables: unknown): string[] {
  const rows = Array.isArray(tables) ? tables.flat() : []
  return rows
    .map((row) => JSON.stringify(row))
    .filter((row) => row.includes('SECRET') || row.includes('day1'))
}
