import { expect, it, onTestFinished } from 'vitest'
import { createSlack, examineSlack, readSlackSettings } from '../../../adapters/slack/index.ts'
import { TutorError } from '../../../src/errors.ts'
import { startSlackServer } from '../../fakes/slack-server.ts'

const noLookups = {
  suggestTopics: async () => [],
  introduce: async () => ({ greeting: '', questions: [] }),
  home: async () => [],
}
const ignore = async () => ({ kind: 'ignored' }) as const

async function openServer() {
  const server = await startSlackServer()
  onTestFinished(() => server.close())
  const settings = readSlackSettings({
    SLACK_BOT_TOKEN: server.tokens.bot,
    SLACK_APP_TOKEN: server.tokens.app,
    SLACK_API_URL: server.apiUrl,
  })
  return { server, settings }
}

it.each(['bot', 'app'] as const)(
  'a wrong %s token is one clear sentence that holds no token',
  async (which) => {
    const { server, settings } = await openServer()
    server.tokens[which] = 'another'
    const slack = createSlack(settings)
    const failure: unknown = await slack.start(ignore, noLookups).catch((error: unknown) => error)
    await slack.close()
    expect(failure).toBeInstanceOf(TutorError)
    const { message } = failure as TutorError
    expect(message).toContain(
      which === 'bot' ? 'SLACK_BOT_TOKEN (invalid_auth)' : 'SLACK_APP_TOKEN (invalid_auth)',
    )
    expect(message).not.toMatch(/xoxb-|xapp-for/u)
  },
)

it('a Slack that is away for a moment is waited for', async () => {
  const { server, settings } = await openServer()
  server.plan('auth.test', { kind: 'not-done', end: 500 }, { kind: 'not-done', end: 'reset' })
  const slack = createSlack(settings)
  await slack.start(ignore, noLookups)
  expect(slack.isConnected()).toBe(true)
  await slack.close()
  expect(slack.isConnected()).toBe(false)
})

it.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is not set'],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SOCKET_MODE: 'false' as const, PORT: 1 },
    'SLACK_SIGNING_SECRET is not set',
  ],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SOCKET_MODE: 'false' as const, SLACK_SIGNING_SECRET: 's' },
    'PORT is not set',
  ],
])('what a connection needs and is missing is named', (variables, sentence) => {
  expect(() => readSlackSettings(variables)).toThrow(sentence)
})

it('the doctor says of token, scopes, connection and channels what is right and what to do', async () => {
  const { server, settings } = await openServer()
  const places = {
    spaces: [],
    channels: [
      { id: 'C0CLASS', use: 'course' as const },
      { id: 'C0ELSEWHERE', use: 'staff' as const },
      { id: '123456789012345678', use: 'everything' as const },
    ],
  }
  const findings = await examineSlack(settings, places)
  expect(findings.map(({ level, about }) => [level, about])).toEqual([
    ['ok', 'Slack'],
    ['failure', 'Slack scopes'],
    ['ok', 'Slack connection'],
    ['ok', 'Slack events'],
    ['ok', 'Slack channel C0CLASS'],
    ['failure', 'Slack channel C0ELSEWHERE'],
  ])
  expect(findings[1]?.finding).toContain('files:write')
  server.tokens.bot = 'another'
  expect((await examineSlack(settings, places)).map(({ level }) => level)).toEqual(['failure'])
  expect(server.violations).toEqual([])
})
