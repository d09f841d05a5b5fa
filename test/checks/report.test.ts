import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { embeddedFamily } from '../../src/checks/embed-hangul.ts'
import { createAddressBook } from '../../src/chat/address-book.ts'
import { addAuditEntry } from '../../src/store/audit-log-store.ts'
import { queueCheck } from '../../src/store/check-store.ts'
import { answerEscalation, openEscalation } from '../../src/store/escalation-store.ts'
import { addExchange } from '../../src/store/exchange-store.ts'
import { openState } from '../../src/store/open-state.ts'
import { readPeopleKey } from '../../src/store/people-key.ts'
import { changeSubmissionCheck, keepSubmissionCheck } from '../../src/store/submission-check-store.ts'
import { runCommand } from '../cli/run-command.ts'
import { answeredWith, citationOf, notInCourseWith } from '../fakes/answers.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const dayMs = 86_400_000

/** A course of two sections, of which one is cited, with questions of three days. */
async function openSeeded(): Promise<string[]> {
  const folder = temporaryFolder()
  const course = join(folder, 'queues')
  const data = join(folder, 'data')
  mkdirSync(join(course, 'lessons'), { recursive: true })
  writeFileSync(
    join(course, 'lessons', 'queues.md'),
    '# Queues\n\n## Bounded queues\n\nA bounded queue holds at most so many items.\n\n## Deques\n\nA deque has two ends.\n',
  )
  writeFileSync(
    join(course, 'course.yaml'),
    'id: queues\ntitle: "Queues <script>alert(1)</script>"\nlanguages: [en, ko]\n',
  )
  const state = await openState(data)
  const citation = citationOf(1, 'A bounded queue holds at most so many items.')
  const nearest = {
    document: citation.document,
    title: 'Queues',
    headingPath: ['Deques'],
    locator: citation.locator,
  }
  await state.write(async (transaction) => {
    for (let index = 0; index < 8; index += 1) {
      const isRefused = index >= 6
      const answer = isRefused
        ? { ...notInCourseWith('Not there.'), nearest: [nearest] }
        : { ...answeredWith('It holds so many.'), citations: [citation] }
      await addExchange(transaction, {
        id: `x${index}`,
        courseId: 'queues',
        person: `p${index % 4}`,
        conversation: 'c',
        visibility: 'everyone',
        reader: 'student',
        askedMs: Date.now() - (index % 3) * dayMs,
        question: '=SECRET()',
        answer: JSON.stringify(
          index === 0
            ? { ...answer, checked: { verdict: 'verified', by: 'ta', on: '2026-03-02', exchangeId: 'x0' } }
            : answer,
        ),
      })
    }
    const asked = {
      exchangeId: 'x1',
      courseId: 'queues',
      person: 'p1',
      askedMs: Date.now() - 7_200_000,
      replyTarget: '{}',
    }
    await openEscalation(transaction, asked)
    await answerEscalation(transaction, {
      exchangeId: 'x1',
      answeredBy: 't',
      answeredMs: Date.now(),
      reply: 'r',
    })
    await queueCheck(transaction, {
      exchangeId: 'x7',
      courseId: 'queues',
      person: 'p3',
      reason: 'refused',
      queuedMs: Date.now(),
    })
    await addAuditEntry(transaction, {
      courseId: 'queues',
      person: 't',
      act: 'verified',
      subject: 'x0',
      detail: 1,
      atMs: 1,
    })
    await keepSubmissionCheck(transaction, {
      id: 's1',
      course_id: 'queues',
      person: 'p1',
      made_ms: Date.now(),
      question: '=HYPERLINK("http://x")',
      submission: 's',
      criteria: JSON.stringify([{ id: 'c1', text: { en: 'It is bounded.' }, citations: [citation] }]),
      draft: '{"kind":"assessed","language":"en","verdicts":[]}',
      address: 'sealed',
      prompt_id: null,
      rubric: 'r',
      is_blind: 0,
      is_pasted: 0,
    })
  })
  await state.close()
  return ['--course', course, '--data', data]
}

it('a report counts questions, shares, sections and the time to a human, without words or names of students', async () => {
  const where = await openSeeded()
  const { out: json } = await runCommand('report', '--json', ...where)
  const report: unknown = JSON.parse(json)
  expect(report).toMatchObject({
    questions: 8,
    people: 4,
    shares: { answered: 0.75, refused: 0.25, checked: 0.125 },
    humanAnswers: { asked: 1, answered: 1 },
    queue: { open: 1 },
    mostCited: [{ section: 'lessons/queues.md › Bounded queues', count: 6 }],
    neverCited: ['lessons/queues.md › Deques'],
    confusions: [
      { section: 'lessons/queues.md › Deques', count: 2 },
      { section: 'lessons/queues.md › Bounded queues', count: 1 },
    ],
  })
  const { out: text } = await runCommand('report', '--language', 'ko', ...where)
  expect(text).toContain('답변함: 75.0%')
  expect(text).toContain('답변까지 걸린 시간의 중앙값(시간): 2.0')
  const { out: csv } = await runCommand('report', '--csv', ...where)
  expect(csv).toContain('Questions,Answered,75.0%')
  for (const said of [json, text, csv]) expect(said).not.toMatch(/SECRET|p1\b/u)
  await expect(runCommand('report', '--days', 'x', ...where)).rejects.toThrow(/--days 120/u)
})

it.skipIf(browser === undefined)(
  `a report's page opens in a browser with its charts, runs nothing and asks nothing of the network${browser === undefined ? ' (skipped: no Chromium here)' : ''}`,
  { timeout: 60_000 },
  async () => {
    const where = await openSeeded()
    const { out: html } = await runCommand('report', '--html', ...where)
    const file = join(temporaryFolder(), 'report.html')
    writeFileSync(file, html)
    const opened = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] })
    try {
      const page = await opened.newPage({ viewport: { width: 390, height: 800 } })
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (said) => faults.push(said.text()))
      page.on('dialog', (dialog) => faults.push(dialog.message()))
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) faults.push(request.url())
      })
      await page.goto(`file://${file}`)
      expect(await page.locator('h1').textContent()).toBe('Report of “Queues <script>alert(1)</script>”')
      expect(await page.locator('svg').count()).toBe(3)
      expect(await page.locator('svg g.day').count()).toBe(3)
      const box = await page.locator('svg g.day rect').first().boundingBox()
      expect(box?.height).toBeGreaterThan(10)
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overflow).toBe(0)
      expect(html).not.toContain('@font-face')
      const { out: korean } = await runCommand('report', '--html', '--language', 'ko', ...where)
      writeFileSync(file, korean)
      await page.reload()
      // The page brings its own Hangul: on a machine without any it would be empty boxes.
      const hangul = `document.fonts.ready.then(() => [...document.fonts].filter(({ status }) => status === 'loaded').length > 0
        && document.fonts.check('16px "${embeddedFamily}"', document.body.innerText.replace(/[^가-힣]/gu, '')))`
      expect(await page.evaluate(hangul)).toBe(true)
      const family = 'getComputedStyle(document.querySelector("h1")).fontFamily'
      expect(await page.evaluate(family)).toMatch(new RegExp(`^"?${embeddedFamily}`, 'u'))
      expect(faults).toEqual([])
    } finally {
      await opened.close()
    }
  },
)

it('grades are exported only once confirmed, as cells that compute nothing, and the export is in the audit log', async () => {
  const where = await openSeeded()
  const data = where.slice(2)
  expect((await runCommand('grades', ...where)).out.split('\r\n')).toHaveLength(2)
  const state = await openState(data[1] ?? '')
  const target = { kind: 'person' as const, personId: 'U1' }
  const addresses = createAddressBook(readPeopleKey(data[1] ?? ''))
  await state.write((transaction) =>
    changeSubmissionCheck(transaction, 's1', {
      address: addresses.seal({ platform: 'slack', target, name: '=김민아' }),
      status: 'graded',
      grades: '{"c1":"met"}',
      graded_ms: 0,
      feedback: '@SUM(1)',
    }),
  )
  await state.close()
  const { out } = await runCommand('grades', ...where)
  expect(out.startsWith('\ufeff')).toBe(true)
  expect(out).toContain("p1,'=김민아,slack,")
  expect(out).not.toContain('U1')
  expect(out).toContain('"\'=HYPERLINK(""http://x"")",1,1,c1: met,graded,\'@SUM(1)')
  expect((await runCommand('audit', 'verify', ...data)).out).toContain('The audit log is whole: 3 entries')
})

it('the queue is listed and decided on the command line; what is to be said waits for the next start', async () => {
  const where = await openSeeded()
  const { out } = await runCommand('review', '--json', ...where)
  expect(JSON.parse(out)).toMatchObject({ open: 1, items: [{ id: 'x7', reasons: ['refused'] }] })
  await expect(runCommand('review', '--correct', 'x7', ...where)).rejects.toThrow(/--answer/u)
  const answer = 'A deque has two ends.'
  await runCommand('review', '--correct', 'x7', '--answer', answer, ...where)
  const state = await openState(where[3] ?? '')
  const kept = await state.tables.selectFrom('checked_answers').select('answer').execute()
  expect(kept[0]?.answer).toContain('A deque has two ends. [1]')
  await state.close()
  await expect(runCommand('review', '--verify', 'x7', ...where)).rejects.toThrow(/decided already/u)
})

it("a student's answer is listed and graded on the command line, once, without a draft where it is blind", async () => {
  const where = await openSeeded()
  const citation = { ...citationOf(1, 'It is bounded.') }
  const state = await openState(where[3] ?? '')
  const verdicts = [{ criterionId: 'c1', verdict: 'met', citation, held: 1 }]
  await state.write((transaction) =>
    changeSubmissionCheck(transaction, 's1', {
      draft: JSON.stringify({ kind: 'assessed', language: 'en', verdicts }),
    }),
  )
  const list = async () => JSON.parse((await runCommand('review', '--json', ...where)).out).submissions
  const criterion = { id: 'c1', text: 'It is bounded.' }
  expect(await list()).toMatchObject({
    waiting: 1,
    items: [{ id: 's1', isBlind: false, submission: 's', criteria: [{ ...criterion, draft: 'met' }] }],
  })
  await state.write((transaction) => changeSubmissionCheck(transaction, 's1', { is_blind: 1 }))
  await state.close()
  expect((await list()).items[0].criteria).toEqual([criterion])
  const grade = (...flags: string[]) => runCommand('review', '--grade', 's1', ...flags, ...where)
  await expect(grade()).rejects.toThrow(/--verdicts/u)
  await expect(grade('--verdicts', 'met, met')).rejects.toThrow(/1 lines?/u)
  await grade('--verdicts', 'missed')
  await expect(grade('--verdicts', 'met')).rejects.toThrow(/graded already/u)
  expect(await list()).toEqual({ waiting: 0, items: [] })
})

it('an answer is held against the material on the command line, as a draft', async () => {
  const where = await openSeeded()
  const { out } = await runCommand('check', 'It has two ends.', '--question', 'What is a deque?', ...where)
  expect(out).toContain("The tutor's draft, not a grade")
  expect(out).toContain('A deque has two ends.')
})
