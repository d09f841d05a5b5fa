import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { TutorError } from '../../src/errors.ts'
import { watchCourse } from '../../src/serve/watch-course.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('it never came to be')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('watching a course', () => {
  it('brings the index up to date once for many files written together, in folders below too', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'lessons'))
    let refreshed = 0
    const watch = watchCourse({
      folder,
      quietMs: 150,
      async refresh() {
        refreshed += 1
      },
      onProblem: () => undefined,
    })
    onTestFinished(() => watch.close())
    for (let number = 0; number < 20; number += 1) writeFileSync(join(folder, 'lessons', `${number}.md`), 'x')
    await until(() => refreshed > 0)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(refreshed).toBe(1)
  })

  it('tells a problem once, says so while it lasts, and when it is mended', async () => {
    const folder = temporaryFolder()
    const told: string[] = []
    let isBroken = true
    const watch = watchCourse({
      folder,
      quietMs: 10,
      pollMs: 30,
      async refresh() {
        if (isBroken) throw new TutorError('course', 'course.yaml, line 3: wrong.')
      },
      onProblem: (error) => told.push(String(error)),
      onMended: () => told.push('mended'),
    })
    onTestFinished(() => watch.close())
    await until(() => watch.problem !== undefined)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(told).toEqual(['TutorError: course.yaml, line 3: wrong.'])
    isBroken = false
    await until(() => watch.problem === undefined)
    expect(told.at(-1)).toBe('mended')
  })
})
