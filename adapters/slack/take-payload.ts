import type { ChatEvent } from '../../src/chat/event.ts'
import { plainMessage, type Form } from '../../src/chat/message.ts'
import type { Acknowledgement, Parcel, Receive } from '../../src/chat/platform.ts'
import { chatWording } from '../../src/chat/wording/chat-wording.ts'
import { detectLanguage, type Language } from '../../src/language.ts'
import type { Assistant } from './assistant.ts'
import { readHandle } from './handle.ts'
import { formModal, waitingModal } from './modal.ts'
import type { OpenedModals } from './opened-modals.ts'
import { commandSchema } from './payloads.ts'
import type { People } from './people.ts'
import { readPayload } from './receive.ts'

export interface TakingParts {
  receive: Receive
  people: People
  modals: OpenedModals
  assistant: Assistant
  botUserId: string
  deliver(parcel: Parcel): Promise<unknown>
}

/**
 * Hands a payload to the core, which keeps it, and does what Slack wants at once.
 *
 * @returns What the acknowledgement says: the note of a slash command that is answered privately.
 * @throws Where it could not be kept; it must not be acknowledged then.
 */
export async function takePayload(payload: unknown, parts: TakingParts): Promise<unknown> {
  const read = readPayload(payload, { botUserId: parts.botUserId, receivedMs: Date.now() })
  if (read === undefined) return undefined
  const event = { ...read, person: await parts.people.describe(read.person.id) }
  const language = languageFor(event)
  const acknowledgement = await parts.receive(event)
  return answerAtOnce(event, acknowledgement, language, triggerOf(payload), parts)
}

function answerAtOnce(
  event: ChatEvent,
  acknowledgement: Acknowledgement,
  language: Language,
  triggerId: string | undefined,
  parts: TakingParts,
): unknown {
  const { modals, assistant } = parts
  if (acknowledgement.kind === 'form' && triggerId !== undefined) {
    void openForm(triggerId, acknowledgement.form, event, language, parts)
    return undefined
  }
  if (acknowledgement.kind === 'ignored' && event.kind === 'command') {
    return note(chatWording[language].faults.whichCourse)
  }
  if (acknowledgement.kind !== 'accepted') return undefined
  const handle = readHandle(event.handle)
  if (event.kind === 'press' && handle?.viewId !== undefined && triggerId !== undefined) {
    void modals.open(triggerId, waitingModal(handle.viewId, language))
  }
  if (event.kind === 'message' && event.place.isDirect && event.place.thread !== undefined) {
    assistant.nameThread(event.place.channel, event.place.thread, event.text)
  }
  const isNoted = handle?.hasNote === true && acknowledgement.visibility === 'asker'
  return isNoted ? note(chatWording[language].working) : undefined
}

async function openForm(
  triggerId: string,
  form: Form,
  event: ChatEvent,
  language: Language,
  parts: TakingParts,
): Promise<void> {
  const isOpen = await parts.modals.open(triggerId, formModal(form, event, language)).catch(() => false)
  if (!isOpen) tellFailure(event, language, parts)
}

/** Slack opens a form within three seconds of the press or not at all: the person is told, so that they press again. */
function tellFailure(event: ChatEvent, language: Language, { deliver }: TakingParts): void {
  const { place, person, handle, id } = event
  const message = plainMessage(language, chatWording[language].faults.failed, 'asker')
  const target = {
    kind: 'reply' as const,
    place,
    personId: person.id,
    ...(handle === undefined ? {} : { handle }),
  }
  deliver({ key: `form-${id}`, target, message, mayHaveArrived: false }).catch(() => undefined)
}

/** What a slash command says when nothing could be kept; Slack does not send it again. */
export function failureNote(payload: unknown): unknown {
  const parsed = commandSchema.safeParse(payload)
  return parsed.success ? note(chatWording[detectLanguage(parsed.data.text)].faults.failed) : undefined
}

function note(text: string): unknown {
  return { response_type: 'ephemeral', text }
}

function languageFor(event: ChatEvent): Language {
  if (event.kind === 'command') {
    const text = Object.values(event.options).find(
      (value) => typeof value === 'string' && value.trim() !== '',
    )
    if (typeof text === 'string') return detectLanguage(text)
  }
  const { locale } = event.person
  if (locale === undefined) return 'ko'
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}

function triggerOf(payload: unknown): string | undefined {
  return typeof payload === 'object' && payload !== null && 'trigger_id' in payload
    ? String(payload.trigger_id)
    : undefined
}
