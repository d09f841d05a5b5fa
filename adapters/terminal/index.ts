import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { ChatEvent } from '../../src/chat/event.ts'
import type { Action, Form, Message } from '../../src/chat/message.ts'
import type { Parcel, Platform, Receipt, Receive, Target } from '../../src/chat/platform.ts'
import { isForAudience, type Audience } from './audience.ts'
import { absentFault, toDeliveryFault } from './errors.ts'
import { terminalLimits } from './limits.ts'
import { readLine, terminalPlace } from './receive.ts'
import { renderMessage } from './render.ts'

export interface TerminalParts extends Audience {
  input: Readable
  output: Writable & { isTTY?: boolean }
  /** e.g. "ko_KR.UTF-8"; the language of what is not said in words. */
  locale?: string
}

export interface Terminal extends Platform {
  /** Resolves when the person has left, or the input has ended and all was answered. */
  readonly left: Promise<void>
}

/**
 * The chat platform of one person at a terminal: lines are messages and "/" commands, a number presses a button of
 * the last message that has some, and a form is a row of questions.
 */
export function createTerminal(parts: TerminalParts): Terminal {
  const { input, output } = parts
  const isInteractive = output.isTTY === true
  const shownKeys = new Map<string, Receipt>()
  const waitingReplies = new Map<string, () => void>()
  let actions: Action[] = []
  let hasStatusLine = false
  let isConnected = false
  let isReceiving = false
  const lines = createInterface({ input, ...(isInteractive ? { output: process.stdout } : {}) })
  const nextLines = lines[Symbol.asyncIterator]()
  let leave: (failure?: unknown) => void = () => undefined
  const left = new Promise<void>((resolve, reject) => {
    leave = (failure) => {
      if (failure === undefined) resolve()
      else reject(failure)
    }
  })

  /** The next line; none where the input has ended. */
  async function nextLine(prompt: string): Promise<string | undefined> {
    if (isInteractive) {
      lines.setPrompt(prompt)
      lines.prompt()
    }
    const { value, done } = await nextLines.next()
    return done === true ? undefined : value
  }

  async function readLines(receive: Receive): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, terminalLimits.leftoversMs))
    for (;;) {
      const line = await nextLine('> ')
      if (line === undefined || !isReceiving) return
      const session = { actions, personId: parts.personId, ...localeOf(parts.locale) }
      const read = readLine(line, session, randomUUID())
      if (read.kind === 'leave') return
      if (read.kind === 'nothing') write(read.say)
      else await hand(read.event, receive)
    }
  }

  async function hand(event: ChatEvent, receive: Receive): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      waitingReplies.set(event.id, resolve)
    })
    const acknowledgement = await receive(event)
    if (acknowledgement.kind === 'form' && event.kind === 'press') {
      const { form } = acknowledgement
      const id = randomUUID()
      await hand(
        { ...event, kind: 'form', id, handle: id, form: form.id, values: await askForm(form) },
        receive,
      )
    } else if (acknowledgement.kind === 'accepted') {
      await answered
      await new Promise((resolve) => setTimeout(resolve, terminalLimits.furtherRepliesMs))
    }
    waitingReplies.delete(event.id)
  }

  async function askForm(form: Form): Promise<Record<string, string>> {
    write(form.title)
    const values: Record<string, string> = {}
    for (const field of form.fields) {
      if (!isInteractive) write(field.label)
      const answer = await nextLine(`${field.label} `)
      values[field.name] = answer?.slice(0, field.maxCharacters) ?? ''
    }
    return values
  }

  function write(text: string): void {
    if (text === '') return
    if (hasStatusLine) output.write('\r\u001B[2K')
    hasStatusLine = false
    output.write(`${text}\n`)
  }

  return {
    name: 'terminal',
    left,
    async start(receive) {
      isConnected = true
      isReceiving = true
      readLines(receive).then(() => leave(), leave)
    },
    async deliver(parcel: Parcel): Promise<Receipt> {
      const known = shownKeys.get(parcel.key)
      if (known !== undefined) return known
      if (!isForAudience(parcel.target, parts)) throw absentFault()
      try {
        write(renderMessage(parcel.message, parcel.target, isInteractive))
      } catch (error) {
        throw toDeliveryFault(error)
      }
      if (parcel.message.actions.length > 0) actions = parcel.message.actions
      const receipt = { messageIds: [parcel.key], place: terminalPlace }
      shownKeys.set(parcel.key, receipt)
      const { target } = parcel
      if (target.kind === 'reply' && typeof target.handle === 'string') waitingReplies.get(target.handle)?.()
      return receipt
    },
    async showProgress(_target: Target, draft: Message) {
      if (!isInteractive) return
      const [line = ''] = draft.body.split('\n')
      output.write(`\r\u001B[2K${line.slice(0, terminalLimits.statusCharacters)}`)
      hasStatusLine = true
    },
    isConnected: () => isConnected,
    async stopReceiving() {
      isReceiving = false
      lines.close()
    },
    async close() {
      isConnected = false
      lines.close()
    },
  }
}

function localeOf(locale: string | undefined): { locale?: string } {
  return locale === undefined ? {} : { locale }
}
