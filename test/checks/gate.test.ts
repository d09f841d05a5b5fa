import { expect, it } from 'vitest'
import { commanding, jun, mina, submitting } from '../fakes/events.ts'
import { atDesk, literalAnswer, openGradingClass } from '../fakes/grading-class.ts'

const question = 'What is a queue?'
const met = literalAnswer
const bar = { gate: { sample: 10, kappa: 0.4 } }

/** Ids of their own, so that what is drawn at random is the same in every run. */
async function openSampled() {
  const open = await openGradingClass(bar)
  let sent = 0
  async function check(answer: string) {
    sent += 1
    const person = sent % 2 === 0 ? mina : jun
    const id = `gate-${sent}`
    await open.send(commanding('check', { answer, question }, { id, person }))
    const all = await open.submissions()
    const kept = all.find(({ submission, status }) => submission === answer && status === 'draft')
    const [told] = open.toldTo(person.id).slice(-1)
    return { kept, told: told?.message.body ?? '' }
  }
  const grade = (id: string, verdicts: string) =>
    open.send(submitting(`grade-blind:${id}`, { verdicts }, atDesk))
  return { ...open, check, grade }
}

it(
  'drafts are sent once a blind sample agrees, audits go on, and a drop sends it back',
  { timeout: 60_000 },
  async () => {
    const { check, grade, state } = await openSampled()
    for (let index = 0; index < 10; index += 1) {
      const isMet = index % 2 === 0
      const { kept, told } = await check(`${isMet ? met : 'No.'} ${index}`)
      expect(kept?.is_blind).toBe(1)
      expect(told).toContain('until then it has no grade')
      await grade(kept?.id ?? '', isMet ? 'met' : 'missed')
    }
    const audited: Array<{ id: string; isMet: boolean }> = []
    let seen = 0
    while (audited.length < 4 && seen < 100) {
      const isMet = seen % 2 === 0
      const { kept, told } = await check(`${isMet ? met : 'No.'} later ${seen}`)
      expect(told).toContain('This is a draft by the tutor, not a grade')
      if (kept?.is_blind === 1) audited.push({ id: kept.id, isMet })
      seen += 1
    }
    // About one in ten is graded blind still.
    expect(seen).toBeGreaterThan(4)
    expect(seen).toBeLessThan(100)
    for (const { id, isMet } of audited) await grade(id, isMet ? 'missed' : 'met')
    const { kept, told } = await check('No. After the drop')
    expect(told).toContain('until then it has no grade')
    expect(kept?.is_blind).toBe(1)
    expect(await state.tables.selectFrom('blind_grades').selectAll().execute()).toHaveLength(14)
  },
)

it('no press, form or list shows the draft of what is graded blind, and any grade of it counts as blind', async () => {
  const { check, platform, send, cards, toldTo, state } = await openSampled()
  const { kept } = await check(met)
  const id = kept?.id ?? ''
  for (const name of ['grade', 'grade-blind']) {
    const opened = await platform.emit({
      ...commanding('x'),
      kind: 'press',
      action: `${name}:${id}`,
      ...atDesk,
    })
    expect(opened.kind === 'form' && opened.form.fields.map(({ value }) => value)).toEqual([
      undefined,
      undefined,
    ])
  }
  await send(commanding('review', {}, atDesk), {
    ...commanding('x'),
    kind: 'press',
    action: 'grade-next',
    ...atDesk,
  })
  const shown = [...cards(), ...toldTo('tara')].map(({ message }) => message)
  expect(shown.length).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify(shown)).not.toMatch(/\*\*(?:met|missed|충족|미충족)/u)
  await send(submitting(`grade:${id}`, { verdicts: 'met' }, atDesk))
  expect(await state.tables.selectFrom('blind_grades').selectAll().execute()).toHaveLength(1)
})
