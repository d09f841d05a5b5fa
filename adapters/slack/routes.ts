import type { AcknowledgingApp } from './bolt-app.ts'

/** What becomes of each kind of payload. */
export interface Routes {
  /** Messages, commands, presses, forms and message menus; returns what the acknowledgement says. */
  take(payload: unknown): Promise<unknown>
  /** What a command says that could not be taken. */
  failureNote(payload: unknown): unknown
  greet(payload: unknown): Promise<void>
  publishHome(payload: unknown): Promise<void>
}

const anything = /^/u

/** Bolt's listeners. Bolt reads, checks and sorts payloads; what they mean is read in receive.ts. */
export function addRoutes(app: AcknowledgingApp, routes: Routes): void {
  const takeMessage = async ({ body }: { body: object }) => {
    try {
      await routes.take(body)
    } catch (error) {
      app.unkept.add(body)
      throw error
    }
  }
  app.event('app_mention', takeMessage)
  app.event('message', takeMessage)
  // Nothing of these is kept, and each opening of the pane or page comes anew: they are acknowledged at once.
  app.event('assistant_thread_started', async ({ body }) => inBackground(routes.greet(body)))
  app.event('app_home_opened', async ({ body }) => inBackground(routes.publishHome(body)))
  app.command(anything, async ({ body, ack }) => {
    let answer: unknown
    try {
      answer = await routes.take(body)
    } catch {
      answer = routes.failureNote(body)
    }
    await acknowledge(ack, answer)
  })
  app.action(anything, async ({ body, ack }) => {
    await routes.take(body)
    await acknowledge(ack, undefined)
  })
  app.view(anything, async ({ body, ack }) => {
    await routes.take(body)
    await acknowledge(ack, undefined)
  })
  app.shortcut(anything, async ({ body, ack }) => {
    await routes.take(body)
    await acknowledge(ack, undefined)
  })
}

function inBackground(work: Promise<void>): void {
  work.catch(() => undefined)
}

/** Bolt's types want one kind of answer for each kind of payload. */
async function acknowledge(ack: unknown, answer: unknown): Promise<void> {
  if (typeof ack === 'function') await Promise.resolve(ack(answer))
}
