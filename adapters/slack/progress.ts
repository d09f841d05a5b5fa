import type { Place } from '../../src/chat/event.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Target } from '../../src/chat/platform.ts'
import { toDeliveryFault } from './errors.ts'
import { readHandle, type SlackHandle } from './handle.ts'
import { slackLimits } from './limits.ts'
import { openStream, postDraft, streamText, type SentDraft } from './send-draft.ts'
import type { SlackClient } from './slack-client.ts'

/** What was shown of an answer before it was whole. */
export interface TakenDraft {
  ts: string | undefined
  /** Whether a draft may stand there that we know nothing of. */
  isUnsure: boolean
}

/** Shows answers as they are written: by a stream in threads, else by a message that is changed. */
export interface Drafts {
  show(target: Target, draft: Message): void
  /** Says in the assistant's pane that the tutor is at work; Slack takes it away with the next message there. */
  showStatus(place: Place, status: string): void
  /** Resolves when a thread's status has arrived: one that came after the answer would stay there. */
  statusSent(thread: string | undefined): Promise<void>
  /** An answer waits because Slack slows a channel down: no later one begins before it there. */
  holdBack(channel: string, forMs: number): void
  /** Ends the draft of an event's answer, so that its message can become the answer. */
  take(eventId: string): Promise<TakenDraft>
  /** Whether a message is the draft of an answer that is not whole yet. */
  isShown(ts: string): boolean
}

interface Writing {
  handle: SlackHandle
  target: Extract<Target, { kind: 'reply' }>
  latest: Message
  /** What is due next, or is being sent. */
  timer?: NodeJS.Timeout
  sending?: Promise<void>
  sent?: SentDraft
  isUnsure: boolean
  /** Slack takes no draft here: the answer is shown when it is whole. */
  isRefused: boolean
  lastSentMs: number
}

const writingsKept = 1000
/** Until the answer that waited has been sent, when its time has come. */
const heldLongerMs = 2000

/** @param startedMs An event of before may have a draft already, which becomes its answer: it is given no second one. */
export function createDrafts(client: SlackClient, botUserId: () => string, startedMs: number): Drafts {
  const writings = new Map<string, Writing>()
  const statuses = new Map<string, { status: string; sent: Promise<void> }>()

  const heldUntilMs = new Map<string, number>()

  function showStatus({ channel, thread, isDirect }: Place, status: string): void {
    if (!isDirect || thread === undefined || statuses.get(thread)?.status === status) return
    const call = { channel_id: channel, thread_ts: thread, status: status.slice(0, 100) }
    // Only the assistant's threads have one.
    const sent = client.apiCall('assistant.threads.setStatus', call).then(
      () => undefined,
      () => undefined,
    )
    statuses.set(thread, { status, sent })
    if (statuses.size > writingsKept) statuses.delete(statuses.keys().next().value ?? '')
  }

  function schedule(writing: Writing): void {
    if (writing.timer !== undefined || writing.sending !== undefined) return
    if (writing.isUnsure || writing.isRefused) return
    const isFirst = writing.sent === undefined
    const dueMs = isFirst
      ? slackLimits.firstDraftAfterMs
      : Math.max(writing.lastSentMs + slackLimits.draftEveryMs - Date.now(), 0)
    writing.timer = setTimeout(() => {
      delete writing.timer
      writing.sending = send(writing).finally(() => delete writing.sending)
    }, dueMs)
  }

  async function send(writing: Writing): Promise<void> {
    const { latest } = writing
    const { channel } = writing.target.place
    if (writing.sent === undefined && (heldUntilMs.get(channel) ?? 0) > Date.now()) {
      writing.isRefused = true
      return
    }
    try {
      writing.sent = await (writing.sent === undefined ? begin(writing, latest) : writing.sent.grow(latest))
    } catch (error) {
      // The rest is shown when it is whole; whether this piece stands there is found out then.
      if (toDeliveryFault(error).kind === 'unreachable') writing.isUnsure = true
      else writing.isRefused = true
    }
    writing.lastSentMs = Date.now()
    if (writing.latest !== latest && writings.get(writing.handle.id) === writing) {
      setImmediate(() => {
        if (writings.get(writing.handle.id) === writing) schedule(writing)
      })
    }
  }

  async function begin({ handle, target }: Writing, draft: Message): Promise<SentDraft> {
    const { channel, thread } = target.place
    const stream =
      thread === undefined
        ? undefined
        : await openStream(
            client,
            { channel, thread, personId: target.personId, team: handle.team },
            streamText(draft),
          )
    return stream ?? postDraft(client, target.place, draft, handle.id)
  }

  return {
    show(target, draft) {
      if (target.kind !== 'reply') return
      const handle = readHandle(target.handle)
      if (handle === undefined || !isShownInPlace(target, draft, handle)) return
      if (draft.citations.length === 0) {
        showStatus(target.place, draft.body)
        return
      }
      if (handle.receivedMs < startedMs) return
      const known = writings.get(handle.id)
      const writing = known ?? {
        handle,
        target,
        latest: draft,
        isUnsure: false,
        isRefused: false,
        lastSentMs: 0,
      }
      writing.latest = draft
      if (known === undefined) {
        writings.set(handle.id, writing)
        if (writings.size > writingsKept) writings.delete(writings.keys().next().value ?? '')
      }
      schedule(writing)
    },
    showStatus,
    holdBack(channel, forMs) {
      heldUntilMs.set(channel, Date.now() + forMs + heldLongerMs)
      if (heldUntilMs.size > writingsKept) heldUntilMs.delete(heldUntilMs.keys().next().value ?? '')
    },
    async statusSent(thread) {
      const status = thread === undefined ? undefined : statuses.get(thread)
      statuses.delete(thread ?? '')
      await status?.sent
    },
    isShown: (ts) => [...writings.values()].some(({ sent }) => sent?.ts === ts),
    async take(eventId) {
      const writing = writings.get(eventId)
      writings.delete(eventId)
      if (writing === undefined) return { ts: undefined, isUnsure: false }
      clearTimeout(writing.timer)
      await writing.sending
      await writing.sent?.end()
      return { ts: writing.sent?.ts, isUnsure: writing.isUnsure && writing.sent === undefined }
    },
  }

  function isShownInPlace(
    target: Extract<Target, { kind: 'reply' }>,
    draft: Message,
    handle: SlackHandle,
  ): boolean {
    if (handle.hasNote === true || handle.viewId !== undefined || botUserId() === '') return false
    if (target.place.channel === target.personId) return false
    return draft.visibility === 'everyone' || target.place.isDirect
  }
}
