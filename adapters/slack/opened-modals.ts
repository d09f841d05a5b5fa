import type { SlackClient } from './slack-client.ts'
import type { SlackModal } from './slack-block.ts'

/** Modals that are being opened, so that what is to stand in one waits until it is there. */
export interface OpenedModals {
  /** @returns Whether it opened; never throws: without the modal the reply is shown in another way. */
  open(triggerId: string, view: SlackModal): Promise<boolean>
  untilOpened(viewId: string): Promise<void>
}

export function createOpenedModals(client: SlackClient): OpenedModals {
  const opening = new Map<string, Promise<boolean>>()
  return {
    open(triggerId, view) {
      const id = view.external_id ?? ''
      const opened = client
        .apiCall('views.open', { trigger_id: triggerId, view })
        .then(
          () => true,
          () => false,
        )
        .finally(() => opening.delete(id))
      if (id !== '') opening.set(id, opened)
      return opened
    },
    async untilOpened(viewId) {
      await opening.get(viewId)
    },
  }
}
