import { expect, it } from 'vitest'
import { temporaryFolder } from '../../fakes/open-chat.ts'
import { runSlackKillRounds } from '../../fakes/slack-kill-rounds.ts'

it('answers each question in Slack once though the process is killed a hundred times', async () => {
  const { drafts, ...report } = await runSlackKillRounds(100, temporaryFolder())
  expect(report).toEqual({ kills: 100, asked: 600, lost: 0, doubled: 0, violations: [], notAnswers: [] })
  expect(drafts).toBeGreaterThan(0)
})
