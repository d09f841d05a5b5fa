import type { SlackClient } from './slack-client.ts'
import type { SlackModal } from './slack-block.ts'

/** Modals that are being opened, so that what is to stand in one waits until it is there. */
export interface OpenedModals {
  /**
   * @param viewId What the modal is waited for by, from this call on.
   * @returns Whether it opened; never throws: without the modal the reply is shown in another way.
   */
  open(triggerId: string, viewId: string, view: SlackModal | Promise<SlackModal>): Promise<boolean>
  untilOpened(viewId: string): Promise<void>
}

export function createOpenedModals(client: SlackClient): OpenedModals {
  const opening = new Map<string, Promise<boolean>>()

  async function openModal(triggerId: string, view: SlackModal | Promise<SlackModal>): Promise<boolean> {
    try {
      await client.apiCall('views.open', { trigger_id: triggerId, view: await view })
      return true
    } catch {
      return false
    }
  }

  return {
    open(triggerId, viewId, view) {
      const opened = openModal(triggerId, view).finally(() => opening.delete(viewId))
      opening.set(viewId, opened)
      return opened
    },
    async untilOpened(viewId) {
      await opening.get(viewId)
    },
  }
}
