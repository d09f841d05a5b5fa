import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { Platform } from '../chat/platform.ts'
import { TutorError } from '../errors.ts'

export interface OperationsParts {
  /** What is not ready yet, in plain words; none means ready. */
  findUnready: () => string[]
  renderMetrics: () => Promise<string>
  metricsContentType: string
  /** What platforms send by HTTP; each checks itself who sends it. */
  webhooks?: ReadonlyArray<NonNullable<Platform['webhook']>>
}

/** `/health` (the process answers), `/ready` (platforms connected, index fresh) and `/metrics`. */
export function createOperationsApp(parts: OperationsParts): Hono {
  const app = new Hono()
  app.get('/health', (context) => context.json({ status: 'ok' }))
  app.get('/ready', (context) => {
    const unready = parts.findUnready()
    return unready.length === 0
      ? context.json({ status: 'ready' })
      : context.json({ status: 'not ready', because: unready }, 503)
  })
  app.get('/metrics', async (context) =>
    context.body(await parts.renderMetrics(), 200, { 'content-type': parts.metricsContentType }),
  )
  for (const webhook of parts.webhooks ?? []) {
    app.all(webhook.path, (context) => webhook.handle(context.req.raw))
  }
  return app
}

export interface OperationsServer {
  port: number
  close(): Promise<void>
}

/** @throws TutorError `bad-input` where the port cannot be had. */
export function startOperationsServer(app: Hono, port: number): Promise<OperationsServer> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port }, (address) => {
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        new TutorError(
          'bad-input',
          `Port ${port} cannot be used (${error.code ?? 'unknown'}); give another in PORT, or none to go without /health and /metrics.`,
          { cause: error },
        ),
      )
    })
  })
}
