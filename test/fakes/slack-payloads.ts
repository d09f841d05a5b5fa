import { botUser, teamId } from './slack-workspace.ts'

/** Payloads as Slack sends them: https://docs.slack.dev/reference/events and /reference/interaction-payloads */

let counter = 0
const fresh = (prefix: string) => `${prefix}${Date.now()}${(counter += 1)}`

export const mina = 'U0MINA'
export const tara = 'U0TARA'

export interface Said {
  text: string
  ts: string
  user?: string
  channel?: string
  thread?: string
  more?: Record<string, unknown>
}

function eventCallback(event: Record<string, unknown>): Record<string, unknown> {
  return {
    token: 'unused',
    team_id: teamId,
    api_app_id: 'A0TUTOR',
    event,
    type: 'event_callback',
    event_id: fresh('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: teamId, user_id: botUser, is_bot: true }],
  }
}

export function messageEvent({ text, ts, user = mina, channel = 'C0CLASS', thread, more }: Said) {
  return eventCallback({
    type: 'message',
    user,
    text,
    ts,
    team: teamId,
    channel,
    channel_type: channel.startsWith('D') ? 'im' : 'channel',
    event_ts: ts,
    client_msg_id: fresh('c'),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...more,
  })
}

export function mentionEvent(said: Said) {
  const { event, ...rest } = messageEvent(said)
  const { channel_type: _none, ...inner } = event as Record<string, unknown>
  return { ...rest, event_id: fresh('Ev'), event: { ...inner, type: 'app_mention' } }
}

export function commandPayload(
  text: string,
  responseUrl: string,
  where: { user?: string; channel?: string } = {},
) {
  return {
    token: 'unused',
    team_id: teamId,
    team_domain: 'school',
    channel_id: where.channel ?? 'C0CLASS',
    channel_name: 'class',
    user_id: where.user ?? mina,
    user_name: 'mina',
    command: '/tutor',
    text,
    api_app_id: 'A0TUTOR',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: fresh('trigger.'),
  }
}

export function pressPayload(
  action: { action_id: string; value?: string | undefined },
  responseUrl: string,
  on: { channel: string; ts: string; thread?: string | undefined; user?: string; isEphemeral?: boolean },
) {
  const thread = on.thread === undefined ? {} : { thread_ts: on.thread }
  return {
    type: 'block_actions',
    user: { id: on.user ?? mina, username: 'mina', team_id: teamId },
    api_app_id: 'A0TUTOR',
    token: 'unused',
    container: {
      type: 'message',
      message_ts: on.ts,
      channel_id: on.channel,
      is_ephemeral: on.isEphemeral ?? false,
      ...thread,
    },
    trigger_id: fresh('trigger.'),
    team: { id: teamId, domain: 'school' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: on.channel, name: 'class' },
    ...(on.isEphemeral === true
      ? {}
      : { message: { type: 'message', ts: on.ts, user: botUser, text: '', ...thread } }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...action }],
  }
}

export function submissionPayload(
  view: { id: string; private_metadata?: string | undefined; callback_id?: string | undefined },
  values: Record<string, string>,
  user = mina,
) {
  return {
    type: 'view_submission',
    team: { id: teamId, domain: 'school' },
    user: { id: user, username: 'mina', team_id: teamId },
    api_app_id: 'A0TUTOR',
    token: 'unused',
    trigger_id: fresh('trigger.'),
    view: {
      ...view,
      type: 'modal',
      state: {
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            { value: { type: 'plain_text_input', value } },
          ]),
        ),
      },
    },
    response_urls: [],
  }
}

export function menuPayload(callbackId: string, text: string, responseUrl: string, channel = 'C0CLASS') {
  return {
    type: 'message_action',
    token: 'unused',
    action_ts: '1.2',
    team: { id: teamId, domain: 'school' },
    user: { id: mina, username: 'mina', team_id: teamId },
    channel: { id: channel, name: 'class' },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: callbackId,
    trigger_id: fresh('trigger.'),
    response_url: responseUrl,
    message_ts: '1700000000.000100',
    message: { type: 'message', user: tara, text, ts: '1700000000.000100' },
  }
}

export function homeOpened(user = mina) {
  return eventCallback({ type: 'app_home_opened', user, channel: 'D0MINA', tab: 'home', event_ts: '1.2' })
}

export function assistantStarted(ts: string, user = mina) {
  return eventCallback({
    type: 'assistant_thread_started',
    assistant_thread: { user_id: user, context: {}, channel_id: 'D0MINA', thread_ts: ts },
    event_ts: '1.2',
  })
}
