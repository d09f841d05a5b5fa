import { z } from 'zod'
import type { ChatEvent } from '../../src/chat/event.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { slackLimits } from './limits.ts'
import type { SlackClient } from './slack-client.ts'

/** What Slack does not state with an event: a person's language, names and user groups. */
export interface People {
  /** The person with what could be learnt in time; without it they are a student, spoken to in the course's language. */
  describe(personId: string): Promise<ChatEvent['person']>
}

const userSchema = z.object({
  user: z.object({
    locale: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
})

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

interface Kept<Value> {
  value: Promise<Value>
  untilMs: number
}

/**
 * Roles are the workspace's user groups, by id, handle and name. Their members are asked for anew when a minute has
 * gone by, and of who holds one at each act, so that a role ends when the group has been left; what cannot be asked
 * gives no role.
 */
export function createPeople(client: SlackClient): People {
  const users = new Map<string, Kept<Pick<ChatEvent['person'], 'locale' | 'names'>>>()
  let groups: Kept<Group[]> | undefined
  let isAsking = false

  function readGroups(): Promise<Group[]> {
    const known = groups !== undefined && groups.untilMs > Date.now() ? groups : undefined
    if (known === undefined) {
      groups = { value: askGroups(), untilMs: Date.now() + slackLimits.groupsLifeMs }
      return groups.value
    }
    const isFresh = known.untilMs - Date.now() > slackLimits.groupsLifeMs - slackLimits.groupsFreshMs
    if (!isFresh && !isAsking) {
      isAsking = true
      const untilMs = Date.now() + slackLimits.groupsLifeMs
      const asked = askGroups()
      void asked.finally(() => {
        groups = { value: asked, untilMs }
        isAsking = false
      })
    }
    return known.value
  }

  /** Who holds a role may have lost it a moment ago: the members are asked for anew before it counts. */
  function confirmGroups(): Promise<Group[]> {
    const known = groups
    const ageMs = slackLimits.groupsLifeMs - ((known?.untilMs ?? 0) - Date.now())
    if (known !== undefined && ageMs < slackLimits.rolesConfirmedForMs) return known.value
    const value = fetchGroups().catch(() => known?.value ?? [])
    groups = { value, untilMs: Date.now() + slackLimits.groupsLifeMs }
    return value
  }

  function askGroups(): Promise<Group[]> {
    return fetchGroups().catch(() => [])
  }

  async function fetchGroups(): Promise<Group[]> {
    const answer = await client.apiCall('usergroups.list', { include_users: true })
    return groupsSchema.parse(answer).usergroups
  }

  function readUser(personId: string): Promise<Pick<ChatEvent['person'], 'locale' | 'names'>> {
    const known = users.get(personId)
    if (known !== undefined && known.untilMs > Date.now()) return known.value
    const value = client
      .apiCall('users.info', { user: personId, include_locale: true })
      .then((answer) => detailsOf(userSchema.parse(answer).user))
      .catch(() => {
        users.delete(personId)
        return {}
      })
    users.set(personId, { value, untilMs: Date.now() + slackLimits.personLifeMs })
    if (users.size > 5000) users.delete(users.keys().next().value ?? '')
    return value
  }

  return {
    async describe(personId) {
      const [details, all] = await Promise.all([
        inTime(readUser(personId), {}, slackLimits.languageLookupMs),
        inTime(readGroups(), [], slackLimits.rolesLookupMs),
      ])
      const heldOf = (given: readonly Group[]) =>
        given.filter((group) => group.users?.includes(personId) === true)
      const believed = heldOf(all)
      const held =
        believed.length === 0
          ? believed
          : heldOf(await inTime(confirmGroups(), all, slackLimits.rolesConfirmMs))
      const roles = held.flatMap(({ id, handle, name }) => [
        id,
        handle,
        ...(name === undefined ? [] : [name]),
      ])
      return { id: personId, roles: [...new Set(roles)], ...details }
    },
  }
}

function detailsOf(user: z.infer<typeof userSchema>['user']): Pick<ChatEvent['person'], 'locale' | 'names'> {
  const names = [user.real_name, user.profile?.display_name]
    .filter((name) => name !== undefined && name.trim() !== '')
    .map((name) => shortText(name ?? '', 100))
  return { names: [...new Set(names)], ...(user.locale === undefined ? {} : { locale: user.locale }) }
}

function inTime<Value>(asked: Promise<Value>, otherwise: Value, withinMs: number): Promise<Value> {
  return Promise.race([
    asked,
    new Promise<Value>((resolve) => {
      setTimeout(() => resolve(otherwise), withinMs).unref()
    }),
  ])
}
