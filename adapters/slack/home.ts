import type { Lookups } from '../../src/chat/platform.ts'
import { slackLimits } from './limits.ts'
import { homeOpenedSchema } from './payloads.ts'
import type { People } from './people.ts'
import { buttonRows, renderBlocks } from './render.ts'
import type { SlackBlock } from './slack-block.ts'
import type { SlackClient } from './slack-client.ts'

/** Publishes a person's home page when they open it. */
export async function publishHome(
  payload: unknown,
  parts: { client: SlackClient; people: People; lookups: Lookups },
): Promise<void> {
  const parsed = homeOpenedSchema.safeParse(payload)
  if (!parsed.success || parsed.data.event.tab === 'messages') return
  const { user } = parsed.data.event
  const person = await parts.people.describe(user)
  const sections = await parts.lookups.home({
    place: { platform: 'slack', channel: user, isDirect: true },
    person,
  })
  const blocks = sections.flatMap((section, index): SlackBlock[] => [
    ...(index === 0 ? [] : [{ type: 'divider' as const }]),
    ...renderBlocks(section),
    ...uniqueRows(buttonRows(section), index),
  ])
  const view = { type: 'home', blocks: blocks.slice(0, slackLimits.viewBlocks) }
  await parts.client.apiCall('views.publish', { user_id: user, view })
}

/** Two sections may offer the same action, but an id stands on a page once; what comes back is the value. */
function uniqueRows(rows: SlackBlock[], section: number): SlackBlock[] {
  return rows.map((row) =>
    row.type === 'actions'
      ? {
          ...row,
          elements: row.elements.map((button) => ({
            ...button,
            action_id: `${section}/${button.action_id}`,
          })),
        }
      : row,
  )
}
