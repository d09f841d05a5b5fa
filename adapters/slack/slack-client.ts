import type { webApi } from '@slack/bolt'

/** Slack's Web API, one call at a time: a method's name, and its arguments. */
export type SlackClient = Pick<webApi.WebClient, 'apiCall'>
