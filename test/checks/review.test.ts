import { describe, expect, it } from 'vitest'
import { createAddressBook } from '../../src/chat/address-book.ts'
import { checkPolicySchema } from '../../src/course/check-policy.ts'
import { readOpenChecks } from '../../src/store/check-store.ts'
import { readCheckedAnswers } from '../../src/store/checked-answer-store.ts'
import { verifyAuditLog } from '../../src/store/audit-log-store.ts'
import type { Tutor } from '../../src/tutor.ts'
import {
  classroom,
  commanding,
  direct,
  jun,
  mina,
  pressing,
  saying,
  submitting,
  tara,
} from '../fakes/events.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/fake-platform.ts'
import { openChat } from '../fakes/open-chat.ts'
import { notInCourseWith } from '../fakes/answers.ts'

const chat = { roles: { ta: ['TA'] }, staffChannels: [{ platform: 'fake', channel: 'staff' }] }
const staffRoom = { ...classroom, channel: 'staff' }
const tom = { ...tara, id: 'tom' }

/** A class whose answers stand in the material; nothing is drawn at random. */
async function openClass(change: Partial<Tutor> = {}, checks = policy) {
  const platform = createFakePlatform()
  const course = { ...courseOf('queues', chat), checks }
  const tutor = { ...createEchoTutor(course), citationsHold: async () => true, ...change }
  const open = await openChat([tutor], [platform])
  const send = async (...events: Array<Parameters<FakePlatform['emit']>[0]>) => {
    for (const event of events) {
      await platform.emit(event)
      await open.settled()
    }
  }
  const exchangeOf = async (question: string) => {
    const row = await open.state.tables
      .selectFrom('exchanges')
      .select('id')
      .where('question', '=', question)
      .executeTakeFirstOrThrow()
    return row.id
  }
  const cards = () =>
    platform.shown.filter(({ place, privateTo }) => place?.channel === 'staff' && privateTo === undefined)
  const toldTo = (id: string) => platform.shown.filter(({ privateTo }) => privateTo === id)
  return { platform, send, exchangeOf, cards, toldTo, ...open }
}

const policy = checkPolicySchema.parse({ askedOften: 3, sampleShare: 0 })

describe('the review queue', () => {
  it('takes in what was not helpful, with the reason, as a card in the staff channel', async () => {
    const { send, exchangeOf, cards } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    await send(submitting(`not-helpful:${id}`, { reason: 'It is a loop.' }))
    expect(cards()).toHaveLength(1)
    const message = cards()[0]?.message
    expect(message?.body).toContain('> What is a queue?')
    expect(message?.body).toContain('Echo of <What is a queue?>. [1]')
    expect(message?.body).toContain('학생이 도움이 되지 않았다고 했습니다')
    expect(message?.body).toContain('> It is a loop.')
    expect(message?.citations).toHaveLength(1)
    expect(message?.actions.map(({ id: action }) => action.split(':')[0])).toEqual([
      'check-verify',
      'check-correct',
      'check-reject',
      'check-take',
      'check-later',
    ])
    expect(JSON.stringify(message)).not.toContain('mina')
  })

  it('takes in what was refused, weakly supported and asked often', async () => {
    // In whatever words: the tutor tells which questions mean the same.
    const oftenAsked = ['Often asked?', 'Do many ask this?', '자주 묻는 질문인가요?']
    const { send, state } = await openClass({
      async findSame({ text }, earlier) {
        const all = earlier.flatMap((one, index) =>
          oftenAsked.includes(one) && oftenAsked.includes(text) ? [index] : [],
        )
        return { standAlone: text, all }
      },
      async ask({ text }) {
        if (text.startsWith('Off')) return notInCourseWith('Not in the material.')
        const answer = await createEchoTutor(courseOf('queues')).ask({ text, reader: 'student' })
        return text.startsWith('Weak') && answer.status === 'answered' ? { ...answer, leftOut: 2 } : answer
      },
    })
    await send(saying('Off the course?'), saying('Weak one?'))
    for (const [index, id] of ['one', 'two', 'three'].entries())
      await send(saying(oftenAsked[index] ?? '', { person: { ...mina, id } }))
    const open = await readOpenChecks(state.tables, { courseId: 'queues', nowMs: Date.now(), limit: 9 })
    expect(open.map(({ reasons }) => reasons)).toEqual([
      '["refused"]',
      '["weakly-supported"]',
      '["asked-often"]',
    ])
  })

  it('lets one of two TAs win, and tells the other', async () => {
    const { send, exchangeOf, cards, toldTo } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    await send(pressing(`ask-ta:${id}`))
    const at = { place: staffRoom }
    await send(
      pressing(`check-take:${id}`, { ...at, person: { ...tara, names: ['Tara'] } }),
      pressing(`check-take:${id}`, { ...at, person: tom }),
      pressing(`check-verify:${id}`, { ...at, person: tom }),
      pressing(`check-verify:${id}`, { ...at, person: tara }),
      submitting(`check-reject:${id}`, {}, { ...at, person: tom }),
    )
    expect(toldTo('tom').map(({ message }) => message.body)).toEqual([
      'Tara has taken this one.',
      'Tara has taken this one.',
      'a TA was first: this is decided already.',
    ])
    expect(cards()).toHaveLength(1)
    expect(cards()[0]?.message.body).toContain('맞는 답변으로 확인됨')
    expect(cards()[0]?.message.actions.map(({ id: action }) => action)).toEqual([`check-reopen:${id}`])
  })

  it('lets one win also where two verdicts come at the same instant', async () => {
    const { send, exchangeOf, platform, settled, state } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    await send(submitting(`not-helpful:${id}`, {}))
    await Promise.all(
      [0, 1, 2, 3].map((index) =>
        platform.emit(
          index % 2 === 0
            ? pressing(`check-verify:${id}`, { place: staffRoom, person: { ...tara, id: `t${index}` } })
            : submitting(
                `check-reject:${id}`,
                {},
                { place: staffRoom, person: { ...tara, id: `t${index}` } },
              ),
        ),
      ),
    )
    await settled()
    expect(await state.tables.selectFrom('audit_log').select('act').execute()).toHaveLength(1)
    const told = platform.shown.filter(({ message }) => message.body.includes('decided already'))
    expect(told).toHaveLength(3)
  })

  it('posts only the cards that course.yaml wants, and keeps the rest for /review', async () => {
    const { send, exchangeOf, cards, toldTo } = await openClass({}, { ...policy, cardsFor: ['escalated'] })
    await send(saying('What is a queue?'))
    await send(submitting(`not-helpful:${await exchangeOf('What is a queue?')}`, {}))
    await send(commanding('review', {}, { person: tara }))
    expect(toldTo('tara')[0]?.message.body).toBe('1 answer waits for a check')
    expect(cards()).toEqual([])
  })

  it('is shown to staff by /review, and to nobody else', async () => {
    const { send, exchangeOf, toldTo } = await openClass()
    await send(saying('What is a queue?'))
    await send(pressing(`not-helpful:${await exchangeOf('What is a queue?')}`, { person: jun }))
    await send(submitting(`not-helpful:${await exchangeOf('What is a queue?')}`, {}, { person: jun }))
    await send(commanding('review', {}, { person: tara }), commanding('review', {}, { person: jun }))
    expect(toldTo('tara').map(({ message }) => message.body)[0]).toBe('1 answer waits for a check')
    expect(toldTo('tara')[1]?.message.body).toContain('> What is a queue?')
    expect(toldTo('jun').at(-1)?.message.body).toBe('This is only for the staff of the course.')
  })
})

describe('a verdict', () => {
  it('marks a verified answer in place and tells who asked for a TA, privately', async () => {
    const { send, exchangeOf, platform, toldTo } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    await send(pressing(`ask-ta:${id}`), pressing(`check-verify:${id}`, { person: tara, place: staffRoom }))
    expect(platform.shown[0]?.message.title).toMatch(/^Checked by a TA on \d{4}-\d\d-\d\d$/u)
    expect(platform.shown[0]?.message.body).toContain('Echo of <What is a queue?>.')
    const [, told] = toldTo('mina')
    expect(told?.message.title).toBe('Your answer was checked')
    expect(told?.message.body).toContain('> What is a queue?')
  })

  it('remembers a verified answer for the same question, marked, with the earlier message linked in its channel', async () => {
    const { send, exchangeOf, platform, state } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    await send(
      submitting(`not-helpful:${id}`, {}),
      pressing(`check-verify:${id}`, { person: tara, place: staffRoom }),
    )
    expect(await readCheckedAnswers(state.tables, 'queues')).toHaveLength(1)
    await send(saying('what is a QUEUE?', { person: jun }))
    const again = platform.shown.at(-1)?.message
    expect(again?.title).toMatch(/^Checked by a TA/u)
    expect(again?.body).toContain('Echo of <What is a queue?>.')
    expect(again?.link?.url).toBe('https://chat.example/m0')
    await send(saying('what is a queue?', { person: jun, place: { ...classroom, channel: 'other' } }))
    expect(platform.shown.at(-1)?.message.title).toMatch(/^Checked by a TA/u)
    expect(platform.shown.at(-1)?.message.link).toBeUndefined()
  })

  it('puts a correction in the place of the answer, and says where it has no source', async () => {
    const { send, exchangeOf, platform } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    const place = staffRoom
    await send(submitting(`not-helpful:${id}`, {}))
    const opened = await platform.emit(pressing(`check-correct:${id}`, { person: tara, place }))
    expect(opened.kind === 'form' && opened.form.fields[0]?.value).toBe('Echo of <What is a queue?>.')
    const answer = 'Queues are first in, first out. Nobody wrote this down.'
    await send(submitting(`check-correct:${id}`, { answer, searches: 'queues' }, { person: tara, place }))
    expect(platform.shown[0]?.message.title).toMatch(/^Corrected by a TA/u)
    expect(platform.shown[0]?.message.body).toBe(
      'Queues are first in, first out. [1] Nobody wrote this down. (no source in the material)',
    )
    await send(pressing(`sources:${id}`, { person: jun }))
    expect(platform.shown.at(-1)?.message.body).toContain('> Queues are first in, first out.')
  })

  it('recalls a rejected answer from all who were shown it, each once, and from nobody else', async () => {
    const { send, exchangeOf, platform, toldTo, state } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    const at = { person: tara, place: staffRoom }
    await send(submitting(`not-helpful:${id}`, {}), pressing(`check-verify:${id}`, at))
    const readers = ['r1', 'r2', 'r3']
    for (const reader of readers) {
      const person = { ...mina, id: reader }
      await send(commanding('ask', { question: 'What is a queue?', private: true }, { person }))
    }
    await send(
      pressing(`sources:${id}`, { person: jun }),
      saying('Something else?', { person: { ...mina, id: 'else' } }),
    )
    await send(
      pressing(`check-reopen:${id}`, at),
      submitting(`check-reject:${id}`, { reason: 'It is a stack.' }, at),
    )
    expect(platform.shown[0]?.message.body).toContain('This answer was withdrawn after a check by a TA.')
    const withdrawn = platform.shown.filter(({ message }) => message.title?.includes('withdrawn'))
    expect(withdrawn).toHaveLength(5)
    expect(new Set(withdrawn.map(({ privateTo }) => privateTo))).toEqual(new Set(['jun', 'mina', ...readers]))
    expect(withdrawn[0]?.message.body).toContain('> It is a stack.')
    expect(await readCheckedAnswers(state.tables, 'queues')).toEqual([])
    expect(
      await state.tables.selectFrom('showings').select('person').where('exchange_id', '=', id).execute(),
    ).toEqual([])
    await send(saying('What is a queue?', { person: jun }))
    expect(platform.shown.at(-1)?.message.title).toBeUndefined()
    expect(toldTo('else')).toEqual([])
  })

  it('keeps no readable address of anybody, and none of who is forgotten', async () => {
    const { send, state } = await openClass()
    await send(saying('What is a queue?'), saying('Mine?', { person: jun }))
    const kept = await state.tables.selectFrom('showings').selectAll().execute()
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept)).not.toMatch(/mina|jun/u)
    await send(pressing('forget-me', { place: direct }))
    expect(await state.tables.selectFrom('showings').select('person').execute()).toHaveLength(1)
  })
})

describe('an address', () => {
  it('is read under the key that sealed it, and not once a bit of it has changed', () => {
    const address = { platform: 'fake', target: { kind: 'person' as const, personId: 'mina' } }
    const sealed = createAddressBook('one key').seal(address)
    expect(createAddressBook('one key').open(sealed)).toEqual(address)
    expect(createAddressBook('another key').open(sealed)).toBeUndefined()
    const bytes = Buffer.from(sealed, 'base64url')
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30)
    expect(createAddressBook('one key').open(bytes.toString('base64url'))).toBeUndefined()
  })
})

describe('the audit log', () => {
  it('holds each act, grows only, and tells where it was tampered with', async () => {
    const { send, exchangeOf, state } = await openClass()
    await send(saying('What is a queue?'))
    const id = await exchangeOf('What is a queue?')
    const at = { person: tara, place: staffRoom }
    await send(
      submitting(`not-helpful:${id}`, { reason: 'private words' }),
      pressing(`check-take:${id}`, at),
      pressing(`check-verify:${id}`, at),
      pressing(`check-reopen:${id}`, at),
      submitting(`check-reject:${id}`, { reason: 'wrong words' }, at),
    )
    const log = () => state.tables.selectFrom('audit_log').selectAll().orderBy('number').execute()
    expect((await log()).map(({ act }) => act)).toEqual(['taken', 'verified', 'reopened', 'rejected'])
    expect(JSON.stringify(await log())).not.toMatch(/words|tara|queue\?/u)
    expect(await verifyAuditLog(state.tables)).toMatchObject({ entries: 4 })
    expect((await verifyAuditLog(state.tables)).brokenAt).toBeUndefined()
    await expect(state.tables.updateTable('audit_log').set({ act: 'verified' }).execute()).rejects.toThrow(
      /only grows/u,
    )
    await expect(state.tables.deleteFrom('audit_log').execute()).rejects.toThrow(/only grows/u)
    await send(pressing('forget-me', { person: tara, place: direct }))
    expect(await state.tables.selectFrom('audit_actors').selectAll().execute()).toEqual([])
    expect((await verifyAuditLog(state.tables)).brokenAt).toBeUndefined()
    const forced = state.tables
    await forced.schema.dropTable('audit_actors').execute()
    const { sql } = await import('kysely')
    await sql`drop trigger audit_log_not_changed`.execute(forced)
    await sql`drop trigger audit_log_not_removed`.execute(forced)
    await forced.updateTable('audit_log').set({ act: 'corrected' }).where('number', '=', 2).execute()
    expect((await verifyAuditLog(forced)).brokenAt).toBe(2)
    await forced.updateTable('audit_log').set({ act: 'verified' }).where('number', '=', 2).execute()
    expect((await verifyAuditLog(forced)).brokenAt).toBeUndefined()
    await forced.deleteFrom('audit_log').where('number', '=', 4).execute()
    expect((await verifyAuditLog(forced)).brokenAt).toBe(4)
  })
})
