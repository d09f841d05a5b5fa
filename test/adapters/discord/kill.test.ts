import { expect, it } from 'vitest'
import { runDiscordKillRounds } from '../../fakes/discord-kill-rounds.ts'
import { temporaryFolder } from '../../fakes/open-chat.ts'

it(
  'answers each question in Discord once though the process is killed at every step',
  { timeout: 180_000 },
  async () => {
    const report = await runDiscordKillRounds(4, temporaryFolder())
    expect(report).toMatchObject({ kills: 4, lost: 0, doubled: 0 })
    expect(report.asked).toBeGreaterThanOrEqual(20)
  },
)
