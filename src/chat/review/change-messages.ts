import type { Answer } from '../../answer/answer.ts'
import type { StoredExchange } from '../../store/exchange-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import type { Tutor } from '../../tutor.ts'
import { answerMessage } from '../answer-message.ts'
import { policyOf } from '../course-of-place.ts'
import type { Reply } from '../visit.ts'
import { readPlaces } from './review-card.ts'

/** The public messages of an exchange changed in place to another answer; a private one cannot be changed. */
export async function changeMessages(
  state: StateAccess,
  shown: StoredExchange,
  answer: Answer,
  tutor: Tutor,
): Promise<Reply[]> {
  if (shown.visibility !== 'everyone') return []
  const message = answerMessage(answer, {
    exchangeId: shown.id,
    visibility: 'everyone',
    languages: tutor.course.languages,
    hasStaffChannel: policyOf(tutor).staffChannels.length > 0,
  })
  return (await readPlaces(state, shown.id)).flatMap(({ place, messageIds }) =>
    place === undefined || messageIds.length === 0
      ? []
      : [
          {
            message,
            platform: place.platform,
            person: shown.person,
            to: { kind: 'edit' as const, place, messageIds },
          },
        ],
  )
}
