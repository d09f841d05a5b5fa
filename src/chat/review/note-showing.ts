import { answerSchema, type Answer } from '../../answer/answer.ts'
import { noteShowing } from '../../store/checked-answer-store.ts'
import { findExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Visit } from '../visit.ts'

/** Notes that who does this event is shown the answer of an exchange, to be told should it be withdrawn. */
export async function noteShown(
  state: StateAccess,
  visit: Visit,
  shownIn: string,
  answer: Answer,
): Promise<void> {
  const { place, person } = visit.event
  await noteShowing(state, {
    exchangeId: answer.checked?.exchangeId ?? shownIn,
    shownIn,
    courseId: visit.tutor.course.id,
    person: visit.person,
    shownMs: visit.nowMs,
    address: visit.addresses.seal({
      platform: place.platform,
      target: {
        kind: 'person',
        personId: person.id,
        ...(place.space === undefined ? {} : { space: place.space }),
      },
    }),
  })
}

/** The same for who presses a button under somebody's answer. */
export async function notePresser(state: StateAccess, visit: Visit, exchangeId: string): Promise<void> {
  const exchange = await findExchange(state, exchangeId)
  if (exchange === undefined || exchange.courseId !== visit.tutor.course.id) return
  if (exchange.visibility !== 'everyone' && exchange.person !== visit.person) return
  await noteShown(state, visit, exchangeId, answerSchema.parse(JSON.parse(exchange.answer)))
}
