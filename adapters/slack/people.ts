import { z } from 'zod'
import type { ChatEvent } from '../../src/chat/event.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { inTime } from './in-time.ts'
import { slackLimits } from './limits.ts'
import type { SlackClient } from './slack-client.ts'
import { createUserGroups } from './user-groups.ts'

/** What Slack does not state with an event: a person's language, names and user groups. */
export interface People {
  /** The person with what could be learnt in time; without it they are a student, spoken to in the course's language. */
  describe(personId: string): Promise<ChatEvent['person']>
  /** A person's language setting, where it is known or comes within a moment. */
  localeOf(personId: string): Promise<string | undefined>
}

type Details = Pick<ChatEvent['person'], 'locale' | 'names'>

const userSchema = z.object({
  user: z.object({
    locale: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
})

const peopleRemembered = 5000

export function createPeople(client: SlackClient): People {
  const users = new Map<string, { details: Promise<Details>; untilMs: number }>()
  const groups = createUserGroups(client)

  function readUser(personId: string): Promise<Details> {
    const known = users.get(personId)
    if (known !== undefined && known.untilMs > Date.now()) return known.details
    const details = client
      .apiCall('users.info', { user: personId, include_locale: true })
      .then((answer) => detailsOf(userSchema.parse(answer).user))
      .catch(() => {
        users.delete(personId)
        return {}
      })
    users.set(personId, { details, untilMs: Date.now() + slackLimits.personLifeMs })
    if (users.size > peopleRemembered) users.delete(users.keys().next().value ?? '')
    return details
  }

  return {
    async localeOf(personId) {
      const details: Details = await inTime(readUser(personId), {}, slackLimits.localeLookupMs)
      return details.locale
    },
    async describe(personId) {
      const [details, roles] = await Promise.all([
        inTime(readUser(personId), {}, slackLimits.languageLookupMs),
        groups.namesOf(personId),
      ])
      return { id: personId, roles, ...details }
    },
  }
}

function detailsOf(user: z.infer<typeof userSchema>['user']): Details {
  const names = [user.real_name, user.profile?.display_name]
    .filter((name) => name !== undefined && name.trim() !== '')
    .map((name) => shortText(name ?? '', 100))
  return { names: [...new Set(names)], ...(user.locale === undefined ? {} : { locale: user.locale }) }
}
