import { expect, it } from 'vitest'
import { runKillRounds } from '../fakes/kill-rounds.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

it('answers each question once though the process is killed a hundred times', async () => {
  const report = await runKillRounds(100, temporaryFolder())
  expect(report).toEqual({ kills: 100, asked: 1200, lost: 0, doubled: 0 })
})
