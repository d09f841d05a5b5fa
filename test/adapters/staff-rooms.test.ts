import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { chatPolicySchema } from '../../src/course/chat-policy.ts'
import { checkPolicySchema } from '../../src/course/check-policy.ts'
import { conceptPromptPolicySchema } from '../../src/course/concept-prompt-policy.ts'
import { runSchedule } from '../../src/chat/concept-prompts/run-schedule.ts'
import { checkWording } from '../../src/chat/wording/check-wording.ts'
import { chatWording } from '../../src/chat/wording/chat-wording.ts'
import { conceptPromptWording } from '../../src/chat/wording/concept-prompts.ts'
import type { Tutor } from '../../src/tutor.ts'
import { openConceptCourse } from '../fakes/concept-course.ts'
import { discordRooms, openDiscordRooms } from '../fakes/discord-staff-rooms.ts'
import { testKey } from '../fakes/open-chat.ts'
import { openSlackRooms, slackRooms } from '../fakes/slack-staff-rooms.ts'
import { seenBy, type PersonName, type SeenMessage, type StaffRooms } from '../fakes/staff-rooms.ts'

const english = {
  queue: conceptPromptWording.en.queue,
  check: checkWording.en,
  chat: chatWording.en,
}
const answerLabel = `${conceptPromptWording.ko.answer} / ${conceptPromptWording.en.answer}`
/** The staff's room speaks the first language of the course. */
const korean = checkWording.ko.actions
const brooks = {
  question: 'What happens when people are added to a late project, and why?',
  rubric: [
    "It gets later | Brooks's law says that adding people to a late software project makes the project later.",
    'Teaching | newcomers must first be taught by the people who are already behind',
  ].join('\n'),
  full: 'If you add people to a late project it gets even later, because the people who are behind must teach the newcomers first.',
}

let course: Tutor
beforeAll(async () => {
  course = await openConceptCourse(mkdtempSync(join(tmpdir(), 'tutor-rooms-')))
  return () => course.close()
}, 240_000)

const platforms = {
  Discord: { rooms: discordRooms, open: openDiscordRooms },
  Slack: { rooms: slackRooms, open: openSlackRooms },
}

async function openClass({ rooms: names, open }: (typeof platforms)[keyof typeof platforms]) {
  const chat = chatPolicySchema.parse({ roles: names.roles, staffChannels: [names.staffChannel] })
  const conceptPrompts = conceptPromptPolicySchema.parse({
    schedule: '0 9 * * *',
    draftsAhead: 3,
    channels: [names.classChannel],
  })
  const checks = checkPolicySchema.parse({ sampleShare: 0, askedOften: 50 })
  const tutor = { ...course, course: { ...course.course, chat, conceptPrompts, checks } }
  const rooms = await open(tutor)
  onTestFinished(() => {
    expect(rooms.violations()).toEqual([])
    // A socket that the loopback server closed while it was idle is sent over again.
    const faults = rooms.occurrences.filter((one) => !(one.kind === 'delivery-fault' && one.willRetry))
    expect(faults.filter(({ kind }) => /failed|fault|halted/u.test(kind))).toEqual([])
  })
  return {
    ...rooms,
    ...helpersOf(rooms),
    async tick(nowMs: number) {
      await runSchedule({ state: rooms.state, tutor, peopleKey: testKey, nowMs })
      rooms.chat.wake()
      await rooms.settled()
    },
  }
}

function helpersOf(rooms: StaffRooms) {
  const last = (messages: SeenMessage[], what: string): SeenMessage => {
    const message = messages.at(-1)
    if (message === undefined) throw new Error(`nobody was shown ${what}`)
    return message
  }
  return {
    /** The newest that only this person sees. */
    toldTo: (person: PersonName) =>
      last(
        seenBy(rooms, person).filter(({ privateTo }) => privateTo === person),
        `anything privately: ${person}`,
      ),
    countToldTo: (person: PersonName, text: string) =>
      seenBy(rooms, person).filter((message) => message.privateTo === person && message.text.includes(text))
        .length,
    publicIn: (where: 'class' | 'staff') =>
      rooms.seen().filter((message) => message.where === where && message.privateTo === undefined),
    /** The message as it stands now. */
    again: ({ id }: SeenMessage) =>
      last(
        rooms.seen().filter((message) => message.id === id),
        'it any more',
      ),
    newest: last,
  }
}

const argumentOf = (message: SeenMessage, action: string) =>
  message.buttons.find(({ id }) => id.startsWith(`${action}:`))?.id.slice(action.length + 1) ?? ''

describe.each(Object.entries(platforms))('in %s', (_name, platform) => {
  it('a concept prompt is drafted, edited, approved, posted, answered sealed, and closed with its chart', async () => {
    const { command, press, fill, forge, forgeForm, toldTo, publicIn, newest, tick, seen, state } =
      await openClass(platform)
    await command('iris', 'prompt', {}, 'staff')
    expect(toldTo('iris').text).toContain(english.queue.title)
    const number = /(\d)\. .*Brooks/u.exec(toldTo('iris').text)?.[1] ?? ''
    await press('iris', number)
    const draft = toldTo('iris')
    expect(draft.text).toContain(english.queue.why)
    const id = argumentOf(draft, 'prompt-approve')
    expect(id).not.toBe('')

    await press('iris', english.queue.approve)
    expect(toldTo('iris').text).toContain(english.queue.approved)
    const form = await press('iris', english.queue.edit)
    expect(Object.keys(form ?? {})).toEqual(['ko', 'en', 'rubric'])
    expect(form?.['rubric']).toContain(' | ')
    expect(`${form?.['ko']}${form?.['en']}`.length).toBeGreaterThan(10)
    await fill('iris', {
      ko: '',
      en: brooks.question,
      rubric: `Later | Nobody wrote this.\n${brooks.rubric}`,
    })
    expect(toldTo('iris').text).toContain('Nobody wrote this.')
    expect(publicIn('class')).toEqual([])
    await press('iris', english.queue.edit)
    await fill('iris', { en: brooks.question })
    expect(toldTo('iris').text).toContain(english.queue.edited)
    // What was not touched in the form is as it was, in both languages.
    const kept = await state.tables.selectFrom('concept_prompts').selectAll().where('id', '=', id).execute()
    expect(kept[0]?.content).toContain('Newcomers must be taught')
    expect(kept[0]?.content).toContain('가르쳐야')
    expect(kept[0]?.content).toContain('자기 말로 설명')

    await forgeForm('mina', `prompt-write:${id}`, { en: 'Forged?', rubric: brooks.rubric })
    await forge('mina', `prompt-post-now:${id}`)
    expect(publicIn('class')).toEqual([])
    await command('iris', 'prompt', { step: 'show', id }, 'staff')
    expect(toldTo('iris').text).toContain(brooks.question)
    await press('iris', english.queue.postNow)
    expect(toldTo('iris').text).toContain(english.queue.postedNow)
    const posted = publicIn('class')
    expect(posted).toHaveLength(1)
    expect(posted[0]?.text).toContain(brooks.question)

    const empty = await press('mina', answerLabel)
    expect(empty).toMatchObject({ answer: '' })
    await fill('mina', { answer: brooks.full, shown: 'yes', name: 'Mina Kim' })
    const feedback = toldTo('mina')
    expect(feedback.text).toContain(conceptPromptWording.en.feedback.title(2, 3))
    expect(feedback.where).toBe('class')
    expect(await press('mina', answerLabel)).toMatchObject({ answer: brooks.full, name: 'Mina Kim' })
    await press('jun', answerLabel)
    await fill('jun', { answer: 'I had kimchi stew for lunch.' })
    expect(toldTo('jun').text).toContain(conceptPromptWording.en.feedback['off-topic'])
    expect(publicIn('class')).toHaveLength(1)

    await tick(Date.now() + 25 * 3_600_000)
    const closing = newest(publicIn('class'), 'the results')
    expect(closing.text).toContain(conceptPromptWording.en.results.answered(2))
    expect(closing.text).toContain('Adding people makes a late project later. [4]')
    expect(closing.images).toHaveLength(1)
    expect(closing.images[0]).toContain('2명 가운데 1명')
    expect(closing.text).not.toContain('Mina')
    const files = publicIn('staff').flatMap((message) => message.files)
    expect(files.map(({ name }) => name)).toEqual(['concept-prompt-answers.csv'])
    expect(files[0]?.text).toContain('Mina Kim')
    expect(await press('jun', answerLabel)).toBeUndefined()
    expect(toldTo('jun').text).toContain(conceptPromptWording.en.closed)
    expect(seen().filter(({ text }) => text.includes('Forged'))).toEqual([])
  }, 60_000)

  it('an answer is taken, corrected in its place, given again, and recalled from all who were shown it', async () => {
    const rooms = await openClass(platform)
    const { mention, press, fill, forge, forgeForm, toldTo, countToldTo, publicIn, again, newest } = rooms
    const question = 'What is a Pod?'
    await mention('mina', question)
    const answer = newest(publicIn('class'), 'the answer')
    const id = argumentOf(answer, 'not-helpful')
    await press('mina', english.chat.actions.notHelpful)
    await fill('mina', { reason: 'Too short.' })
    const card = newest(publicIn('staff'), 'the card')
    expect(card.text).toContain(question)
    expect(card.text).toContain('Too short.')
    expect(card.text).not.toMatch(/mina/iu)
    await press('mina', english.chat.actions.askTa)
    expect(toldTo('mina').text).toContain(english.chat.escalation.sent)
    expect(publicIn('staff')).toHaveLength(1)
    expect(again(card).text).toContain(checkWording.ko.reasons.escalated)

    for (const action of ['check-take', 'check-verify', 'check-reject', 'check-correct']) {
      expect(await forge('jun', `${action}:${id}`)).toBeUndefined()
      await forgeForm('jun', `${action}:${id}`, { answer: 'FORGED', reason: 'FORGED' })
      expect(toldTo('jun').text).toContain(english.chat.faults.notAllowed)
      expect(toldTo('jun').text).not.toContain('Too short')
    }
    expect(again(answer)).toEqual(answer)

    await press('tara', korean.take)
    expect(toldTo('tara').text).toContain(english.check.done.taken)
    expect(again(card).text).toMatch(/tara/iu)
    await press('tom', korean.verify)
    expect(toldTo('tom').text).toMatch(/tara.* has taken this one/iu)

    const form = await press('tara', korean.correct)
    expect(form?.['answer']?.length).toBeGreaterThan(10)
    await fill('tara', { answer: 'A Pod is the smallest thing that Kubernetes runs. Zebras are striped.' })
    expect(toldTo('tara').text).toContain(english.check.done.corrected)
    const corrected = again(answer)
    expect(corrected.text).toMatch(/Corrected by a TA on \d{4}-\d\d-\d\d/u)
    expect(corrected.text).toContain(`Zebras are striped. ${english.check.unsourced}`)
    expect(corrected.buttons.map(({ label }) => label)).toContain(english.chat.actions.helpful)
    expect(toldTo('mina').where).toBe('direct')
    expect(toldTo('mina').text).toContain(english.check.notices.correctedTitle)
    expect(again(card).buttons.map(({ label }) => label)).toContain(korean.reopen)

    await mention('jun', question)
    const second = newest(publicIn('class'), 'the answer given again')
    expect(second.id).not.toBe(answer.id)
    expect(second.text).toMatch(/Corrected by a TA/u)
    expect(second.text).toContain('Zebras are striped.')

    await press('tom', korean.reopen)
    expect(again(answer).text).not.toMatch(/Corrected by a TA/u)
    await press('tom', korean.reject)
    await fill('tom', { reason: 'Stripes have no part in this.' })
    for (const shown of [answer, second]) {
      expect(again(shown).text).toContain(english.check.withdrawn('a TA'))
      expect(again(shown).text).not.toContain('Zebras')
    }
    for (const person of ['mina', 'jun'] as const) {
      expect(countToldTo(person, english.check.notices.withdrawnTitle)).toBe(1)
      expect(toldTo(person).text).toContain('Stripes have no part in this.')
    }
    await mention('jun', question)
    expect(newest(publicIn('class'), 'an answer').text).not.toMatch(/Corrected|Zebras/u)
  }, 60_000)

  it('of two TAs who decide at once one wins and the other is told, on the answer of a command too', async () => {
    const rooms = await openClass(platform)
    const { command, press, forge, toldTo, publicIn, again, newest } = rooms
    await command('mina', 'ask', { question: 'What is a Deployment?', private: false })
    const answer = newest(publicIn('class'), 'the answer')
    await press('mina', english.chat.actions.askTa)
    const card = newest(publicIn('staff'), 'the card')
    const verify = `check-verify:${argumentOf(card, 'check-verify')}`
    await Promise.all([press('tara', korean.verify), forge('tom', verify)])
    const replies = [toldTo('tara').text, toldTo('tom').text]
    expect(replies.filter((text) => text.includes(english.check.done.verified))).toHaveLength(1)
    expect(replies.filter((text) => text.includes('was first'))).toHaveLength(1)
    expect(again(answer).text).toMatch(/Checked by a TA on/u)
    expect(toldTo('mina').text).toContain(english.check.notices.verifiedTitle)
    expect(publicIn('staff')).toHaveLength(1)
  }, 60_000)

  it('each card that /review shows has its own buttons, and what was given in private is corrected in private', async () => {
    const rooms = await openClass(platform)
    const { command, press, fill, toldTo, publicIn, seen } = rooms
    for (const question of ['What is a Pod?', 'What is a Deployment?']) {
      await command('jun', 'ask', { question, private: true })
      await press('jun', english.chat.actions.notHelpful)
      await fill('jun', { reason: '' })
    }
    expect(publicIn('class')).toEqual([])
    await command('tara', 'review', {}, 'staff')
    const shown = seen().filter(({ privateTo }) => privateTo === 'tara')
    const verdicts = shown.flatMap(({ buttons }) =>
      buttons.filter(({ id }) => id.startsWith('check-reject:')),
    )
    expect(new Set(verdicts.map(({ id }) => id)).size).toBe(2)
    await press('tara', english.check.actions.reject)
    await fill('tara', { reason: 'It is not so.' })
    expect(toldTo('jun').where).toBe('direct')
    expect(toldTo('jun').text).toContain(english.check.notices.withdrawnTitle)
    expect(toldTo('jun').text).toContain('It is not so.')
    expect(publicIn('class')).toEqual([])
  }, 60_000)

  it('a TA who is demoted learns nothing more, and decides nothing', async () => {
    const rooms = await openClass(platform)
    const { mention, press, forge, demote, toldTo, publicIn, again, newest } = rooms
    await mention('mina', 'What is a Pod?')
    const answer = newest(publicIn('class'), 'the answer')
    await press('mina', english.chat.actions.askTa)
    const card = newest(publicIn('staff'), 'the card')
    const verify = `check-verify:${argumentOf(card, 'check-verify')}`
    await rooms.command('tara', 'review')
    expect(toldTo('tara').text).toContain('What is a Pod?')
    await demote('tara')
    expect(await forge('tara', verify.replace('verify', 'correct'))).toBeUndefined()
    await forge('tara', verify)
    expect(toldTo('tara').text).toContain(english.chat.faults.notAllowed)
    await rooms.command('tara', 'review')
    expect(toldTo('tara').text).toContain(english.chat.faults.notAllowed)
    expect(again(answer)).toEqual(answer)
    expect(again(card)).toEqual(card)
  }, 60_000)

  it('a message is checked from its menu, and feedback comes once a TA has confirmed each criterion', async () => {
    const rooms = await openClass(platform)
    const { useMenu, press, fill, toldTo, publicIn, newest, violations } = rooms
    const answer = 'A Pod is the smallest unit that is deployed.'
    expect(await useMenu('jun', 'Check this answer', answer)).toEqual({ question: '', answer })
    await fill('jun', { question: 'What is a Pod?' })
    expect(toldTo('jun').text).not.toBe('')
    const card = newest(publicIn('staff'), 'the card')
    expect(card.text).toContain(answer)
    expect(card.text).not.toMatch(/jun/iu)
    const form = await press('tara', korean.grade)
    const lines = form?.['verdicts']?.split('\n') ?? []
    expect(lines.length).toBeGreaterThan(0)
    await fill('tara', {
      verdicts: lines.map((_, index) => `${index + 1} met`).join('\n'),
      feedback: 'Well said.',
    })
    expect(toldTo('jun').text).toContain('Well said.')
    expect(toldTo('jun').where).toBe('direct')
    expect(violations()).toEqual([])
  }, 60_000)
})
