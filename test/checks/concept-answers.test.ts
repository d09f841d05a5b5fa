import { describe, expect, it } from 'vitest'
import { verifyAuditLog } from '../../src/store/audit-log-store.ts'
import { commanding, jun, mina, pressing, submitting, tara } from '../fakes/events.ts'
import { atDesk, openGradingClass, postPrompt, tomAtDesk } from '../fakes/grading-class.ts'

const kim = { id: 'kim', roles: [], locale: 'en' }
const answering = (answer: string, person = mina) => submitting('concept-answer:day1', { answer }, { person })

describe('an answer to a concept prompt', () => {
  it('waits for a TA with the tutor’s feedback as the draft: on one card a prompt, in /review, and by “next”', async () => {
    const { send, cards, toldTo, submissions, state } = await openGradingClass()
    await postPrompt(state.tables, 'day1')
    await send(answering('It is a line.'), answering('First come, first out.', jun))
    expect(cards()).toHaveLength(1)
    expect(cards()[0]?.message.body).toContain('답안 2개, 조교의 확인을 기다리는 답안 2개')
    expect(JSON.stringify(cards())).not.toMatch(/mina|jun|It is a line/u)

    await send(commanding('review', {}, atDesk))
    const shown = toldTo('tara').map(({ message }) => message)
    expect(shown[0]?.body).toBe("2 students' answers wait for a TA")
    expect(shown.slice(1).map(({ body }) => body.includes('**met**: a line'))).toEqual([true, false])
    expect(shown[1]?.actions[0]?.id).toBe(`grade:${(await submissions())[0]?.id}`)

    // Two TAs who go on at once get different ones.
    await send(pressing('grade-next:day1', atDesk), pressing('grade-next:day1', tomAtDesk))
    const idOf = (person: string) => toldTo(person).at(-1)?.message.actions[0]?.id
    expect(idOf('tara')).toMatch(/^grade:/u)
    expect(idOf('tom')).toMatch(/^grade:/u)
    expect(idOf('tom')).not.toBe(idOf('tara'))
    await send(pressing('grade-next:day1', { ...atDesk, person: { ...tara, id: 'uma' } }))
    expect(toldTo('uma').at(-1)?.message.body).toBe("No student's answer waits for you.")

    await send(
      submitting(idOf('tara') ?? '', { verdicts: '1 met\n2 missed', feedback: 'And who leaves?' }, atDesk),
    )
    expect(toldTo('mina').at(-1)?.message.body).toContain('1. **met**: a line\n2. **missed**: first out')
    expect(toldTo('mina').at(-1)?.message.body).toContain('And who leaves?')
    expect(cards()[0]?.message.body).toContain('답안 2개, 조교의 확인을 기다리는 답안 1개')
    // The other one is in another TA's hands.
    expect(toldTo('tara').at(-1)?.message.actions).toEqual([])
    await send(submitting(idOf('tom') ?? '', { verdicts: 'missed\nmet' }, tomAtDesk))
    expect(cards()[0]?.message.actions).toEqual([])
    expect((await submissions()).map(({ grades }) => grades)).toEqual([
      '{"line":"met","first":"missed"}',
      '{"line":"missed","first":"met"}',
    ])
    expect(await verifyAuditLog(state.tables)).toMatchObject({ entries: 2 })
  })

  it('that is revised is a draft anew, the same words change nothing, and what was appealed stands', async () => {
    const { send, submissions, firstId, state } = await openGradingClass({ gate: { sample: 10 } })
    await postPrompt(state.tables, 'day1')
    await send(answering('It is a line.'))
    const id = await firstId()
    const grade = (verdicts: string) => submitting(`grade-blind:${id}`, { verdicts }, atDesk)
    await send(grade('met\nmissed'), answering('It is a line.'))
    expect(await submissions()).toMatchObject([
      { status: 'graded', grades: '{"line":"met","first":"missed"}' },
    ])
    await send(answering('It is a line, first out.'))
    expect(await submissions()).toMatchObject([
      { id, status: 'draft', grades: null, submission: 'It is a line, first out.', is_blind: 1 },
    ])
    expect(await state.tables.selectFrom('blind_grades').selectAll().execute()).toEqual([])
    await send(grade('met\nmissed'), submitting(`appeal:${id}`, { reason: 'Both.' }), answering('Another.'))
    expect(await submissions()).toMatchObject([
      { status: 'appealed', submission: 'It is a line, first out.' },
    ])
  })

  it('of a TA is graded by somebody else, and what is forgotten leaves nothing', async () => {
    const { send, toldTo, submissions, firstId, state } = await openGradingClass()
    await postPrompt(state.tables, 'day1')
    await send(answering('It is a line.', tara), pressing('grade-next:day1', atDesk))
    expect(toldTo('tara').at(-1)?.message.body).toBe("No student's answer waits for you.")
    await send(submitting(`grade:${await firstId()}`, { verdicts: 'met\nmet' }, atDesk))
    expect(toldTo('tara').at(-1)?.message.body).toContain('your own')
    await send(pressing('forget-me', atDesk))
    expect(await submissions()).toEqual([])
  })
})

describe('a ruling on an appeal', () => {
  it('is an example from then on: beside the criterion, and the verdict on the same words', async () => {
    const { send, cards, toldTo, firstId, submissions, state } = await openGradingClass()
    await postPrompt(state.tables, 'day1')
    await send(answering('Those who wait stand one behind the other.'))
    const id = await firstId()
    await send(
      submitting(`grade:${id}`, { verdicts: 'missed\nmissed' }, atDesk),
      submitting(`appeal:${id}`, { reason: 'That is a line.' }),
      submitting(`rule-appeal:${id}`, { verdicts: 'met\nmissed' }, tomAtDesk),
    )
    // Neither grade stands in the staff's channel.
    expect(JSON.stringify(cards())).not.toMatch(/충족/u)
    await send(
      answering('"those who wait  stand one behind the other". They are served first out.', jun),
      answering('Something else.', kim),
      commanding('review', {}, atDesk),
    )
    const drafts = (await submissions()).slice(1).map(({ draft }) => JSON.parse(draft).verdicts)
    expect(drafts[0]).toMatchObject([
      {
        verdict: 'met',
        ruled: true,
        ownWords: { text: '"those who wait  stand one behind the other".' },
      },
      { verdict: 'met' },
    ])
    expect(drafts[0][1].ruled).toBeUndefined()
    expect(drafts[1]).toMatchObject([{ verdict: 'missed' }, { verdict: 'missed' }])
    const card = toldTo('tara').at(-2)?.message.body ?? ''
    expect(card).toContain('As was ruled on the same words.')
    expect(card).toContain('Ruled on an appeal as “met”:\n> Those who wait stand one behind the other.')
  })
})
