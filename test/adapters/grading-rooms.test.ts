import { describe, expect, it, onTestFinished } from 'vitest'
import { chatPolicySchema } from '../../src/course/chat-policy.ts'
import { checkPolicySchema } from '../../src/course/check-policy.ts'
import { checkWording } from '../../src/chat/wording/check-wording.ts'
import { gradeWording } from '../../src/chat/wording/grade-wording.ts'
import { discordRooms, openDiscordRooms } from '../fakes/discord-staff-rooms.ts'
import { courseOf } from '../fakes/fake-tutor.ts'
import { createLiteralTutor, literalAnswer, postPrompt } from '../fakes/grading-class.ts'
import { openSlackRooms, slackRooms } from '../fakes/slack-staff-rooms.ts'
import { seenBy, type PersonName, type SeenMessage } from '../fakes/staff-rooms.ts'

const en = gradeWording.en
const ko = gradeWording.ko
/** The staff's room speaks the first language of the course. */
const gradeHere = checkWording.ko.actions.grade
const gradeThere = checkWording.en.actions.grade

const platforms = {
  Discord: { rooms: discordRooms, open: openDiscordRooms },
  Slack: { rooms: slackRooms, open: openSlackRooms },
}

async function openClass({ rooms: names, open }: (typeof platforms)[keyof typeof platforms], checks = {}) {
  const chat = { roles: names.roles, staffChannels: [names.staffChannel] }
  const course = {
    ...courseOf('queues', chat),
    chat: chatPolicySchema.parse(chat),
    checks: checkPolicySchema.parse({ sampleShare: 0, ...checks }),
  }
  const rooms = await open(createLiteralTutor(course))
  onTestFinished(() => {
    expect(rooms.violations()).toEqual([])
    const faults = rooms.occurrences.filter((one) => !(one.kind === 'delivery-fault' && one.willRetry))
    expect(faults.filter(({ kind }) => /failed|fault|halted/u.test(kind))).toEqual([])
  })
  const newest = (messages: SeenMessage[]) =>
    messages.at(-1) ?? { id: '', text: '', buttons: [], where: 'class' as const, images: [], files: [] }
  return {
    ...rooms,
    toldTo: (person: PersonName) =>
      newest(seenBy(rooms, person).filter(({ privateTo }) => privateTo === person)),
    staffRoom: () =>
      rooms.seen().filter(({ where, privateTo }) => where === 'staff' && privateTo === undefined),
    again: ({ id }: SeenMessage) => newest(rooms.seen().filter((message) => message.id === id)),
    idOf: (message: SeenMessage, action: string) =>
      message.buttons.find((button) => button.id.startsWith(`${action}:`))?.id.slice(action.length + 1) ?? '',
  }
}

describe.each(Object.entries(platforms))('in %s', (_name, platform) => {
  it('answers to a concept prompt are graded one after the other, and the card says how many wait', async () => {
    const rooms = await openClass(platform)
    const { state, command, press, fill, forge, forgeForm, toldTo, staffRoom, again } = rooms
    await postPrompt(state.tables, 'day1')
    await forgeForm('mina', 'concept-answer:day1', { answer: 'It is a line.' })
    await forgeForm('jun', 'concept-answer:day1', { answer: 'First come, first out.' })
    const [card] = staffRoom()
    expect(staffRoom()).toHaveLength(1)
    if (card === undefined) throw new Error('no card')
    expect(again(card).text).toContain(ko.promptCounts(2, 2))
    expect(again(card).text).not.toMatch(/mina|jun|It is a line/iu)

    await forge('jun', 'grade-next:day1')
    expect(toldTo('jun').text).not.toContain('It is a line.')
    await press('tara', ko.next)
    expect(toldTo('tara').text).toContain('It is a line.')
    const form = await press('tara', gradeThere)
    expect(form?.['verdicts']).toBe('1 met\n2 missed')
    await fill('tara', { verdicts: '1 met\n2 met', feedback: 'Good; say who leaves first.' })
    expect(toldTo('mina').where).toBe('direct')
    expect(toldTo('mina').text).toContain(en.feedbackTitle)
    expect(toldTo('mina').text).toContain('say who leaves first')
    expect(again(card).text).toContain(ko.promptCounts(2, 1))

    await command('tom', 'review', {}, 'staff')
    expect(toldTo('tom').text).toContain('First come, first out.')
    await press('tom', gradeThere)
    await fill('tom', {})
    expect(toldTo('jun').text).toContain(en.feedbackTitle)
    expect(again(card).text).toContain(ko.promptCounts(2, 0))
    expect(again(card).buttons).toEqual([])

    await command('tara', 'grades', {}, 'staff')
    const [file] = toldTo('tara').files
    expect(
      file?.text
        .split('\r\n')
        .slice(1, 3)
        .map((row) => row.split(',').slice(2, 4)),
    ).toEqual([
      [expect.stringMatching(/mina/iu), platform.rooms.staffChannel.platform],
      [expect.stringMatching(/jun/iu), platform.rooms.staffChannel.platform],
    ])
    const log = await state.tables.selectFrom('audit_log').select('act').execute()
    expect(log.map(({ act }) => act)).toEqual(['graded', 'graded', 'exported'])
  }, 60_000)

  it('a blind sample that agrees opens the gate; an appeal goes to another TA who sees no earlier grade, and is an example', async () => {
    const rooms = await openClass(platform, { gate: { sample: 10, kappa: 0.4 } })
    const { state, command, press, fill, forge, forgeForm, toldTo, staffRoom, again, idOf } = rooms
    const question = 'What is a queue?'
    const submit = (answer: string) => command('mina', 'check', { answer, question })
    for (let index = 0; index < 10; index += 1) {
      const isMet = index % 2 === 0
      await submit(isMet ? `${literalAnswer} And ${index}` : `No idea ${index}`)
      expect(toldTo('mina').text).toContain(en.sent)
      const card = staffRoom().at(-1)
      if (card === undefined) throw new Error('no card')
      expect(card.text).toContain(ko.blind)
      const blank = await forge('tara', `grade:${idOf(card, 'grade-blind')}`)
      expect(blank).toMatchObject({ verdicts: '' })
      expect(await press('tara', gradeHere)).toMatchObject({ verdicts: '' })
      await fill('tara', { verdicts: isMet ? 'met' : 'missed', feedback: 'SECRET-FEEDBACK' })
      expect(again(card).text).toMatch(/확인: .*tara.* 학생에게 알렸습니다/iu)
      expect(again(card).text).not.toMatch(/SECRET|\[?충족|met/u)
      expect(again(card).buttons).toEqual([])
    }
    const appealed = toldTo('mina')
    const id = idOf(appealed, 'appeal')
    await press('mina', checkWording.en.actions.appeal)
    await fill('mina', { reason: 'It does say so.' })
    const card = staffRoom().at(-1)
    if (card === undefined) throw new Error('no card')
    expect(card.text).toContain('It does say so.')
    expect(card.text).not.toContain('SECRET')
    await press('tara', gradeHere)
    await fill('tara', { verdicts: 'met' })
    expect(toldTo('tara').text).toContain(en.appealNeedsOther)
    await forgeForm('jun', `rule-appeal:${id}`, { verdicts: 'met' })
    await press('tom', gradeHere)
    await fill('tom', { verdicts: 'met' })
    expect(toldTo('mina').text).toContain(en.ruledTitle)
    expect(again(card).text).toMatch(/판정: .*tom.* 학생에게 알렸습니다/iu)

    await submit('No idea 9')
    expect(toldTo('mina').text).toContain(en.draftNote)
    expect(toldTo('mina').text).toContain(en.asRuled)
    expect(staffRoom().at(-1)?.text).toContain(ko.ruled(ko.verdict.met))
    expect(await state.tables.selectFrom('blind_grades').selectAll().execute()).toHaveLength(10)
  }, 60_000)
})
