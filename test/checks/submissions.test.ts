import { assert, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftGrades, readGrades } from '../../src/checks/grading.ts'
import { judgeGate, type BlindVerdict } from '../../src/checks/judge-gate.ts'
import { measureAgreement } from '../../src/checks/measure-agreement.ts'
import { checkPolicySchema } from '../../src/course/check-policy.ts'
import { citationOf } from '../fakes/answers.ts'
import { classroom, commanding, direct, jun, mina, pressing, submitting, tara } from '../fakes/events.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/fake-platform.ts'
import { openChat } from '../fakes/open-chat.ts'

const chat = { roles: { ta: ['TA'] }, staffChannels: [{ platform: 'fake', channel: 'staff' }] }
const at = { person: tara, place: { ...classroom, channel: 'staff' } }
const tom = { ...at, person: { ...tara, id: 'tom' } }
const asked = { answer: 'A queue is a line.', question: 'What is a queue?' }

async function openClass(checks: Parameters<typeof checkPolicySchema.parse>[0] = {}, limits: object = {}) {
  const platform = createFakePlatform()
  const course = { ...courseOf('queues', { ...chat, ...limits }), checks: checkPolicySchema.parse(checks) }
  const open = await openChat([createEchoTutor(course)], [platform])
  const send = async (...events: Array<Parameters<FakePlatform['emit']>[0]>) => {
    for (const event of events) {
      await platform.emit(event)
      await open.settled()
    }
  }
  const cards = () =>
    platform.shown.filter(({ place, privateTo }) => place?.channel === 'staff' && privateTo === undefined)
  const toldTo = (id: string) => platform.shown.filter(({ privateTo }) => privateTo === id)
  const firstId = async () =>
    (await open.state.tables.selectFrom('submission_checks').select('id').executeTakeFirstOrThrow()).id
  return { platform, send, cards, toldTo, firstId, ...open }
}

describe('a check of a student’s answer', () => {
  it('asks by a form for the question, goes to staff as a draft, and is a grade only once a TA confirmed it', async () => {
    const { platform, send, cards, toldTo, firstId, state } = await openClass()
    const opened = await platform.emit(commanding('check', { answer: asked.answer }))
    expect(opened.kind === 'form' && opened.form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['question', undefined],
      ['answer', asked.answer],
    ])
    await send(submitting('check', asked))
    expect(toldTo('mina').at(-1)?.message.body).toContain('until then it has no grade')
    const card = cards()[0]?.message
    expect(card?.body).toContain('> A queue is a line.')
    expect(card?.body).toContain('튜터의 초안이며 점수가 아닙니다')
    expect(card?.body).toContain('**미충족**')
    expect(JSON.stringify(card)).not.toContain('mina')
    const id = await firstId()
    const grade = async () =>
      (await state.tables.selectFrom('submission_checks').select('grades').executeTakeFirstOrThrow()).grades
    expect(await grade()).toBeNull()
    const form = await platform.emit(pressing(`grade:${id}`, at))
    expect(form.kind === 'form' && form.form.fields[0]?.value).toBe('1 missed')
    await send(submitting(`grade:${id}`, { verdicts: 'good', feedback: '' }, at))
    expect(await grade()).toBeNull()
    await send(submitting(`grade:${id}`, { verdicts: '1 met', feedback: 'Well said.' }, at))
    expect(await grade()).toBe('{"c1":"met"}')
    const feedback = toldTo('mina').at(-1)?.message
    expect(feedback?.title).toBe('Feedback on your answer')
    expect(feedback?.body).toContain('Well said.')
    await send(submitting(`grade:${id}`, { verdicts: '1 missed' }, tom))
    expect(await grade()).toBe('{"c1":"met"}')
  })

  it('shows what a TA pasted to that TA alone', async () => {
    const { send, cards, toldTo } = await openClass()
    await send(commanding('check', asked, { person: tara }))
    expect(cards()).toEqual([])
    expect(toldTo('tara').at(-1)?.message.body).toContain("The tutor's draft, not a grade")
  })

  it('is graded blind while the gate is shut, and appealed once, to another TA who sees no earlier grade', async () => {
    const { platform, send, cards, toldTo, firstId } = await openClass({ gate: { sample: 10 } })
    await send(commanding('check', asked))
    expect(cards()[0]?.message.body).not.toContain('초안이며')
    const id = await firstId()
    const form = await platform.emit(pressing(`grade-blind:${id}`, at))
    expect(form.kind === 'form' && form.form.fields[0]?.value).toBeUndefined()
    await send(submitting(`grade-blind:${id}`, { verdicts: 'missed', feedback: 'SECRET-FEEDBACK' }, at))
    await send(submitting(`appeal:${id}`, { reason: 'not mine' }, { person: jun }))
    await send(
      submitting(`appeal:${id}`, { reason: 'It says so.' }),
      submitting(`appeal:${id}`, { reason: 'again' }),
    )
    expect(cards()).toHaveLength(2)
    expect(cards()[1]?.message.body).toContain('> It says so.')
    expect(cards()[1]?.message.body).not.toMatch(/SECRET|미충족/u)
    expect(toldTo('mina').at(-1)?.message.body).toContain('cannot be appealed')
    await send(submitting(`rule-appeal:${id}`, { verdicts: 'met' }, at))
    expect(toldTo('tara').at(-1)?.message.body).toContain('somebody else')
    await send(submitting(`rule-appeal:${id}`, { verdicts: 'met' }, tom))
    expect(toldTo('mina').at(-1)?.message.title).toBe('Your appeal was decided')
    expect(toldTo('mina').at(-1)?.message.body).toContain('**met**')
    await send(commanding('check', { ...asked, answer: 'Another line.' }, { person: jun }))
    expect(cards().at(-1)?.message.body).toContain(
      '이의 제기에서 “충족”(으)로 판정된 답안:\n> A queue is a line.',
    )
  })

  it('counts as a question: who has reached the limit of the day waits for tomorrow', async () => {
    const { send, toldTo, state } = await openClass({}, { caps: { personPerDay: 1, coursePerDay: 9 } })
    await send(commanding('check', asked), commanding('check', asked))
    expect(toldTo('mina').at(-1)?.message.body).toContain('which is the limit')
    expect(await state.tables.selectFrom('submission_checks').select('id').execute()).toHaveLength(1)
  })

  it('leaves nothing of who is forgotten', async () => {
    const { send, state } = await openClass()
    await send(commanding('check', asked), pressing('forget-me', { place: direct, person: mina }))
    expect(await state.tables.selectFrom('submission_checks').selectAll().execute()).toEqual([])
  })
})

describe('a line of verdicts', () => {
  it('is read in both languages, and never guessed', () => {
    const two = [{ id: 'a' }, { id: 'b' }]
    expect(readGrades('1 met\n2: missed', two)).toEqual({ a: 'met', b: 'missed' })
    expect(readGrades('충족\n미충족', two)).toEqual({ a: 'met', b: 'missed' })
    for (const text of ['met', 'met\nmet\nmet', 'met\nperhaps', ''])
      expect(readGrades(text, two)).toBeUndefined()
  })

  it('takes what contradicts the material for missed', () => {
    const verdicts = [
      { criterionId: 'a', verdict: 'contradicted' as const, citation: citationOf(1, 'q'), held: 1 },
    ]
    expect(draftGrades({ kind: 'assessed', language: 'en', verdicts })).toEqual({ a: 'missed' })
  })
})

describe('agreement', () => {
  const pairs = (a: number, b: number, c: number, d: number): BlindVerdict[] =>
    [
      [a, true, true],
      [b, true, false],
      [c, false, true],
      [d, false, false],
    ].flatMap(([count, tutor, human]) =>
      Array.from({ length: Number(count) }, () => ({
        criterion: 'x',
        tutor: tutor === true,
        human: human === true,
      })),
    )

  const of = (criterion: string, verdicts: BlindVerdict[]) => verdicts.map((each) => ({ ...each, criterion }))

  it('is as worked by hand: 20 and 15 of 50 agreed give kappa 0.4', () => {
    const { exact, kappa } = measureAgreement(pairs(20, 5, 10, 15))
    expect(exact.value).toBeCloseTo(0.7)
    expect(exact.low).toBeCloseTo(0.5625, 3)
    expect(exact.high).toBeCloseTo(0.809, 3)
    expect(kappa?.value).toBeCloseTo(0.4)
    // (0.5625 − 0.5) / 0.5 and (0.809 − 0.5) / 0.5
    expect(kappa?.low).toBeCloseTo(0.125, 3)
    expect(kappa?.high).toBeCloseTo(0.618, 3)
  })

  it.each([
    // pₒ 60/100 in both; pₑ 0.6 · 0.7 + 0.4 · 0.3 = 0.54 and 0.6 · 0.3 + 0.4 · 0.7 = 0.46
    { table: [45, 15, 25, 15], kappa: 0.06 / 0.46 },
    { table: [25, 35, 5, 35], kappa: 0.14 / 0.54 },
    { table: [0, 5, 5, 0], kappa: -1 },
    { table: [1, 0, 0, 1], kappa: 1 },
    // One verdict on one side: no better than chance.
    { table: [9, 1, 0, 0], kappa: 0 },
  ])('gives $kappa for the table $table', ({ table: [a = 0, b = 0, c = 0, d = 0], kappa }) => {
    expect(measureAgreement(pairs(a, b, c, d)).kappa?.value).toBeCloseTo(kappa, 10)
  })

  it('is never certain: of ten that all agree the lower end of kappa stays under one half', () => {
    const { exact, kappa } = measureAgreement(pairs(5, 0, 0, 5))
    // 10 / (10 + 1.96²)
    expect(exact.low).toBeCloseTo(0.7225, 4)
    expect(exact.high).toBe(1)
    expect(kappa?.value).toBe(1)
    expect(kappa?.low).toBeCloseTo(0.445, 3)
  })

  it('has no kappa where nobody or nothing differs, and says nothing of nothing', () => {
    expect(measureAgreement(pairs(7, 0, 0, 0)).kappa).toBeUndefined()
    expect(measureAgreement(pairs(0, 0, 0, 1)).kappa).toBeUndefined()
    expect(measureAgreement([])).toEqual({ count: 0, exact: { value: 0, low: 0, high: 1 }, kappa: undefined })
    expect(measureAgreement(pairs(1, 0, 0, 0)).exact.low).toBeCloseTo(0.2065, 4)
  })

  it('never leaves its range, and its interval holds it', () => {
    const count = nat(40)
    assert(
      property(count, count, count, count, (a, b, c, d) => {
        const { exact, kappa } = measureAgreement(pairs(a, b, c, d))
        for (const one of [exact, ...(kappa === undefined ? [] : [kappa])]) {
          expect(one.low).toBeLessThanOrEqual(one.value + 1e-9)
          expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-9)
          expect(one.low).toBeGreaterThanOrEqual(-1)
          expect(one.high).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('opens the gate at the bar, shuts it after a drop, and not where chance explains everything', () => {
    const gate = { sample: 40, kappa: 0.6 }
    const good = pairs(20, 0, 0, 20).map((pair) => [pair])
    const bad = pairs(0, 20, 20, 0).map((pair) => [pair])
    expect(judgeGate(good, gate).isOpen).toBe(true)
    expect(judgeGate(good.slice(1), gate).isOpen).toBe(false)
    expect(judgeGate([...bad.slice(0, 10), ...good], gate).isOpen).toBe(false)
    expect(
      judgeGate(
        pairs(60, 0, 0, 0).map((pair) => [pair]),
        gate,
      ).isOpen,
    ).toBe(false)
    expect(judgeGate(good, undefined).isOpen).toBe(false)
    // A criterion that is always met does not keep it shut for ever; one that drafts get wrong does.
    const easy = good.map(([pair]) => [
      ...(pair === undefined ? [] : [pair]),
      ...of('easy', pairs(1, 0, 0, 0)),
    ])
    expect(judgeGate(easy, gate).isOpen).toBe(true)
    const wrong = good.map((one, index) => [
      ...one,
      ...of('odd', pairs(index % 2, 0, 0, 0)),
      ...of('odd', pairs(0, 1 - (index % 2), 0, 0)),
    ])
    expect(judgeGate(wrong, { ...gate, kappa: 0.1 }).isOpen).toBe(false)
  })
})
