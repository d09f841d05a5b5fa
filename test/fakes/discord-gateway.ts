import type { Server } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'

interface Session {
  id: string
  log: Array<{ t: string; d: unknown; s: number }>
  socket: WebSocket | undefined
}

export interface DiscordGateway {
  /** Sends to every session, and keeps it for a RESUME. */
  dispatch(kind: string, payload: unknown): void
  /** Cuts the connections; sessions can be resumed unless they are forgotten. */
  cut(code?: number): void
  forgetSessions(): void
  /** Answers no heartbeat any more until somebody connects anew. */
  silence(): void
  /** Closes each connection at IDENTIFY with this code. */
  refuseWith(code: number | undefined): void
  readonly identified: Array<{ intents: number; token: string }>
  readonly resumed: string[]
  readonly connections: number
  close(): void
}

/** Discord's gateway on an HTTP server: HELLO, IDENTIFY, READY, heartbeats, RESUME with what was missed. */
export function createDiscordGateway(
  server: Server,
  world: { ready: () => object; guilds: () => object[]; url: () => string; heartbeatMs: number },
): DiscordGateway {
  const sockets = new WebSocketServer({ server })
  const sessions = new Map<string, Session>()
  const identified: DiscordGateway['identified'] = []
  const resumed: string[] = []
  let isSilent = false
  let refusal: number | undefined

  function say(session: Session, kind: string, payload: unknown): void {
    const entry = { t: kind, d: payload, s: session.log.length + 1 }
    session.log.push(entry)
    session.socket?.send(JSON.stringify({ op: 0, ...entry }))
  }

  sockets.on('connection', (socket) => {
    isSilent = false
    const isWordless = () => isSilent
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: world.heartbeatMs } }))
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString('utf8')) as { op: number; d: Record<string, unknown> }
      if (op === 1 && !isWordless()) socket.send(JSON.stringify({ op: 11 }))
      if (op === 2) identify(socket, d)
      if (op === 6) resume(socket, d)
    })
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined
    })
  })

  function identify(socket: WebSocket, { intents, token }: Record<string, unknown>): void {
    identified.push({ intents: Number(intents), token: String(token) })
    if (refusal !== undefined) {
      socket.close(refusal)
      return
    }
    const session: Session = { id: `session-${sessions.size}`, log: [], socket }
    sessions.set(session.id, session)
    say(session, 'READY', { ...world.ready(), session_id: session.id, resume_gateway_url: world.url() })
    for (const guild of world.guilds()) say(session, 'GUILD_CREATE', guild)
  }

  function resume(socket: WebSocket, { session_id: id, seq }: Record<string, unknown>): void {
    const session = sessions.get(String(id))
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }))
      return
    }
    session.socket = socket
    resumed.push(session.id)
    for (const missed of session.log.slice(Number(seq))) socket.send(JSON.stringify({ op: 0, ...missed }))
    say(session, 'RESUMED', {})
  }

  return {
    dispatch(kind, payload) {
      for (const session of sessions.values()) say(session, kind, payload)
    },
    cut(code = 4000) {
      for (const socket of sockets.clients) socket.close(code)
    },
    forgetSessions() {
      sessions.clear()
    },
    silence() {
      isSilent = true
    },
    refuseWith(code) {
      refusal = code
    },
    identified,
    resumed,
    get connections() {
      return sockets.clients.size
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
