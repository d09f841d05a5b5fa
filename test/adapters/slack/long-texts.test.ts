import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinFields, splitField } from '../../../adapters/slack/form-fields.ts'
import { formModal } from '../../../adapters/slack/modal.ts'
import { commanding } from '../../fakes/events.ts'
import { courseOf, createEchoTutor } from '../../fakes/fake-tutor.ts'
import { openChat } from '../../fakes/open-chat.ts'
import { openSlackClass, textOf } from '../../fakes/slack-class.ts'
import { view } from '../../fakes/slack-limits.ts'
import { menuPayload, messageEvent, mina } from '../../fakes/slack-payloads.ts'
import { botUser } from '../../fakes/slack-workspace.ts'

const longTexts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('가'.repeat(2999), 'x'.repeat(3000), '\n', ' ', '\n\n', '🧑‍🏫'.repeat(200)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').slice(0, 4000))

describe("a form's text that is longer than an input of Slack's", () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(longTexts, (value) => {
        const parts = splitField('rubric', value).map(({ name, value: part }) => [name, part] as const)
        expect(parts.every(([, part]) => part.length <= 3000)).toBe(true)
        expect(joinFields(parts.toReversed())).toEqual({ rubric: value })
      }),
      { numRuns: 300 },
    )
  })

  it('stands in inputs that together hold what the field may', () => {
    fc.assert(
      fc.property(longTexts, (value) => {
        const field = { name: 'rubric', label: '채점 기준', kind: 'paragraph', isRequired: true } as const
        const form = { id: 'prompt:1', title: 'Edit', fields: [{ ...field, maxCharacters: 4000, value }] }
        const modal = formModal(form, commanding('prompt'), 'ko')
        expect(view.safeParse(modal).error).toBeUndefined()
        const inputs = modal.blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []))
        const room = inputs.reduce((sum, input) => sum + input.max_length, 0)
        expect(room).toBeLessThanOrEqual(4000)
        for (const input of inputs) {
          expect(input.max_length).toBeGreaterThanOrEqual(input.initial_value?.length ?? 0)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a question that is longer than what is read of it', () => {
  const beginning = '줄 '.repeat(1500).slice(0, 1999)
  const text = `${beginning}x and the rest of it`

  async function openClass() {
    const slack = await openSlackClass('socket')
    const chat = await openChat([createEchoTutor(courseOf('queues'))], [slack.platform])
    const answers = () =>
      slack.server.workspace.messages
        .filter(({ user }) => user === botUser)
        .map(({ blocks, text: fallback }) => textOf(blocks, fallback))
    return { ...slack, ...chat, answers }
  }

  it('is answered by its beginning, and the person is told so', async () => {
    const { send, server, settled, answers } = await openClass()
    await send(messageEvent({ text, ts: server.workspace.nextTs(), channel: 'D0MINA' }))
    await send(menuPayload('menu-ask-ko', text, server.responseUrl(mina, 'C0CLASS')))
    await settled()
    expect(answers()).toHaveLength(2)
    for (const answer of answers()) {
      expect(answer).toContain('2,000자만 읽고')
      expect(answer).not.toContain('the rest of it')
    }
    expect(server.violations).toEqual([])
  })

  it('that is not too long is answered without a word about it', async () => {
    const { send, server, settled, answers } = await openClass()
    await send(messageEvent({ text: `${beginning}x`, ts: server.workspace.nextTs(), channel: 'D0MINA' }))
    await settled()
    expect(answers().join('\n')).not.toContain('2,000자')
  })

  it('as another option is not cut: the limit is named', async () => {
    const { command, settled, answers } = await openClass()
    await command(`sources ${'queue '.repeat(100)}`)
    await settled()
    expect(answers().join('\n')).toContain('up to 500 characters')
  })
})
