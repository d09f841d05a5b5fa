import { TutorError } from '../errors.ts'
import { addParcel } from '../store/outbox-store.ts'
import type { State } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'
import { policyOf } from './course-of-place.ts'
import { plainMessage } from './message.ts'
import type { Target } from './platform.ts'
import { nameFromEvent } from './pseudonyms.ts'
import { safeText } from './safe-text.ts'
import { chatWording } from './wording/chat-wording.ts'

/** Tells the staff's channels that the course in its folder cannot be used; the same reason once a day. */
export async function tellStaff(
  tutor: Tutor,
  error: unknown,
  parts: { state: State; peopleKey: string },
): Promise<void> {
  const language = tutor.course.languages[0] ?? 'ko'
  const reason = error instanceof TutorError ? safeText(error.message) : ''
  const message = plainMessage(
    language,
    `${chatWording[language].courseBroken}\n\n${reason}`.trim(),
    'everyone',
  )
  const day = new Date().toISOString().slice(0, 10)
  await parts.state.write(async (transaction) => {
    for (const { platform, channel, space } of policyOf(tutor).staffChannels) {
      const place = { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) }
      const target: Target = { kind: 'place', place }
      await addParcel(transaction, {
        parcelKey: nameFromEvent(
          `${tutor.course.id}/${platform}/${channel}/${day}/${reason}`,
          parts.peopleKey,
        ),
        platform,
        lane: nameFromEvent(`${platform}/${channel}/`, parts.peopleKey),
        target: JSON.stringify(target),
        message: JSON.stringify(message),
        createdMs: Date.now(),
      })
    }
  })
}
