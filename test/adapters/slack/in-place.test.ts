import { describe, expect, it } from 'vitest'
import { plainMessage, type Message } from '../../../src/chat/message.ts'
import { DeliveryFault, type Parcel } from '../../../src/chat/platform.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { openSlackClass, textOf } from '../../fakes/slack-class.ts'
import type { FakeBlock } from '../../fakes/slack-limits.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

const place = { platform: 'slack', space: 'T0SCHOOL', channel: 'C0CLASS', isDirect: false }
const long = Array.from({ length: 900 }, (_, line) => `line ${line} of a long text`).join('\n\n')

async function openClass() {
  const slack = await openSlackClass('socket')
  await openChat([createEchoTutor(courseOf('queues'))], [slack.platform])
  const { workspace } = slack.server
  const own = () => workspace.messages.filter(({ user }) => user === botUser)
  const texts = () => own().map(({ blocks, text }) => textOf(blocks, text))
  const deliver = (key: string, target: Parcel['target'], message: Message, mayHaveArrived = false) =>
    slack.platform.deliver({ key, target, message, mayHaveArrived })
  return { ...slack, workspace, own, texts, deliver }
}

const saying = (body: string) => plainMessage('en', body, 'everyone')

describe('an answer that staff has ruled on', () => {
  it('is changed where it stands, also when the change is delivered twice', async () => {
    const { deliver, own, texts, server } = await openClass()
    const receipt = await deliver('a', { kind: 'place', place }, saying('The first answer.'))
    const edit = { kind: 'edit' as const, place, messageIds: receipt.messageIds }
    const changed = await deliver('b', edit, saying('The corrected answer.'))
    await deliver('b', edit, saying('The corrected answer.'), true)
    expect(texts()).toEqual(['The corrected answer.'])
    expect(changed.messageIds).toEqual(receipt.messageIds)
    expect(own().map(({ ts }) => ts)).toEqual(receipt.messageIds)
    expect(server.violations).toEqual([])
  })

  it('grows into further messages, once, and gives them up again', async () => {
    const { deliver, own, texts, server } = await openClass()
    const receipt = await deliver('a', { kind: 'place', place }, saying('Short.'))
    const edit = { kind: 'edit' as const, place, messageIds: receipt.messageIds }
    // The second part stands there although Slack said otherwise.
    server.plan('chat.postMessage', { kind: 'done-then', end: 500 })
    await expect(deliver('b', edit, saying(long))).rejects.toBeInstanceOf(DeliveryFault)
    const grown = await deliver('b', edit, saying(long), true)
    expect(grown.messageIds.length).toBeGreaterThan(1)
    expect(own().map(({ ts }) => ts)).toEqual(grown.messageIds)
    expect(
      texts()
        .join('\n')
        .match(/line \d+ of/gu),
    ).toHaveLength(900)
    await deliver('c', { ...edit, messageIds: grown.messageIds }, saying('Short again.'))
    expect(texts()).toEqual(['Short again.'])
    expect(server.violations).toEqual([])
  })

  it('that is gone is not answered anew: the core is told', async () => {
    const { deliver, own, workspace } = await openClass()
    const receipt = await deliver('a', { kind: 'place', place }, saying('The first answer.'))
    workspace.messages.splice(0)
    const edit = { kind: 'edit' as const, place, messageIds: receipt.messageIds }
    await expect(deliver('b', edit, saying('Corrected.'))).rejects.toMatchObject({ kind: 'refused' })
    expect(own()).toEqual([])
  })
})

describe('an image', () => {
  const chart = {
    ...saying('How the class answered.'),
    image: {
      pngBase64: Buffer.from('a picture').toString('base64'),
      altText: '막대그래프: 12명 중 9명이 <맞음>',
      fileName: 'results.png',
    },
  }
  const imagesOf = (blocks: readonly FakeBlock[]) =>
    blocks.flatMap((block) => (block.type === 'image' ? [block] : []))

  it('is uploaded and stands in the message, with the words that tell what it shows', async () => {
    const { deliver, own, workspace, server } = await openClass()
    await deliver('a', { kind: 'place', place }, chart)
    const [message] = own()
    const [image] = imagesOf(message?.blocks ?? [])
    expect(image?.alt_text).toBe(chart.image.altText)
    expect(workspace.files.get(image?.slack_file.id ?? '')).toMatchObject({
      name: 'results.png',
      bytes: Buffer.from('a picture'),
    })
    const upload = workspace.calls.find(({ method }) => method === 'files.getUploadURLExternal')
    expect(upload?.given).toMatchObject({ alt_txt: chart.image.altText, length: 9 })
    // It is shown by the message alone: no second one with the file.
    expect(own()).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  it('that is not ready yet is shown when it is', async () => {
    const { deliver, own, server } = await openClass()
    server.plan('chat.postMessage', { kind: 'error', code: 'invalid_blocks' })
    await deliver('a', { kind: 'place', place }, chart)
    expect(own().map(({ blocks }) => imagesOf(blocks).length)).toEqual([1])
  })

  it('that Slack does not take is shown as its words', async () => {
    const { deliver, texts, server } = await openClass()
    server.plan('files.getUploadURLExternal', { kind: 'error', code: 'file_uploads_disabled' })
    await deliver('a', { kind: 'place', place }, chart)
    expect(texts()[0]).toContain(chart.image.altText)
    server.plan('upload', { kind: 'not-done', end: 500 })
    await expect(deliver('b', { kind: 'place', place }, chart)).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('comes into an answer that is changed in place', async () => {
    const { deliver, own, server } = await openClass()
    const { messageIds } = await deliver('a', { kind: 'place', place }, saying('Soon.'))
    await deliver('b', { kind: 'edit', place, messageIds }, chart)
    expect(own().map(({ blocks }) => imagesOf(blocks).length)).toEqual([1])
    expect(server.violations).toEqual([])
  })
})
