import type { AnswerEvent } from '../tutor.ts'

/** What happens inside the chat, for logs and metrics; it never holds words of a person, nor a name. */
export type Occurrence =
  | { kind: 'event-accepted'; platform: string; waitedMs: number }
  | { kind: 'event-repeated'; platform: string }
  | { kind: 'step'; step: Extract<AnswerEvent, { kind: 'step' }>['step'] }
  | {
      kind: 'question-answered'
      course: string
      status: string
      tookMs: number
      timingsMs: Record<string, number>
    }
  | { kind: 'event-done'; platform: string; handler: string; tookMs: number }
  | { kind: 'event-failed'; platform: string; handler: string; error: unknown }
  | { kind: 'parcel-delivered'; platform: string; tookMs: number }
  | { kind: 'delivery-fault'; platform: string; fault: string; willRetry: boolean }
  | { kind: 'platform-halted'; platform: string; reason: string }
  | { kind: 'progress-lost'; platform: string; error: unknown }
  | { kind: 'upkeep-failed'; task: string; error: unknown }

export type Observe = (occurrence: Occurrence) => void
