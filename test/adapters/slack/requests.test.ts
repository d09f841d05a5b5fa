import { describe, expect, it } from 'vitest'
import { openChat } from '../../fakes/open-chat.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openSlackClass } from '../../fakes/slack-class.ts'
import { messageEvent } from '../../fakes/slack-payloads.ts'
import { postSigned, type Signing } from '../../fakes/slack-signed-request.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

async function openHttp() {
  const slack = await openSlackClass('http')
  const chat = await openChat([createEchoTutor(courseOf('queues'))], [slack.platform])
  const event = messageEvent({ text: `<@${botUser}> hello`, ts: slack.server.workspace.nextTs() })
  return { ...slack, ...chat, event }
}

describe("a request to Slack's address", () => {
  it.each<[string, Signing]>([
    ['forged', { secret: 'another secret' }],
    ['of six minutes ago', { skewSeconds: -360 }],
    ['of six minutes ahead', { skewSeconds: 360 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another length', { headers: { 'x-slack-signature': 'v0=abc' } }],
    ['with a time that is none', { headers: { 'x-slack-request-timestamp': 'NaN' } }],
  ])('that is %s is refused with 401, and nothing is kept', async (_name, signing) => {
    const { webhookUrl, event, settled, server, occurrences } = await openHttp()
    expect((await postSigned(webhookUrl, event, signing)).status).toBe(401)
    await settled()
    expect(server.workspace.messages).toEqual([])
    expect(occurrences).toEqual([])
  })

  it('that asks whether the address is ours is answered with its challenge', async () => {
    const { webhookUrl } = await openHttp()
    const response = await postSigned(webhookUrl, { type: 'url_verification', challenge: 'c1', event: {} })
    // It comes as JSON, signed like all others.
    expect(response.status).toBe(200)
  })

  it('that is no POST, is no JSON or is far too long is refused', async () => {
    const { webhookUrl } = await openHttp()
    expect((await fetch(webhookUrl)).status).toBe(405)
    const long = { type: 'event_callback', event: { text: 'x'.repeat(1_100_000) } }
    expect((await postSigned(webhookUrl, long)).status).toBe(413)
  })

  it('of another kind, with parts that are missing, or of something that is no command is acknowledged and does nothing', async () => {
    const { webhookUrl, settled, server } = await openHttp()
    for (const payload of [
      { type: 'event_callback', event: { type: 'reaction_added' } },
      { type: 'event_callback', event: { type: 'message', channel: 7 } },
      { type: 'block_actions', actions: [] },
      { type: 'something_new' },
      { command: 'none', text: 'x', user_id: 'U1', channel_id: 'C1', trigger_id: 't' },
    ]) {
      expect((await postSigned(webhookUrl, payload)).status).toBe(200)
    }
    await settled()
    expect(server.workspace.messages).toEqual([])
  })

  it('that could not be kept is not acknowledged, so that Slack sends it again', async () => {
    const slack = await openSlackClass('http')
    let failures = 1
    await slack.platform.start(
      async () => {
        failures -= 1
        if (failures >= 0) throw new Error('the disk is full')
        return { kind: 'accepted', visibility: 'everyone' }
      },
      {
        suggestTopics: async () => [],
        introduce: async () => ({ greeting: '', questions: [] }),
        home: async () => [],
      },
    )
    const event = messageEvent({ text: `<@${botUser}> hello`, ts: slack.server.workspace.nextTs() })
    expect((await postSigned(slack.webhookUrl, event)).status).toBe(500)
    expect((await postSigned(slack.webhookUrl, event)).status).toBe(200)
    await slack.platform.close()
  })
})
