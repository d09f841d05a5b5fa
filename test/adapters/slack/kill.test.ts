import { expect, it } from 'vitest'
import { temporaryFolder } from '../../fakes/open-chat.ts'
import { runSlackKillRounds } from '../../fakes/slack-kill-rounds.ts'

it(
  'answers each question in Slack once though the process is killed at every step',
  { timeout: 240_000 },
  async () => {
    const { drafts, ...report } = await runSlackKillRounds(5, temporaryFolder())
    expect(report).toEqual({ kills: 5, asked: 30, lost: 0, doubled: 0, violations: [], notAnswers: [] })
    expect(drafts).toBeGreaterThan(0)
  },
)
