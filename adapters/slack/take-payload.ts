import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatEvent } from '../../src/chat/event.ts'
import type { Acknowledgement, Parcel, Receive } from '../../src/chat/platform.ts'
import { mayOpenForm } from '../../src/chat/receive-event.ts'
import { chatWording } from '../../src/chat/wording/chat-wording.ts'
import { detectLanguage } from '../../src/language.ts'
import type { Assistant } from './assistant.ts'
import type { Drafts } from './progress.ts'
import { readHandle } from './handle.ts'
import { languageFor } from './language-for.ts'
import { slackLimits } from './limits.ts'
import { waitingModal } from './modal.ts'
import { openForm, tellFailure } from './open-form.ts'
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
  showStatus: Drafts['showStatus']
  deliver(parcel: Parcel): Promise<unknown>
}

/**
 * Hands a payload to the core, which keeps it, and does what Slack wants at once. Who the person is (user groups, names)
 * is asked for when the event is worked on: never of those whose words are not for the tutor.
 *
 * @returns What the acknowledgement says: the note of a slash command that is answered privately.
 * @throws Where it could not be kept; it must not be acknowledged then.
 */
export async function takePayload(payload: unknown, parts: TakingParts): Promise<unknown> {
  const event = readPayload(payload, { botUserId: parts.botUserId, receivedMs: Date.now() })
  if (event === undefined) return undefined
  const triggerId = triggerOf(payload)
  if (!mayOpenForm(event)) return answerAtOnce(event, await parts.receive(event), triggerId, parts)
  // Nothing is kept of a form that opens: when the decision takes longer, the acknowledgement need not wait for it.
  const taken = parts.receive(event).then((decided) => answerAtOnce(event, decided, triggerId, parts))
  const isDecided = await Promise.race([
    taken.then(() => true),
    sleep(slackLimits.formDecisionMs, false, { ref: false }),
  ])
  if (isDecided) return taken
  taken.catch(() => tellFailure(event, parts))
  return undefined
}

async function answerAtOnce(
  event: ChatEvent,
  acknowledgement: Acknowledgement,
  triggerId: string | undefined,
  parts: TakingParts,
): Promise<unknown> {
  const { modals, assistant } = parts
  if (acknowledgement.kind === 'form' && triggerId !== undefined) {
    void openForm(triggerId, acknowledgement.form, event, parts)
    return undefined
  }
  if (acknowledgement.kind === 'ignored' && event.kind === 'command') {
    return note(chatWording[await languageFor(event, parts.people)].faults.whichCourse)
  }
  if (acknowledgement.kind !== 'accepted') return undefined
  const handle = readHandle(event.handle)
  if (event.kind === 'press' && handle?.viewId !== undefined && triggerId !== undefined) {
    const { viewId } = handle
    const view = languageFor(event, parts.people).then((language) => waitingModal(viewId, language))
    void modals.open(triggerId, viewId, view)
  }
  if (event.kind === 'message' && event.place.isDirect && event.place.thread !== undefined) {
    assistant.nameThread(event.place.channel, event.place.thread, event.text)
    parts.showStatus(event.place, chatWording[detectLanguage(event.text)].working)
  }
  const isNoted = handle?.hasNote === true && acknowledgement.visibility === 'asker'
  return isNoted ? note(chatWording[await languageFor(event, parts.people)].working) : undefined
}

/** What a slash command says when nothing could be kept; Slack does not send it again. */
export function failureNote(payload: unknown): unknown {
  const parsed = commandSchema.safeParse(payload)
  return parsed.success ? note(chatWording[detectLanguage(parsed.data.text)].faults.failed) : undefined
}

function note(text: string): unknown {
  return { response_type: 'ephemeral', text }
}

function triggerOf(payload: unknown): string | undefined {
  return typeof payload === 'object' && payload !== null && 'trigger_id' in payload
    ? String(payload.trigger_id)
    : undefined
}
