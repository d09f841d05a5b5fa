import { TutorError } from '../../src/errors.ts'

export interface SlackSettings {
  botToken: string
  /** With trailing slash. */
  apiUrl: string
  connection: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string }
}

/** The variables of Slack as src/environment-schema.ts reads them. */
export interface SlackVariables {
  SLACK_BOT_TOKEN?: string | undefined
  SLACK_APP_TOKEN?: string | undefined
  SLACK_SIGNING_SECRET?: string | undefined
  SLACK_SOCKET_MODE?: 'true' | 'false' | undefined
  SLACK_API_URL?: string | undefined
  PORT?: number | undefined
}

/** @throws TutorError `bad-input` where what the chosen connection needs is missing. */
export function readSlackSettings(variables: SlackVariables): SlackSettings {
  const missing = (sentence: string) => new TutorError('bad-input', sentence)
  if (variables.SLACK_BOT_TOKEN === undefined) {
    throw missing('SLACK_BOT_TOKEN is not set; copy the bot token (xoxb-…) from the page of your Slack app.')
  }
  const apiUrl = variables.SLACK_API_URL ?? 'https://slack.com/api/'
  const shared = { botToken: variables.SLACK_BOT_TOKEN, apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }
  if (variables.SLACK_SOCKET_MODE !== 'false') {
    if (variables.SLACK_APP_TOKEN === undefined) {
      throw missing(
        'SLACK_APP_TOKEN is not set; make an app-level token (xapp-…) with connections:write for your Slack app, or set SLACK_SOCKET_MODE=false to receive events by HTTP.',
      )
    }
    return { ...shared, connection: { kind: 'socket', appToken: variables.SLACK_APP_TOKEN } }
  }
  if (variables.SLACK_SIGNING_SECRET === undefined) {
    throw missing(
      'SLACK_SIGNING_SECRET is not set; copy it from the page of your Slack app, or leave SLACK_SOCKET_MODE out to use Socket Mode.',
    )
  }
  if (variables.PORT === undefined) {
    throw missing(
      'PORT is not set; with SLACK_SOCKET_MODE=false Slack sends its events to /slack/events on that port.',
    )
  }
  return { ...shared, connection: { kind: 'http', signingSecret: variables.SLACK_SIGNING_SECRET } }
}
