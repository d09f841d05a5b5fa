import type { Lookups } from '../../src/chat/platform.ts'
import { plainMessage } from '../../src/chat/message.ts'
import { shortText } from '../../src/chat/safe-text.ts'
import { detectLanguage } from '../../src/language.ts'
import { slackLimits } from './limits.ts'
import { assistantStartedSchema } from './payloads.ts'
import type { People } from './people.ts'
import { postPages } from './post.ts'
import { renderPages } from './render.ts'
import { findOwnMessages } from './find-own-messages.ts'
import type { SlackClient } from './slack-client.ts'

export interface Assistant {
  /** Greets who opens the pane and suggests questions. */
  greet(payload: unknown): Promise<void>
  /** Names a thread after its first question. */
  nameThread(channel: string, thread: string, question: string): void
}

const threadsRemembered = 1000

export function createAssistant(parts: {
  client: SlackClient
  people: People
  lookups: Lookups
  botUserId: string
}): Assistant {
  const { client, botUserId } = parts
  const greeting = new Map<string, Promise<void>>()
  const named = new Set<string>()

  async function greetThread(personId: string, channel: string, thread: string): Promise<void> {
    const person = await parts.people.describe(personId)
    const place = { platform: 'slack', channel, thread, isDirect: true }
    const { greeting: text, questions } = await parts.lookups.introduce({ place, person })
    if (text === '') return
    const key = `greeting-${channel}-${thread}`
    // The event may come again, also after a restart.
    const { parts: known } = await findOwnMessages(client, place, { key, botUserId })
    const pages = renderPages(plainMessage(detectLanguage(text), text, 'asker'))
    await postPages(client, { key, place, pages, known })
    const prompts = questions
      .slice(0, slackLimits.suggestedPrompts)
      .map((question) => ({ title: shortText(question, 100), message: question }))
    if (prompts.length === 0) return
    const call = { channel_id: channel, thread_ts: thread, prompts }
    // The greeting stands there, with or without them.
    await client.apiCall('assistant.threads.setSuggestedPrompts', call).catch(() => undefined)
  }

  return {
    async greet(payload) {
      const parsed = assistantStartedSchema.safeParse(payload)
      if (!parsed.success) return
      const { user_id: user, channel_id: channel, thread_ts: thread } = parsed.data.event.assistant_thread
      const name = `${channel}/${thread}`
      const running = greeting.get(name) ?? greetThread(user, channel, thread)
      greeting.set(name, running)
      if (greeting.size > threadsRemembered) greeting.delete(greeting.keys().next().value ?? '')
      try {
        await running
      } catch (error) {
        // The next time the event comes is another try.
        greeting.delete(name)
        throw error
      }
    },
    nameThread(channel, thread, question) {
      const name = `${channel}/${thread}`
      if (named.has(name)) return
      named.add(name)
      if (named.size > threadsRemembered) named.delete(named.keys().next().value ?? '')
      const title = shortText(question, slackLimits.threadTitleCharacters)
      if (title === '') return
      // Only the assistant's threads have a title.
      client
        .apiCall('assistant.threads.setTitle', { channel_id: channel, thread_ts: thread, title })
        .catch(() => undefined)
    },
  }
}
