import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { CoursePlaces } from '../../src/chat/course-places.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import { clientOptionsOf } from './bolt-app.ts'
import { codeOf, toDeliveryFault, toStartError } from './errors.ts'
import { botEvents, botScopes } from './manifest.ts'
import type { SlackSettings } from './settings.ts'

const identitySchema = z.object({
  team: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

/** What stands in the way of the tutor's work in Slack; posts nothing and takes no events. */
export async function examineSlack(settings: SlackSettings, places: CoursePlaces): Promise<Finding[]> {
  const client = new webApi.WebClient(settings.botToken, clientOptionsOf(settings.apiUrl))
  let scopes: string[] | undefined
  const findings: Finding[] = []
  try {
    const identity = identitySchema.parse(await client.apiCall('auth.test'))
    scopes = identity.response_metadata?.scopes
    findings.push({
      level: 'ok',
      about: 'Slack',
      finding: `the bot token is of the workspace "${identity.team}"`,
    })
  } catch (error) {
    return [failure('Slack', toStartError(error, 'SLACK_BOT_TOKEN').message)]
  }
  findings.push(examineScopes(scopes), await examineConnection(settings), describeEvents(settings))
  const channels = new Set(places.channels.map(({ id }) => id).filter((id) => slackChannel.test(id)))
  for (const channel of channels) findings.push(await examineChannel(client, channel))
  return findings
}

function examineScopes(given: string[] | undefined): Finding {
  const about = 'Slack scopes'
  if (given === undefined) return { level: 'warning', about, finding: 'Slack does not say which are granted' }
  const missing = Object.entries(botScopes).filter(([scope]) => !given.includes(scope))
  if (missing.length === 0) return { level: 'ok', about, finding: 'all that are needed are granted' }
  const list = missing.map(([scope, use]) => `${scope} (${use})`).join('; ')
  return {
    ...failure(about, `missing: ${list}`),
    remedy: 'Paste slack-manifest.yaml into the app, and install it to the workspace again.',
  }
}

async function examineConnection({ apiUrl, connection }: SlackSettings): Promise<Finding> {
  const about = 'Slack connection'
  if (connection.kind === 'http') {
    const finding = 'by HTTP: Slack must reach /slack/events on PORT by https'
    return { level: 'ok', about, finding }
  }
  try {
    await new webApi.WebClient(connection.appToken, clientOptionsOf(apiUrl)).apiCall('apps.connections.open')
    return { level: 'ok', about, finding: 'Slack opens a socket for SLACK_APP_TOKEN' }
  } catch (error) {
    return failure(about, toStartError(error, 'SLACK_APP_TOKEN').message)
  }
}

/** Slack tells no bot which events it is sent. */
function describeEvents({ connection }: SlackSettings): Finding {
  const mode = connection.kind === 'socket' ? 'Socket Mode on' : 'Socket Mode off'
  return {
    level: 'ok',
    about: 'Slack events',
    finding: `to be seen on the app's page: ${mode}, and ${botEvents.join(', ')}`,
  }
}

/** Channels in which the tutor answers unasked are named without their platform: another's ids look otherwise. */
const slackChannel = /^[CG][A-Z0-9]{5,}$/u

async function examineChannel(client: webApi.WebClient, channel: string): Promise<Finding> {
  const about = `Slack channel ${channel}`
  try {
    await client.apiCall('conversations.history', { channel, limit: 1 })
    return { level: 'ok', about, finding: 'the tutor is a member' }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'not_in_channel' || code === 'channel_not_found') {
      return {
        ...failure(
          about,
          code === 'not_in_channel' ? 'the tutor is no member' : 'it is not there, or private',
        ),
        remedy: 'Write /invite @tutor in the channel; course.yaml names channels by their id (C…).',
      }
    }
    return { level: 'warning', about, finding: `could not be looked at: ${toDeliveryFault(error).message}` }
  }
}

function failure(about: string, finding: string): Finding {
  return { level: 'failure', about, finding }
}
