import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUserGroups } from '../../../adapters/slack/user-groups.ts'
import { slackLimits } from '../../../adapters/slack/limits.ts'
import type { SlackClient } from '../../../adapters/slack/slack-client.ts'

/** A Slack whose answers to usergroups.list are given one by one. */
function openSlack() {
  const calls: Array<{ answer(users: string[]): void; fail(): void }> = []
  const apiCall: SlackClient['apiCall'] = (method) => {
    if (method !== 'usergroups.list') throw new Error(`${method} was called`)
    return new Promise((resolve, reject) => {
      calls.push({
        answer(users) {
          const told = { ok: true, usergroups: [{ id: 'S1', handle: 'tas', name: 'TAs', users }] }
          resolve(told)
        },
        fail: () => reject(new Error('unknown_method')),
      })
    })
  }
  return { calls, groups: createUserGroups({ apiCall }) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('user groups', () => {
  it('are known by id, handle and name, and one call serves all who ask at the same time', async () => {
    const { calls, groups } = openSlack()
    const asked = [groups.namesOf('U1'), groups.namesOf('U2')]
    calls[0]?.answer(['U1'])
    expect(await Promise.all(asked)).toEqual([['S1', 'tas', 'TAs'], []])
    expect(calls).toHaveLength(1)
  })

  it('that Slack does not tell in time make nobody staff, and are asked for again', async () => {
    const { calls, groups } = openSlack()
    const asked = groups.namesOf('U1')
    await wait(slackLimits.rolesLookupMs)
    expect(await asked).toEqual([])
    calls[0]?.fail()
    await wait(slackLimits.rolesConfirmedForMs)
    const again = groups.namesOf('U1')
    calls[1]?.answer(['U1'])
    expect(await again).toContain('tas')
  })

  it('are asked for anew before a role counts, so that it ends when the group has been left', async () => {
    const { calls, groups } = openSlack()
    const before = groups.namesOf('U1')
    calls[0]?.answer(['U1'])
    expect(await before).toContain('tas')
    await wait(slackLimits.rolesConfirmedForMs)
    const after = groups.namesOf('U1')
    calls[1]?.answer([])
    expect(await after).toEqual([])
  })

  it('of a moment ago count where Slack does not confirm them in time', async () => {
    const { calls, groups } = openSlack()
    const before = groups.namesOf('U1')
    calls[0]?.answer(['U1'])
    await before
    await wait(slackLimits.rolesConfirmedForMs)
    const after = groups.namesOf('U1')
    await wait(slackLimits.rolesConfirmMs)
    expect(await after).toContain('tas')
    expect(calls).toHaveLength(2)
  })
})
