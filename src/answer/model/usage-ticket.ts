import { TutorError } from '../../errors.ts'
import type { Spending, UsageStore, UsageTicket } from '../../store/usage-store.ts'

/** What cannot be recorded must not be spent: then the answer is the extract. */
export function openTicket(usage: UsageStore, request: Parameters<UsageStore['begin']>[0]) {
  try {
    return usage.begin(request)
  } catch (error) {
    if (error instanceof TutorError) return 'no-record'
    throw error
  }
}

/** An answer that is there is not lost over its record. */
export function settleTicket(ticket: UsageTicket, spending: Spending): void {
  try {
    ticket.settle(spending)
  } catch (error) {
    if (!(error instanceof TutorError)) throw error
  }
}
