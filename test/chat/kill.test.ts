import { expect, it } from 'vitest'
import { runKillRounds } from '../fakes/kill-rounds.ts'
import { temporaryFolder } from '../fakes/open-chat.ts'

it(
  'answers each question once though the process is killed at every step',
  { timeout: 120_000 },
  async () => {
    const report = await runKillRounds(4, temporaryFolder())
    expect(report).toEqual({ kills: 4, asked: 48, lost: 0, doubled: 0 })
  },
)
