import { pino, type DestinationStream, type Logger } from 'pino'
import { createMask } from '../answer/model/mask-personal-data.ts'
import { messageOf } from '../errors.ts'

export type Log = Logger

/**
 * Structured logs, one JSON object a line. What looks like a token is taken out, and nothing that holds a person's
 * words, name or platform id is ever handed in; `redact` is the net under that.
 */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          'text',
          '*.text',
          'question',
          '*.question',
        ],
        censor: '[left out]',
      },
    },
    destination,
  )
}

const secrets =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|sk-[\w-]{16,}|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|Bearer\s+[\w.~+/-]+=*/gu

/**
 * An error for the log: its kind, and its message with secrets left out and e-mail addresses, mentions, phone and
 * student numbers masked; never its properties.
 */
export function describeError(error: unknown): { error: string; errorKind: string } {
  return {
    errorKind: error instanceof Error ? error.name : typeof error,
    error: createMask()
      .hide(messageOf(error).slice(0, 2_000).replaceAll(secrets, '[left out]'))
      .slice(0, 500),
  }
}
