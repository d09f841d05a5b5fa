import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/chat/message.ts'
import { plainMessage } from '../../src/chat/message.ts'
import type { Lookups, Platform, Receive, Target } from '../../src/chat/platform.ts'
import { citationOf } from '../fakes/answers.ts'
import { courseOf, createEchoTutor } from '../fakes/fake-tutor.ts'
import { openChat } from '../fakes/open-chat.ts'

/** A message as a person on the platform sees it. */
export interface SeenMessage {
  /** All that can be read of it, several parts in their order. */
  text: string
  buttons: string[]
  isPrivate: boolean
  /** Who was notified by it. */
  mentions: string[]
}

/** People in front of an adapter and its platform (the real client against a loopback wire, or a terminal). */
export interface PlatformHarness {
  platform: Platform
  /** A person speaks to the tutor; resolves when the platform has its acknowledgement. */
  say(text: string): Promise<void>
  command(name: string, text: string): Promise<void>
  /** A person presses the newest button with this label. */
  press(label: string): Promise<void>
  /** A person presses a button that opens a form, and fills it in. */
  pressAndFill(label: string, values: Record<string, string>): Promise<void>
  /** The wire brings back what the tutor itself has said last. */
  echoOwnMessage(): Promise<void>
  /** The wire hands the last event in again, as after a lost acknowledgement. */
  repeatLastEvent(): Promise<void>
  seen(): SeenMessage[]
  /** Where a message that answers nothing can go. */
  somewhere: Target
  close?(): Promise<void>
}

/** What every adapter must do, whatever its platform; the adapter's own tests hold the rest. */
export function describePlatformContract(name: string, openHarness: () => Promise<PlatformHarness>): void {
  async function open() {
    const harness = await openHarness()
    const opened = await openChat([createEchoTutor(courseOf('queues'))], [harness.platform])
    return { harness, settled: opened.settled, chat: opened.chat }
  }

  describe(`the contract of platforms holds for ${name}:`, () => {
    it('a stranger is answered, with citations and buttons', async () => {
      const { harness, settled } = await open()
      await harness.say('What is a queue?')
      await settled()
      const [message, ...others] = harness.seen()
      expect(others).toEqual([])
      expect(message?.text).toContain('Echo of <What is a queue?>.')
      expect(message?.text).toMatch(/Queues › Bounded queues, lines 3–4/u)
      expect(message?.buttons).toEqual(expect.arrayContaining(['Sources', 'Helpful', 'Not helpful']))
    })

    it('an event that comes twice is answered once', async () => {
      const { harness, settled } = await open()
      await harness.say('What is a queue?')
      await settled()
      await harness.repeatLastEvent()
      await settled()
      expect(harness.seen()).toHaveLength(1)
    })

    it('what the tutor says itself is not answered', async () => {
      const { harness, settled } = await open()
      await harness.say('What is a queue?')
      await settled()
      await harness.echoOwnMessage()
      await settled()
      expect(harness.seen()).toHaveLength(1)
    })

    it('a button comes back as it was given out, and what it shows is private', async () => {
      const { harness, settled } = await open()
      await harness.say('What is a queue?')
      await settled()
      await harness.press('Sources')
      await settled()
      const message = harness.seen().at(-1)
      expect(message?.text).toContain('Echo of <What is a queue?>.')
      expect(message?.isPrivate).toBe(true)
    })

    it('a form opens, and what was written into it arrives', async () => {
      const { harness, settled } = await open()
      await harness.say('What is a queue?')
      await settled()
      await harness.pressAndFill('Not helpful', { reason: 'too short' })
      await settled()
      expect(harness.seen().at(-1)?.text).toContain('Thank you, noted.')
    })

    it('a command is run with its text', async () => {
      const { harness, settled } = await open()
      await harness.command('hint', 'my task')
      await settled()
      expect(harness.seen().at(-1)?.text).toContain('Hint 1 for <my task>.')
      expect(harness.seen().at(-1)?.isPrivate).toBe(true)
    })

    it('a parcel that is sent again is shown once', async () => {
      const { harness } = await open()
      const parcel = { key: 'resent-parcel', target: harness.somewhere, message: english('Said once.') }
      const first = await harness.platform.deliver({ ...parcel, mayHaveArrived: false })
      const second = await harness.platform.deliver({ ...parcel, mayHaveArrived: true })
      expect(second.messageIds).toEqual(first.messageIds)
      expect(harness.seen().filter(({ text }) => text.includes('Said once.'))).toHaveLength(1)
    })

    it('a long message arrives whole and in order', async () => {
      const { harness } = await open()
      const words = Array.from({ length: 3000 }, (_, index) => `w${index}`)
      const message = english(
        `${words.slice(0, 2000).join(' ')}\n\n\`\`\`\n${words.slice(2000).join('\n')}\n\`\`\``,
      )
      await harness.platform.deliver({
        key: 'long',
        target: harness.somewhere,
        message,
        mayHaveArrived: false,
      })
      const text = harness
        .seen()
        .map((one) => one.text)
        .join('\n')
      expect(text.match(/\bw\d+\b/gu)).toEqual(words)
    })

    it('text that would mention everybody, hide a link or steer the reader is only text', async () => {
      const { harness } = await open()
      const hostile =
        '@everyone @here <!channel> <@U123> <@&9> a\u202Eb\u200Bc \u001B[2J\u{E0041} [x](https://evil.example)'
      await harness.platform.deliver({
        key: 'hostile',
        target: harness.somewhere,
        message: { ...english(hostile), citations: [citationOf(1, hostile)] },
        mayHaveArrived: false,
      })
      const message = harness.seen().at(-1)
      expect(message?.mentions).toEqual([])
      expect(message?.text).toContain('everyone')
      for (const hidden of ['\u202E', '\u200B', '\u001B', '\u{E0041}'])
        expect(message?.text).not.toContain(hidden)
    })

    it('it is connected from its start to its end', async () => {
      const { harness, chat } = await open()
      expect(harness.platform.isConnected()).toBe(true)
      await chat.stop(1000)
      expect(harness.platform.isConnected()).toBe(false)
    })
  })
}

function english(body: string): Message {
  return plainMessage('en', body, 'everyone')
}

/** Keeps the `receive` that a platform is started with, so that a harness can hand an event in again. */
export function spyOnReceive(platform: Platform): { repeatLastEvent: () => Promise<void> } {
  const start = platform.start.bind(platform)
  let repeat: () => Promise<unknown> = () => Promise.reject(new Error('nothing was received'))
  platform.start = (receive: Receive, lookups: Lookups) =>
    start(async (event) => {
      repeat = () => receive(event)
      return receive(event)
    }, lookups)
  return {
    async repeatLastEvent() {
      await repeat()
    },
  }
}
