import type { Occurrence } from '../chat/occurrence.ts'
import { describeError, type Log } from './log.ts'

/** What happened in the chat, in the log: failures as warnings, the ordinary way at `debug`. */
export function logOccurrence(log: Log, occurrence: Occurrence): void {
  switch (occurrence.kind) {
    case 'event-failed':
    case 'upkeep-failed':
    case 'progress-lost': {
      const { error, ...known } = occurrence
      log.warn({ ...known, ...describeError(error) })
      return
    }
    case 'delivery-fault':
      log.warn(occurrence)
      return
    case 'platform-halted':
      log.error(
        occurrence,
        `${occurrence.platform} refuses the token or a permission; mend it and start again: what waits is sent then`,
      )
      return
    case 'question-answered':
      log.info(occurrence)
      return
    default:
      log.debug(occurrence)
  }
}
