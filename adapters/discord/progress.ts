import type { Message } from '../../src/chat/message.ts'
import type { Target } from '../../src/chat/platform.ts'
import { channelOf, readHandle } from './deliver.ts'
import type { DiscordCalls } from './discord-calls.ts'
import type { InteractionHandle } from './handle.ts'
import { discordLimits } from './limits.ts'
import { draftColor } from './mark.ts'
import { renderDraft } from './render.ts'

/**
 * Shows what is known so far: in the deferred response of an interaction, as edits with a pause between them; for a
 * question in a message that somebody is typing, since a draft of its own could be left behind by a crash.
 */
export interface Progress {
  show(target: Target, draft: Message): void
  /** No draft of this reply is on its way, and none follows. */
  end(handle: InteractionHandle): Promise<void>
}

interface Draft {
  next: Message | undefined
  running: Promise<void> | undefined
  timer: NodeJS.Timeout | undefined
  lastMs: number
}

const rememberedEnds = 1000

export function createProgress(
  calls: DiscordCalls,
  untilAcknowledged: (interactionId: string) => Promise<void>,
): Progress {
  const drafts = new Map<string, Draft>()
  const ended = new Set<string>()
  const typedMs = new Map<string, number>()

  function showDraft(handle: InteractionHandle, message: Message): void {
    const id = handle.interactionId
    if (ended.has(id)) return
    const draft = drafts.get(id) ?? { next: undefined, running: undefined, timer: undefined, lastMs: 0 }
    drafts.set(id, draft)
    draft.next = message
    if (draft.running !== undefined || draft.timer !== undefined) return
    const waitMs = Math.max(0, draft.lastMs + discordLimits.draftEveryMs - Date.now())
    draft.timer = setTimeout(() => {
      draft.timer = undefined
      draft.running = edit(handle, draft).finally(() => {
        draft.running = undefined
        // What came meanwhile; older drafts were dropped.
        if (draft.next !== undefined) showDraft(handle, draft.next)
      })
    }, waitMs)
    draft.timer.unref()
  }

  async function edit(handle: InteractionHandle, draft: Draft): Promise<void> {
    await untilAcknowledged(handle.interactionId)
    const message = draft.next
    draft.next = undefined
    draft.lastMs = Date.now()
    if (message === undefined || ended.has(handle.interactionId)) return
    // A lost draft is made good by the next, or by the answer.
    await calls.editReply(handle, renderDraft(message, draftColor)).catch(() => undefined)
  }

  function type(channelId: string): void {
    const nowMs = Date.now()
    if (nowMs - (typedMs.get(channelId) ?? 0) < discordLimits.typingEveryMs) return
    for (const [id, atMs] of typedMs) if (nowMs - atMs > discordLimits.typingEveryMs) typedMs.delete(id)
    typedMs.set(channelId, nowMs)
    void calls.type(channelId).catch(() => undefined)
  }

  return {
    show(target, draft) {
      if (target.kind === 'reply') {
        const handle = readHandle(target.handle)
        if (handle?.kind === 'interaction') showDraft(handle, draft)
        else type(channelOf(target.place))
      }
    },
    async end({ interactionId }) {
      ended.add(interactionId)
      const oldest = ended.size > rememberedEnds ? ended.values().next().value : undefined
      if (oldest !== undefined) ended.delete(oldest)
      const draft = drafts.get(interactionId)
      drafts.delete(interactionId)
      clearTimeout(draft?.timer)
      await draft?.running
    },
  }
}
