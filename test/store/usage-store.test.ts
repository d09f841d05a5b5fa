import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createUsageOfPeople } from '../../src/store/usage-of-people.ts'
import { readPeopleKey } from '../../src/store/people-key.ts'
import { openUsageStore } from '../../src/store/usage-store.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'usage-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const caps = {
  userQuestionsPerDay: 2,
  userTokensPerDay: 1_000,
  courseQuestionsPerDay: 3,
  courseTokensPerDay: 10_000,
}
const open = (changes: Partial<typeof caps & { courseTokens: number }> = {}) =>
  openUsageStore({
    data,
    courseId: 'course',
    timeZone: 'Asia/Seoul',
    model: 'm',
    caps: { ...caps, ...changes },
  })
const spent = { inputTokens: 10, outputTokens: 5, hasFailed: false }

it("begins a new day at midnight in the course's time zone", () => {
  const store = open({ userQuestionsPerDay: 1 })
  const ask = (now: string) => store.begin({ asker: 'a', tokens: 10, now: new Date(now) })
  expect(ask('2026-03-01T14:59:00Z')).toBeTypeOf('object')
  expect(ask('2026-03-01T14:59:30Z')).toBe('user-cap')
  expect(ask('2026-03-01T15:00:00Z')).toBeTypeOf('object')
  expect(store.days(5).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01'])
  store.close()
})

it('holds questions and tokens of a user, a day and the course within their caps', () => {
  const store = open({ courseTokens: 2_500 })
  for (const asker of ['a', 'a', 'b']) expect(store.begin({ asker, tokens: 100 })).toBeTypeOf('object')
  expect(store.begin({ asker: 'a', tokens: 100 })).toBe('user-cap')
  expect(store.begin({ asker: 'c', tokens: 100 })).toBe('course-cap')
  expect(store.begin({ asker: 'd', tokens: 1_001 })).toBe('user-cap')
  store.close()
})

it('keeps what was spent over a restart, settles a question once, and knows nobody by name', () => {
  const first = open()
  const ticket = first.begin({ asker: 'someone@univ', tokens: 100 })
  if (typeof ticket === 'string') throw new Error('A cap was reached')
  ticket.settle(spent)
  ticket.settle(spent)
  first.close()
  const second = open()
  expect(second.days(5)).toMatchObject([
    { model: 'm', askers: 1, questions: 1, inputTokens: 10, outputTokens: 5 },
  ])
  expect(readFileSync(join(data, 'usage.db')).includes('someone')).toBe(false)
  second.close()
})

it('gives out and forgets what was spent for a person, while the sums stay, in the log of the file too', () => {
  const store = open()
  const people = createUsageOfPeople(data, readPeopleKey(data))
  for (const asker of ['mina', 'mina', 'jun']) {
    const ticket = store.begin({ asker, tokens: 100, now: new Date('2026-03-02T03:00:00Z') })
    if (typeof ticket !== 'string') ticket.settle(spent)
  }
  const kept = people.read('mina')
  expect(kept).toEqual([
    {
      course: 'course',
      day: '2026-03-02',
      model: 'm',
      questions: 2,
      input_tokens: 20,
      output_tokens: 10,
      failures: 0,
    },
  ])
  people.forget('mina')
  expect(people.read('mina')).toEqual([])
  expect(people.read('jun')).toHaveLength(1)
  const sums = { questions: 3, inputTokens: 30, outputTokens: 15 }
  expect(store.days(5)).toMatchObject([sums])
  people.forgetBefore('another course', '2026-04-01')
  people.forgetBefore('course', '2026-03-02')
  expect(people.read('jun')).toHaveLength(1)
  people.forgetBefore('course', '2026-03-03')
  expect(people.read('jun')).toEqual([])
  expect(store.days(5)).toMatchObject([sums])
  store.close()
})

it('makes no record only to look into it', () => {
  expect(createUsageOfPeople(data, readPeopleKey(data)).read('mina')).toEqual([])
  expect(existsSync(join(data, 'usage.db'))).toBe(false)
})
