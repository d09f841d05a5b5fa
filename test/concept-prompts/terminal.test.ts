import { describe, expect, it } from 'vitest'
import { runCommand } from '../cli/run-command.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'
import { startTerminalSession } from '../fakes/terminal-session.ts'

describe('concept prompts without a chat platform', () => {
  it(
    'are approved and posted by the instructor and answered at the terminal',
    { timeout: 240_000 },
    async () => {
      const folder = temporaryFolder()
      const instructor = await startTerminalSession(folder, 'instructor')
      const queue = await instructor.type('/prompt')
      const id = /1\. `?([0-9a-f]{8})/u.exec(queue)?.[1] ?? ''
      expect(id).not.toBe('')
      const draft = await instructor.press('1')
      expect(draft).toContain('never asked yet')
      expect(await instructor.press('Approve')).toContain('Approved')
      await instructor.type('/prompt')
      await instructor.press('1')
      const posted = await instructor.press('Post now')
      expect(posted).toContain('Answer')
      const feedback = await instructor.press(
        '답하기 / Answer',
        'It is about how services depend on each other.',
        'no',
        '',
      )
      expect(feedback).toMatch(/Feedback|material|question/u)
      await instructor.leave()

      const shown = await runCommand('prompt', 'show', id, '--data', folder, '--language', 'en')
      expect(shown.out).toContain('posted')
      const shownJson = JSON.parse((await runCommand('prompt', 'show', id, '--data', folder, '--json')).out)
      expect(shownJson).toMatchObject({ id, status: 'posted', reasons: expect.any(Array) })
      expect(shownJson.criteria[0].citations[0].quote).toEqual(expect.any(String))
      const answersJson = JSON.parse(
        (await runCommand('prompt', 'answers', id, '--data', folder, '--json')).out,
      )
      expect(answersJson).toMatchObject({
        id,
        answers: [{ name: null, revisions: 0, answer: 'It is about how services depend on each other.' }],
      })
      const paused = await runCommand('prompt', 'pause', '--data', folder, '--json')
      expect(JSON.parse(paused.out)).toEqual({ step: 'pause', change: 'isPaused' })
      const queueJson = JSON.parse((await runCommand('prompt', '--data', folder, '--json')).out)
      expect(queueJson).toMatchObject({ isPaused: true, next: null })
      expect(queueJson.prompts.length).toBeGreaterThan(0)
      const answers = await runCommand('prompt', 'answers', id, '--data', folder, '--csv')
      expect(answers.out).toContain('It is about how services depend')
      const digest = await runCommand('digest', '--data', folder, '--language', 'en')
      expect(digest.out).toContain('Documents that were never cited')
    },
  )

  it('are checked by `tutor prompt check`, and a wrong step is explained', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder()
    const checked = await runCommand('prompt', 'check', '--data', folder)
    expect(checked.out).toContain('10 concept prompts: every quote stands in the material.')
    const json = await runCommand('prompt', 'check', '--data', folder, '--json')
    expect(JSON.parse(json.out)).toEqual({ prompts: 10, faults: [] })
    await expect(runCommand('prompt', 'approve', 'nothing', '--data', folder)).rejects.toThrow(/대기열/u)
    await expect(runCommand('prompt', 'dance', '--data', folder)).rejects.toThrow(/give one of queue/u)
  })
})
