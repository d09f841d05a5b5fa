import { beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { createLookups } from '../../src/chat/lookups.ts'
import { readPrompts } from '../../src/store/concept-prompt-store.ts'
import { readPersonRecords } from '../../src/store/person-records.ts'
import type { Tutor } from '../../src/tutor.ts'
import { createPseudonyms } from '../../src/chat/pseudonyms.ts'
import { openConceptCourse } from '../fakes/concept-course.ts'
import { classroom, commanding, jun, mina, pressing, submitting, tara } from '../fakes/events.ts'
import { createFakePlatform } from '../fakes/fake-platform.ts'
import { openChat, testKey } from '../fakes/open-chat.ts'

const iris = { id: 'iris', roles: ['Instructor'], locale: 'en' }
const kim = { id: 'kim', roles: [], locale: 'ko' }
const full =
  'Hiring more people onto a late project makes it even later. The new ones have to be taught by people who are already behind, and every added person means more communication.'

let tutor: Tutor

beforeAll(async () => {
  tutor = await openConceptCourse(mkdtempSync(join(tmpdir(), 'tutor-concepts-')), {
    schedule: '0 9 * * *',
    draftsAhead: 3,
  })
  return () => tutor.close()
}, 240_000)

async function openClass() {
  const platform = createFakePlatform()
  const opened = await openChat([tutor], [platform])
  const { state, chat, settled } = opened
  return {
    ...opened,
    platform,
    /** What was shown since the last call. */
    async seen() {
      await settled()
      return platform.shown.splice(0)
    },
    async tick(nowMs: number) {
      await runSchedule({ state, tutor, peopleKey: testKey, nowMs })
      chat.wake()
      await settled()
    },
  }
}

/** The id in the first button of that name. */
function idIn(shown: { message: { actions: Array<{ id: string }> } } | undefined, action: string): string {
  const found = shown?.message.actions.find(({ id }) => id.startsWith(`${action}:`))
  expect(found, `a button ${action}`).toBeDefined()
  return found?.id ?? ''
}

describe('the daily concept prompt', () => {
  it(
    'is drafted, approved, posted, answered with feedback, and closed with results',
    { timeout: 240_000 },
    async () => {
      const { platform, seen, tick, state } = await openClass()
      await platform.emit(commanding('prompt', {}, { person: iris }))
      const [queue] = await seen()
      expect(queue?.privateTo).toBe('iris')
      await platform.emit(pressing(idIn(queue, 'prompt-show'), { person: iris }))
      const [draft] = await seen()
      expect(draft?.message.citations.length).toBeGreaterThanOrEqual(2)
      expect(draft?.message.body).toContain('Why')
      const approve = idIn(draft, 'prompt-approve')
      const id = approve.slice(approve.indexOf(':') + 1)
      await platform.emit(pressing(approve, { person: iris }))
      expect((await seen())[0]?.message.body).toContain('Approved')

      await platform.emit(pressing(`prompt-post-now:${id}`, { person: iris }))
      const posted = (await seen()).filter(
        ({ place, privateTo }) => place?.channel === 'class' && privateTo === undefined,
      )
      expect(posted).toHaveLength(1)
      const answer = idIn(posted[0], 'concept-answer')

      const form = await platform.emit(pressing(answer, { person: mina }))
      expect(form.kind).toBe('form')
      await platform.emit(submitting(answer, { answer: full, shown: 'yes', name: 'Mina' }, { person: mina }))
      const [feedback] = await seen()
      expect(feedback?.privateTo).toBe('mina')
      // What others wrote and what the material says is not in it.
      expect(feedback?.message.citations).toEqual([])

      const again = await platform.emit(pressing(answer, { person: mina }))
      expect(again.kind === 'form' && again.form.fields[0]?.value).toBe(full)
      await platform.emit(submitting(answer, { answer: '점심에 김치찌개를 먹었다.' }, { person: kim }))
      const [offTopic] = await seen()
      expect(offTopic?.message.language).toBe('ko')
      expect(offTopic?.message.body).not.toContain('✓')

      await tick(Date.now() + 25 * 3_600_000)
      const closing = await seen()
      const results = closing.find(
        ({ place, message }) => place?.channel === 'class' && message.image !== undefined,
      )
      expect(results?.message.citations.length).toBeGreaterThanOrEqual(2)
      expect(results?.message.image?.altText).toMatch(/2/u)
      expect(results?.message.body).not.toContain('Mina')
      const staff = closing.find(
        ({ place, message }) => place?.channel === 'staff' && message.attachment !== undefined,
      )
      expect(staff?.message.attachment?.text).toContain('Mina')
      expect(await readPrompts(state.tables, tutor.course.id, ['closed'])).toHaveLength(1)

      await platform.emit(submitting(answer, { answer: full }, { person: jun }))
      expect((await seen())[0]?.message.body).not.toContain('✓')
    },
  )

  it(
    'is posted at its time once, however often one looks, and only what is approved',
    { timeout: 240_000 },
    async () => {
      const { platform, seen, tick, state } = await openClass()
      const before = Date.parse('2026-03-02T23:59:00Z')
      await tick(before)
      const waiting = await readPrompts(state.tables, tutor.course.id, ['draft'])
      expect(waiting).toHaveLength(3)
      await seen()
      await tick(Date.parse('2026-03-03T00:00:30Z'))
      const refused = await seen()
      expect(refused.filter(({ place }) => place?.channel === 'class')).toEqual([])
      expect(refused.filter(({ place }) => place?.channel === 'staff')).toHaveLength(1)
      await platform.emit(
        commanding('prompt', { step: 'approve', id: waiting[0]?.id ?? '' }, { person: iris }),
      )
      await seen()
      for (const second of [1, 20, 40]) await tick(Date.parse('2026-03-04T00:00:00Z') + second * 1_000)
      const posted = (await seen()).filter(({ place }) => place?.channel === 'class')
      expect(posted).toHaveLength(1)
    },
  )

  it('opens to staff alone', async () => {
    const { platform, seen, state } = await openClass()
    for (const person of [mina, tara]) {
      await platform.emit(commanding('prompt', {}, { person }))
      await platform.emit(pressing('prompt-pause', { person }))
      const replies = await seen()
      expect(replies.every(({ message }) => !message.title?.includes('Concept'))).toBe(true)
    }
    expect(await readPrompts(state.tables, tutor.course.id, ['draft'])).toEqual([])
  })

  it('takes what staff write only with quotes that hold', async () => {
    const { platform, seen, state } = await openClass()
    const write = (rubric: string) =>
      platform.emit(
        submitting('prompt-write', { en: 'Why does a late project get later?', rubric }, { person: iris }),
      )
    await write(
      'It gets later | Adding people never helps anybody.\nTeaching | newcomers must first be taught',
    )
    expect((await seen())[0]?.message.body).toContain('Adding people never helps anybody.')
    expect(await readPrompts(state.tables, tutor.course.id, ['approved'])).toEqual([])
    await write(
      "It gets later | Brooks's law says that adding people to a late software project makes the project later.\nTeaching | newcomers must first be taught by the people who are already behind",
    )
    expect((await seen())[0]?.message.body).toContain('Added')
    expect(await readPrompts(state.tables, tutor.course.id, ['approved'])).toHaveLength(1)
  })

  it(
    'gives all that it keeps of a person, forgets it, and shows the open prompt on the home page',
    { timeout: 240_000 },
    async () => {
      const opened = await openClass()
      const { platform, seen, state } = opened
      await platform.emit(commanding('prompt', {}, { person: iris }))
      const [queue] = await seen()
      const id = idIn(queue, 'prompt-show').split(':')[1] ?? ''
      await platform.emit(commanding('prompt', { step: 'post-now', id }, { person: iris }))
      await seen()
      await platform.emit(
        submitting(`concept-answer:${id}`, { answer: full, name: 'Mina' }, { person: mina }),
      )
      await seen()
      const toPseudonym = createPseudonyms(testKey)
      const records = () => readPersonRecords(state.tables, toPseudonym('fake', 'mina'), '')
      expect(JSON.stringify(await records())).toContain('even later')
      const lookups = createLookups({
        tutors: [tutor],
        state,
        peopleKey: testKey,
        toPseudonym,
        observe: () => undefined,
        usageOfPeople: { forget: () => undefined } as never,
      })
      const home = await lookups.home({ place: classroom, person: mina })
      expect(JSON.stringify(home)).toContain(`concept-answer:${id}`)
      await platform.emit(pressing('forget-me', { person: mina }))
      await seen()
      expect(JSON.stringify(await records())).not.toContain('even later')
    },
  )
})
