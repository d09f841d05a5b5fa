import { expect, it, onTestFinished } from 'vitest'
import { createDiscord, examineDiscord } from '../../../adapters/discord/index.ts'
import { neededBits, permissionsIn } from '../../../adapters/discord/permissions.ts'
import { coursePlaces } from '../../../src/chat/course-places.ts'
import { TutorError } from '../../../src/errors.ts'
import { classChannel, forumChannel, guildId, startDiscordServer } from '../../fakes/discord-server.ts'
import { courseOf } from '../../fakes/fake-tutor.ts'

async function open() {
  const server = await startDiscordServer()
  onTestFinished(() => server.close())
  return { server, settings: { token: 'a-token', apiUrl: server.apiUrl } }
}

const lookups = {
  suggestTopics: async () => [],
  introduce: async () => ({ greeting: '', questions: [] }),
  home: async () => [],
}
const ignoring = async () => ({ kind: 'ignored' as const })

it('the doctor says of each fault in Discord what to do', async () => {
  const { server, settings } = await open()
  const course = courseOf('queues', {
    places: [{ platform: 'discord', space: '799999999999999999' }],
    staffChannels: [{ platform: 'discord', channel: '899999999999999999' }],
    answersNewPostsIn: [classChannel],
    answersEverythingIn: ['C0SLACK'],
  })
  const findings = await examineDiscord(
    { ...settings, applicationId: '12345' },
    coursePlaces('discord', course),
  )
  const failures = findings.filter(({ level }) => level === 'failure').map(({ finding }) => finding)
  expect(failures).toEqual([
    'DISCORD_APPLICATION_ID is not the application of the token',
    'course.yaml wants messages answered that are not addressed to the tutor, but it cannot read them',
    'the bot is not in the server 799999999999999999',
    expect.stringContaining('899999999999999999'),
    '#class (answersNewPostsIn) is no forum',
  ])
  for (const { level, remedy } of findings) if (level !== 'ok') expect(remedy).toBeTruthy()
  expect(server.calls.every(({ method }) => method === 'GET')).toBe(true)
})

it('the doctor finds nothing where all is right', async () => {
  const { server, settings } = await open()
  server.applicationFlags = 1 << 18
  const platform = createDiscord({ ...settings, guildId })
  await platform.start(ignoring, lookups)
  await platform.close()
  const course = courseOf('queues', {
    places: [{ platform: 'discord', space: guildId }],
    answersNewPostsIn: [forumChannel],
  })
  const findings = await examineDiscord({ ...settings, guildId }, coursePlaces('discord', course))
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([])
  expect(findings.length).toBeGreaterThan(3)
})

it('a wrong token is one clear sentence, for the doctor and at the start, and is not tried again', async () => {
  const { server, settings } = await open()
  const wrong = { ...settings, token: 'wrong' }
  const [finding, ...others] = await examineDiscord(wrong, coursePlaces('discord', undefined))
  expect(finding).toMatchObject({ level: 'failure', finding: 'Discord does not accept DISCORD_TOKEN' })
  expect(others).toEqual([])
  const before = server.calls.length
  const failure = await createDiscord(wrong)
    .start(ignoring, lookups)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TutorError)
  expect(String(failure)).toContain('DISCORD_TOKEN')
  expect(String(failure)).not.toContain('wrong')
  expect(server.calls.length - before).toBe(1)
})

it.each([
  [4004, 'DISCORD_TOKEN'],
  [4014, 'Message Content Intent'],
])('a gateway that closes with %i is one clear sentence', async (code, named) => {
  const { server, settings } = await open()
  server.gateway.refuseWith(code)
  const failure = await createDiscord(settings)
    .start(ignoring, lookups)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TutorError)
  expect(String(failure)).toContain(named)
})

it('permissions are what roles grant, changed by the channel for everyone, for roles and for the member', () => {
  const self = { guildId: '1', userId: '2', roleIds: ['3'] }
  expect(permissionsIn(neededBits, [], self)).toBe(neededBits)
  expect(permissionsIn(neededBits, [{ id: '1', allow: '0', deny: String(neededBits) }], self)).toBe(0n)
  const overwrites = [
    { id: '2', allow: '2048', deny: '0' },
    { id: '1', allow: '0', deny: '3072' },
    { id: '3', allow: '1024', deny: '0' },
    { id: '4', allow: '0', deny: '1024' },
  ]
  expect(permissionsIn(3072n, overwrites, self)).toBe(3072n)
  expect(permissionsIn(8n, overwrites, self)).toBe(~0n)
})
