import { defaultChatPolicy, type ChatPolicy } from '../course/chat-policy.ts'
import type { Tutor } from '../tutor.ts'
import type { Place } from './event.ts'

/** What the course's course.yaml says about chat, as it stands now. */
export function policyOf(tutor: Tutor): ChatPolicy {
  return tutor.course.chat ?? defaultChatPolicy
}

/**
 * The tutor of the course that a place belongs to: the one that names its channel, else its server or workspace; a
 * single course without places is everywhere. None in a direct message where several courses are served.
 */
export function tutorOfPlace(tutors: readonly Tutor[], place: Place): Tutor | undefined {
  if (place.isDirect) return tutors.length === 1 ? tutors[0] : undefined
  const byChannel = tutors.find((tutor) => hasPlace(tutor, place, 'channel'))
  const byStaffChannel = tutors.find((tutor) => isStaffChannel(policyOf(tutor), place))
  const bySpace = tutors.find((tutor) => hasPlace(tutor, place, 'space'))
  const only = tutors.length === 1 ? tutors[0] : undefined
  const everywhere = only !== undefined && policyOf(only).places.length === 0 ? only : undefined
  return byChannel ?? byStaffChannel ?? bySpace ?? everywhere
}

function hasPlace(tutor: Tutor, place: Place, by: 'channel' | 'space'): boolean {
  return policyOf(tutor).places.some((rule) => {
    if (rule.platform !== place.platform) return false
    if (rule.space !== undefined && rule.space !== place.space) return false
    return by === 'channel'
      ? rule.channel === place.channel
      : rule.channel === undefined && rule.space !== undefined
  })
}

/** Whether only staff read along. */
export function isStaffChannel(policy: ChatPolicy, place: Place): boolean {
  return policy.staffChannels.some(
    (staff) =>
      staff.platform === place.platform &&
      staff.channel === place.channel &&
      (staff.space === undefined || staff.space === place.space),
  )
}
