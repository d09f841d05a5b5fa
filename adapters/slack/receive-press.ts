import type { ChatEvent } from '../../src/chat/event.ts'
import { readFormMetadata } from './form-metadata.ts'
import { joinFields } from './form-fields.ts'
import { handleOf } from './handle.ts'
import { pressSchema, submissionSchema, type Receiving } from './payloads.ts'
import { isDirectChannel, placeOf } from './place.ts'

/** A button that was pressed. */
export function readPress(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = pressSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { actions, user, team, container, message } = parsed.data
  const [action] = actions
  const value = action?.value ?? action?.action_id
  if (action === undefined || value === undefined) return undefined
  // What stands on a home page or in a modal belongs to no channel: it is answered to the person.
  const channel = parsed.data.channel?.id ?? container.channel_id ?? user.id
  const id = `press-${parsed.data.trigger_id ?? `${user.id}-${receivedMs}`}`
  const isSources = value === 'sources' || value.startsWith('sources:')
  return {
    kind: 'press',
    id,
    place: placeOf({
      team: team?.id,
      channel,
      thread: container.thread_ts ?? message?.thread_ts,
      isDirect: channel === user.id || isDirectChannel(channel),
    }),
    person: { id: user.id, roles: [] },
    handle: handleOf({
      id,
      receivedMs,
      team: team?.id,
      responseUrl: parsed.data.response_url,
      ...(isSources ? { viewId: id } : {}),
    }),
    action: value,
  }
}

/** A form that was sent in. */
export function readSubmission(payload: unknown, { receivedMs }: Receiving): ChatEvent | undefined {
  const parsed = submissionSchema.safeParse(payload)
  if (!parsed.success) return undefined
  const { user, view } = parsed.data
  const metadata = readFormMetadata(view.private_metadata)
  if (metadata === undefined) return undefined
  // A form is sent in once, whatever becomes of the answer to it.
  const id = `form-${view.id}`
  const written = Object.entries(view.state.values).map(
    ([name, fields]) => [name, fields['value']?.value ?? ''] as const,
  )
  return {
    kind: 'form',
    id,
    place: metadata.place,
    person: { id: user.id, roles: [] },
    handle: handleOf({ id, receivedMs, team: metadata.team, responseUrl: metadata.responseUrl }),
    form: metadata.form,
    values: joinFields(written),
  }
}
