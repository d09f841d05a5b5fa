import { changeCheck, findCheck } from '../../store/check-store.ts'
import { addAuditEntry } from '../../store/audit-log-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { plainMessage } from '../message.ts'
import type { PressHandler } from '../press.ts'
import { checkerOf } from '../review/checker.ts'
import { findOpen } from '../review/record-verdict.ts'
import { sayRefusal } from '../review/say-result.ts'
import { changeCards } from '../review/staff-cards.ts'
import { withdrawBadge } from '../review/withdraw-badge.ts'
import type { Outcome, Reply, Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'

const laterMs = 24 * 3_600_000

/** Makes an answer one's own to check; of two who press, the first has it. */
export const takeAction: PressHandler = {
  name: 'check-take',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  run: async (visit, exchangeId) =>
    turn(visit, exchangeId, 'taken', (state) => {
      const { person, amongStaff } = checkerOf(visit)
      return changeCheck(state, exchangeId, {
        taken_by: person,
        taken_label: amongStaff,
        taken_ms: visit.nowMs,
        later_until_ms: null,
      })
    }),
}

/** Puts an answer off, to the end of the queue, for anybody. */
export const laterAction: PressHandler = {
  name: 'check-later',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  run: async (visit, exchangeId) =>
    turn(visit, exchangeId, 'later', (state) =>
      changeCheck(state, exchangeId, {
        taken_by: null,
        taken_label: null,
        taken_ms: null,
        later_until_ms: visit.nowMs + laterMs,
      }),
    ),
}

function turn(
  visit: Visit,
  exchangeId: string,
  done: 'taken' | 'later',
  change: (state: StateAccess) => Promise<void>,
): Outcome {
  return {
    async commit(transaction) {
      const found = await findOpen(transaction, exchangeId, {
        tutor: visit.tutor,
        checker: checkerOf(visit),
        nowMs: visit.nowMs,
      })
      if (!('check' in found)) return [tell(visit, sayRefusal(found, visit.language))]
      await change(transaction)
      await note(transaction, visit, exchangeId, done)
      return [
        tell(visit, checkWording[visit.language].done[done]),
        ...(await changeCards(transaction, visit.tutor, exchangeId)),
      ]
    },
  }
}

/** A verdict was a mistake: the answer is open again, out of the memory and without its badge. */
export const reopenAction: PressHandler = {
  name: 'check-reopen',
  role: 'ta',
  visibility: 'asker',
  mustBeKept: true,
  async run(visit, exchangeId) {
    return {
      async commit(transaction) {
        const check = await findCheck(transaction, exchangeId)
        const words = checkWording[visit.language]
        if (check === undefined || check.course_id !== visit.tutor.course.id || check.status === 'open')
          return [tell(visit, words.faults.gone)]
        await changeCheck(transaction, exchangeId, { status: 'open', queued_ms: visit.nowMs })
        await note(transaction, visit, exchangeId, 'reopened')
        return [
          tell(visit, words.done.reopened),
          ...(await withdrawBadge(transaction, visit.tutor, exchangeId, undefined)),
          ...(await changeCards(transaction, visit.tutor, exchangeId)),
        ]
      },
    }
  },
}

function tell(visit: Visit, sentence: string): Reply {
  return { message: plainMessage(visit.language, sentence, 'asker') }
}

async function note(transaction: StateAccess, visit: Visit, exchangeId: string, act: string): Promise<void> {
  await addAuditEntry(transaction, {
    courseId: visit.tutor.course.id,
    person: visit.person,
    act,
    subject: exchangeId,
    detail: act,
    atMs: visit.nowMs,
  })
}
