import { z } from 'zod'
import { inTime } from './in-time.ts'
import { slackLimits } from './limits.ts'
import type { SlackClient } from './slack-client.ts'

/** The workspace's user groups: what makes staff of a person. */
export interface UserGroups {
  /** Ids, handles and names of the groups that a person is in by now; none where Slack does not say. */
  namesOf(personId: string): Promise<string[]>
}

const groupsSchema = z.object({
  usergroups: z.array(
    z.object({
      id: z.string(),
      handle: z.string(),
      name: z.string().optional(),
      users: z.array(z.string()).optional(),
    }),
  ),
})
type Group = z.infer<typeof groupsSchema>['usergroups'][number]

/**
 * Members are asked for anew when a minute has gone by, and of who holds a group at each act, so that a role ends when
 * the group has been left. What Slack does not answer is not remembered: the next act asks again.
 */
export function createUserGroups(client: SlackClient): UserGroups {
  let known: { groups: Group[]; atMs: number } | undefined
  let asked: { answer: Promise<Group[] | undefined>; atMs: number } | undefined

  /** One call serves all who ask within a few seconds. */
  function ask(): Promise<Group[] | undefined> {
    const atMs = Date.now()
    if (asked === undefined || atMs - asked.atMs >= slackLimits.rolesConfirmedForMs) {
      asked = { answer: fetchGroups(atMs).catch(() => undefined), atMs }
    }
    return asked.answer
  }

  async function fetchGroups(atMs: number): Promise<Group[]> {
    const answer = await client.apiCall('usergroups.list', { include_users: true })
    const groups = groupsSchema.parse(answer).usergroups
    // Answers may come in another order than they were asked for.
    if (known === undefined || known.atMs < atMs) known = { groups, atMs }
    return groups
  }

  async function groupsFor(personId: string): Promise<Group[]> {
    const ageMs = Date.now() - (known?.atMs ?? -Infinity)
    if (known === undefined || ageMs > slackLimits.groupsLifeMs) {
      return (await inTime(ask(), undefined, slackLimits.rolesLookupMs)) ?? []
    }
    const { groups } = known
    if (groups.some((group) => holds(group, personId))) {
      if (ageMs < slackLimits.rolesConfirmedForMs) return groups
      return (await inTime(ask(), undefined, slackLimits.rolesConfirmMs)) ?? groups
    }
    if (ageMs > slackLimits.groupsFreshMs) void ask()
    return groups
  }

  return {
    async namesOf(personId) {
      const held = (await groupsFor(personId)).filter((group) => holds(group, personId))
      const names = held.flatMap(({ id, handle, name }) => [
        id,
        handle,
        ...(name === undefined ? [] : [name]),
      ])
      return [...new Set(names)]
    },
  }
}

function holds(group: Group, personId: string): boolean {
  return group.users?.includes(personId) === true
}
