import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer-question.ts'
import type { Answer } from '../../../src/answer/answer.ts'
import { answerUnderPolicy, hintUnderPolicy } from '../../../src/answer/tutoring/answer-under-policy.ts'
import { givesSolutionAway } from '../../../src/answer/tutoring/gives-solution-away.ts'
import { splitGraded } from '../../../src/answer/tutoring/graded-material.ts'
import { mayRead } from '../../../src/course/document-rules.ts'
import { openTutoring, writeCourse } from './tutoring-course.ts'

const files = {
  'course.yaml': `title: Networks
documents:
  - paths: ["homework/solution*"]
    graded: { role: solution }
  - paths: ["homework/late*"]
    release: 2026-05-01T09:00+09:00
    graded: { role: task }
  - paths: ["homework/old*"]
    graded: { role: task, from: 2026-01-01T09:00+09:00, until: 2026-02-01T09:00+09:00 }
  - paths: ["homework/**"]
    graded: { role: task, from: 2026-03-01T09:00+09:00, until: 2026-04-01T09:00+09:00 }
`,
  'lesson.md': `# Routers and switches

## Routers

A router is a device that forwards packets between networks. A router chooses the next hop from its routing table.

## Switches

A switch is a device that connects machines within one network. A switch learns addresses from the frames that it sees.

## Congestion

Congestion is the state in which a link gets more packets than it can carry. When a queue is full, a router drops packets.
`,
  'homework/task1.md': `# Homework 1

## Problem 1

The company Hanbit joins three offices with two routers. Explain why the video calls of Hanbit stutter every Monday morning and propose a remedy.
`,
  'homework/late.md': `# Homework 2

## Problem 2

Design the firewall of the Namsan hospital so that visitors cannot reach the patient database.
`,
  'homework/old.md': `# Homework 0

## Problem 0

Describe how the Baram library counts its visitors with a turnstile and a database.
`,
  'homework/solution1.md': `# Solution 1

## Problem 1

The weekly backup of the database saturates the link on Monday morning, so the calls lose 37 packets per second. The backup has to be moved to the night, and voice traffic needs priority.
`,
}

let opened: Awaited<ReturnType<typeof openTutoring>>
let folder: string
beforeAll(async () => {
  folder = await writeCourse(files)
  opened = await openTutoring(folder)
}, 60_000)
afterAll(async () => {
  await opened.close()
  await rm(dirname(folder), { recursive: true, force: true })
})

const requestFor = (text: string) => ({
  text,
  mayRead: (document: string) => mayRead(opened.parts.course, document, 'student', opened.parts.now),
})

function ask(text: string, answer?: () => Promise<Answer>): Promise<Answer> {
  const request = requestFor(text)
  return answerUnderPolicy(request, opened.parts, answer ?? (() => answerQuestion(request, opened.parts)))
}

describe('a question about graded work', () => {
  test.each([
    'Why do the video calls of Hanbit stutter every Monday morning?',
    'Explain why the video calls of the company Hanbit stutter and propose a remedy.',
    'Hanbit의 비디오 통화는 왜 월요일 아침마다 끊기나요?',
    'How would you design the firewall of the Namsan hospital?',
  ])('“%s” gets a hint only', async (text) => {
    const answer = await ask(text)
    expect(answer.status).toBe('hint')
    expect(answer.text).not.toMatch(/backup|백업|37|patient database/iu)
  })

  test('never gets the explanation, whatever the step', async () => {
    const text = 'Why do the video calls of Hanbit stutter every Monday morning?'
    for (const step of [1, 2, 3, 4]) {
      const hint = await hintUnderPolicy(requestFor(text), step, opened.parts)
      expect(hint.status).toBe('hint')
      expect(hint.status === 'hint' && hint.step).toBeLessThanOrEqual(3)
      expect(hint.text).not.toMatch(/backup|37/iu)
    }
  })
})

test.each([
  'What is a router?',
  'What does a switch do?',
  'When does a router drop packets?',
  '라우터가 뭐예요?',
])('the ordinary question “%s” is answered in a course with graded work', async (text) => {
  expect((await ask(text)).status).toBe('answered')
})

test('a task whose window is over may be asked about', async () => {
  expect((await ask('How does the Baram library count its visitors?')).status).toBe('answered')
})

test('a written answer that says the solution is withheld for a hint', async () => {
  const text = 'When does a router drop packets?'
  const honest = await answerQuestion(requestFor(text), opened.parts)
  const telling = {
    ...honest,
    text: 'By the way, the weekly backup saturates the link on Monday, so move the backup to the night. [1]',
  }
  expect((await ask(text, async () => telling)).status).toBe('hint')
  expect((await ask(text, async () => honest)).status).toBe('answered')
})

describe('the self-check', () => {
  const context = () => {
    const { tasks, solutions } = splitGraded(opened.chunks, opened.parts.course)
    return {
      tasks,
      solutions,
      open: opened.chunks.filter(({ document }) => document === 'lesson.md'),
      vocabulary: opened.parts.retrieval,
    }
  }

  test.each([
    'The weekly backup of the database saturates the link on Monday morning.',
    'A backup that runs every week fills the link, so the database takes the capacity.',
    'Put the backup into the night hours and give voice traffic priority.',
    '데이터베이스의 백업이 링크를 포화시킵니다.',
    '백업을 밤으로 옮기고 음성 트래픽에 우선순위를 주세요.',
    'The calls lose 37 packets per second.',
  ])('“%s” gives the solution away', (text) => {
    expect(givesSolutionAway(text, context())).toBe(true)
  })

  test.each([
    'Congestion is the state in which a link gets more packets than it can carry.',
    'When a queue is full, a router drops packets.',
    'The video calls of Hanbit stutter every Monday morning.',
    'A router chooses the next hop from its routing table.',
    'Read “Congestion” in “Routers and switches”, lines 13–13.',
    '라우터는 네트워크 사이에서 패킷을 전달합니다.',
  ])('“%s” does not', (text) => {
    expect(givesSolutionAway(text, context())).toBe(false)
  })
})
