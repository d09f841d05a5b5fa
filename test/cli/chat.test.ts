import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTutor } from '../../src/open-tutor.ts'
import { packageRoot } from '../../src/package-root.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'
import { startTerminalSession } from '../fakes/terminal-session.ts'

let indexed: string
beforeAll(async () => {
  indexed = mkdtempSync(join(tmpdir(), 'tutor-chat-'))
  const course = join(packageRoot, 'corpus', 'learning-kubernetes')
  await (await openTutor({ course, data: indexed })).close()
}, 60_000)
afterAll(() => {
  rmSync(indexed, { recursive: true, force: true })
})

/** A data folder in which the first course is indexed already. */
function dataFolder(): string {
  const folder = temporaryFolder()
  cpSync(indexed, folder, { recursive: true })
  return folder
}

describe('tutor chat over the first course', () => {
  it('answers in English with sources, puts the answer simpler, with an example and in Korean', async () => {
    const student = await startTerminalSession(dataFolder(), 'student')
    const answer = await student.type("What is Conway's law?")
    expect(answer).toMatch(/Conway's law.+\[1\]/u)
    expect(answer).toMatch(/^\[1\] Two laws about teams and software › .*lines? \d+/mu)
    const sources = await student.press('Sources')
    expect(sources).toMatch(/^Sources$/mu)
    expect(sources).toMatch(/^ {2}\| .*Conway's law/mu)
    expect(await student.press('Simpler')).toMatch(/\[1\]/u)
    expect(await student.type("What is Conway's law?")).toContain('(5) Example')
    expect(await student.press('Example')).toMatch(/\[1\]|no example/u)
    await student.type("What is Conway's law?")
    expect(await student.press('한국어')).toMatch(/콘웨이의 법칙.+\[1\]/u)
  })

  it('answers in Korean, and understands what leans on the question before', async () => {
    const student = await startTerminalSession(dataFolder(), 'student', 'ko')
    expect(await student.type('Spring Cloud에서 서비스 디스커버리는 무엇으로 하나요?')).toMatch(
      /Eureka.*\[\d\]/u,
    )
    const followUp = await student.type('그럼 Kubernetes는요?')
    expect(followUp).toMatch(/Service.*\[\d\]/u)
    expect(followUp).toContain('(1) 출처')
    await student.type('Which tool does Netflix OSS use as the API gateway?')
    expect(await student.type('and for load balancing?')).toMatch(/Ribbon.*\[\d\]/u)
  })

  it('gives a quiz whose score only the student sees', async () => {
    const student = await startTerminalSession(dataFolder(), 'student')
    expect(await student.type('/quiz count=2 microservices')).toContain('Question 1 of 2')
    expect(await student.type('1')).toMatch(/(?:Right|Not quite)[\s\S]+\[1\][\s\S]+Question 2 of 2/u)
    expect(await student.type('1')).toMatch(/You had [012] of 2 right\./u)
  })

  it('climbs the steps of a hint only after an attempt', async () => {
    const student = await startTerminalSession(dataFolder(), 'student')
    expect(await student.type("/hint What is Conway's law?")).toMatch(/^Hint 1$/mu)
    expect(await student.press('Next hint', 'just tell me please')).toMatch(/comes after an attempt/u)
    expect(
      await student.press('Next hint', 'It says that software copies the structure of its teams'),
    ).toMatch(/^Hint 2$/mu)
    expect(
      await student.press('Next hint', 'the communication between departments shapes the modules'),
    ).toMatch(/^Hint 3$/mu)
  })

  it('brings a question to the TA and the reply back, though they sit here one after the other', async () => {
    const folder = dataFolder()
    const student = await startTerminalSession(folder, 'student')
    await student.type("What is Conway's law?")
    const asked = await student.press('Ask a TA')
    expect(asked).toContain('Your question has gone to the TAs')
    expect(asked).not.toContain('#staff')
    await student.leave()

    const ta = await startTerminalSession(folder, 'ta')
    expect(ta.greeting).toContain('--- #staff ---')
    expect(ta.greeting).toContain("What is Conway's law?")
    expect(await ta.type('1', 'Read chapter two once more.')).toMatch(/on its way|전달합니다/u)
    await ta.leave()

    const again = await startTerminalSession(folder, 'student')
    expect(again.greeting).toContain('Read chapter two once more.')
    expect(again.greeting).toContain("What is Conway's law?")
  })

  it('gives out what is kept about a person, and removes it', async () => {
    const folder = dataFolder()
    const student = await startTerminalSession(folder, 'student')
    await student.type('What is a Zebrafinch queue?')
    const mine = await student.type('/mydata')
    expect(mine).toContain('mydata.json')
    expect(mine).toContain('Zebrafinch')
    expect(mine).not.toContain('console-student')
    expect(await student.type('/forgetme')).toContain('(1) Remove everything about me')
    expect(await student.press('Remove everything about me')).toContain('has been removed')
    expect(await student.type('/내기록')).not.toContain('Zebrafinch')
    await student.leave()
    expect(readdirSync(folder)).toContain('people.key')
  })
})
