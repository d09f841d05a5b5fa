import { afterEach, describe, expect, it } from 'vitest'
import { takePayload, type TakingParts } from '../../../adapters/slack/take-payload.ts'
import type { SlackModal } from '../../../adapters/slack/slack-block.ts'
import type { Acknowledgement, Parcel } from '../../../src/chat/platform.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { openSlackClass, textOf, until } from '../../fakes/slack-class.ts'
import { commandPayload, mentionEvent, pressPayload, tara } from '../../fakes/slack-payloads.ts'
import type { SlackServer } from '../../fakes/slack-server.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

const url = 'https://hooks.slack.com/1'
const on = { channel: 'C0STAFF', ts: '1700000000.000100' }
const form = {
  id: 'answer-student:1',
  title: 'Answer the student',
  fields: [
    { name: 'reply', label: 'Reply', kind: 'paragraph' as const, isRequired: true, maxCharacters: 3000 },
  ],
}

/** A Slack that never says who anybody is. */
function partsWith(receive: TakingParts['receive']) {
  const opened: SlackModal[] = []
  const told: Parcel[] = []
  const parts: TakingParts = {
    receive,
    people: { describe: () => new Promise(() => undefined), localeOf: async () => undefined },
    modals: {
      async open(_trigger, _viewId, view) {
        opened.push(await view)
        return true
      },
      untilOpened: async () => undefined,
    },
    assistant: { greet: async () => undefined, nameThread: () => undefined },
    botUserId: botUser,
    showStatus: () => undefined,
    async deliver(parcel) {
      told.push(parcel)
    },
  }
  return { parts, opened, told }
}

describe('an acknowledgement', () => {
  it('of a question waits for nothing but that it is kept', async () => {
    let isKept = false
    const { parts } = partsWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      isKept = true
      return { kind: 'accepted', visibility: 'asker' }
    })
    const said = mentionEvent({ text: `<@${botUser}> a`, ts: '1700000000.000200' })
    await expect(takePayload(said, parts)).resolves.toBeUndefined()
    expect(isKept).toBe(true)
    await expect(takePayload(commandPayload('ask What is a queue?', url), parts)).resolves.toEqual({
      response_type: 'ephemeral',
      text: 'Looking in the course material…',
    })
  })

  it('of a press that may open a form does not wait for who pressed; the form opens when that is known', async () => {
    let decide: (acknowledgement: Acknowledgement) => void = () => undefined
    const { parts, opened } = partsWith(
      () =>
        new Promise((resolve) => {
          decide = resolve
        }),
    )
    await takePayload(
      pressPayload({ action_id: 'answer-student:1', value: 'answer-student:1' }, url, on),
      parts,
    )
    expect(opened).toEqual([])
    decide({ kind: 'form', form })
    const modal = await until(() => opened[0])
    expect(modal.title.text).toBe('Answer the student')
  })

  it('of a press that comes to nothing is followed by a word to the presser', async () => {
    const { parts, told } = partsWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      throw new Error('the disk is full')
    })
    await takePayload(
      pressPayload({ action_id: 'answer-student:1', value: 'answer-student:1' }, url, on),
      parts,
    )
    const { message } = await until(() => told[0])
    expect(message.visibility).toBe('asker')
  })

  it('is not given where the event could not be kept', async () => {
    const { parts } = partsWith(async () => {
      throw new Error('the disk is full')
    })
    const said = mentionEvent({ text: `<@${botUser}> a`, ts: '1700000000.000300' })
    await expect(takePayload(said, parts)).rejects.toThrow('the disk is full')
  })
})

describe('a Slack that does not say who is in which user group', () => {
  let server: SlackServer | undefined
  afterEach(() => {
    expect(server?.violations ?? []).toEqual([])
  })

  it('has its questions answered, and takes nobody for staff', async () => {
    const slack = await openSlackClass('socket')
    server = slack.server
    const { workspace } = slack.server
    workspace.groups.push({ id: 'S0TAS', handle: 'course-tas', name: 'TAs', users: [tara] })
    slack.server.plan('usergroups.list', { kind: 'done-then', end: 'silence' })
    const policy = {
      roles: { ta: ['course-tas'] },
      staffChannels: [{ platform: 'slack', channel: 'C0STAFF' }],
    }
    const { settled } = await openChat([createEchoTutor(courseOf('queues', policy))], [slack.platform])
    const answers = () =>
      workspace.messages
        .filter(({ user }) => user === botUser)
        .map(({ blocks, text }) => textOf(blocks, text))
    await slack.command('review', { user: tara })
    await settled()
    expect(answers().at(-1)).toContain('only for the staff')
    await slack.mention('What is a queue?')
    await settled()
    expect(answers().at(-1)).toContain('Echo of <What is a queue?>')
  })
})
