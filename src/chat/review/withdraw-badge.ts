import { answerSchema, type Answer } from '../../answer/answer.ts'
import { forgetAnswer, readShowings } from '../../store/checked-answer-store.ts'
import { changeAnswer, findExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { checkWording } from '../wording/check-wording.ts'
import type { Reply } from '../visit.ts'
import { changeMessages } from './change-messages.ts'

/**
 * Takes a human's badge off an answer wherever it is shown, and the answer out of the memory.
 *
 * @param why `material-changed` is told under the answer.
 */
export async function withdrawBadge(
  state: StateAccess,
  tutor: Tutor,
  exchangeId: string,
  why: 'material-changed' | undefined,
): Promise<Reply[]> {
  await forgetAnswer(state, exchangeId)
  const showings = await readShowings(state, exchangeId)
  const replies: Reply[] = []
  for (const id of new Set([exchangeId, ...showings.map(({ shownIn }) => shownIn)])) {
    const exchange = await findExchange(state, id)
    if (exchange === undefined) continue
    const answer = withoutBadge(answerSchema.parse(JSON.parse(exchange.answer)), why)
    if (answer === undefined) continue
    await changeAnswer(state, id, JSON.stringify(answer))
    replies.push(...(await changeMessages(state, exchange, answer, tutor)))
  }
  return replies
}

function withoutBadge(answer: Answer, why: 'material-changed' | undefined): Answer | undefined {
  if (answer.checked === undefined) return undefined
  const { checked: _checked, ...bare } = answer
  return why === undefined ? bare : { ...bare, notice: checkWording[answer.language].materialChanged }
}
