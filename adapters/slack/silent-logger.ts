import { LogLevel } from '@slack/bolt'

type Logger = NonNullable<NonNullable<ConstructorParameters<typeof import('@slack/bolt').App>[0]>['logger']>

/** The SDK logs payloads, and with them what people wrote; the tutor's own log says what happened. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => LogLevel.ERROR,
}
