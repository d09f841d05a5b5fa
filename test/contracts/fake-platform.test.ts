import type { ChatEvent } from '../../src/chat/event.ts'
import { classroom, commanding, pressing, saying, submitting } from '../fakes/events.ts'
import { createFakePlatform, type ShownMessage } from '../fakes/fake-platform.ts'
import { safeText } from '../../src/chat/safe-text.ts'
import { describeCitation } from '../../src/chat/answer-message.ts'
import { describePlatformContract } from './platform-contract.ts'

for (const resend of ['keyed', 'searched'] as const) {
  describePlatformContract(`the fake platform, ${resend}`, async () => {
    const platform = createFakePlatform('fake', resend)
    let last: ChatEvent | undefined
    const emit = (event: ChatEvent) => {
      last = event
      return platform.emit(event)
    }
    const find = (label: string) =>
      platform.shown.flatMap(({ message }) => message.actions).findLast((action) => action.label === label)
        ?.id ?? ''
    return {
      platform,
      async say(text) {
        await emit(saying(text))
      },
      async command(name, text) {
        await emit(commanding(name, { question: text }))
      },
      async press(label) {
        await emit(pressing(find(label)))
      },
      async pressAndFill(label, values) {
        const opened = await emit(pressing(find(label)))
        if (opened.kind !== 'form') throw new Error('no form was opened')
        await emit(submitting(opened.form.id, values))
      },
      async echoOwnMessage() {
        await platform.emitOwn(saying(platform.shown.at(-1)?.message.body ?? ''))
      },
      async repeatLastEvent() {
        if (last !== undefined) await platform.emit(last)
      },
      seen: () => platform.shown.map(see),
      somewhere: { kind: 'place', place: classroom },
    }
  })
}

function see({ message, privateTo }: ShownMessage) {
  return {
    text: [
      safeText(message.body),
      ...message.citations.map((one) => describeCitation(one, message.language)),
    ].join('\n'),
    buttons: message.actions.map(({ label }) => label),
    isPrivate: privateTo !== undefined,
    mentions: [],
  }
}
