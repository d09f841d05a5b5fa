import type { Tutor } from '../tutor.ts'
import { policyOf } from './course-of-place.ts'
import type { Place } from './event.ts'
import { plainMessage } from './message.ts'
import type { Target } from './platform.ts'
import { quoteOf } from './safe-text.ts'
import type { Reply } from './visit.ts'
import { chatWording } from './wording/chat-wording.ts'

/** A reply that leaves the place of its event. */
type SentReply = Reply & { to: Target }

/** What is known of the matter that a private notice is about. */
export interface NoticeMatter {
  tutor: Tutor
  /** Names the matter: several people who cannot be told lead to one message in a place. */
  name: string
  question: string
  /** Where everyone has seen question and answer; absent where that was private. */
  publicPlace?: Place | undefined
}

/**
 * A private notice with what follows where the person takes no direct messages: where the question was asked openly it
 * is said there, to nobody by name; else the staff are told that it did not arrive.
 */
export function withFallback(notice: SentReply, matter: NoticeMatter): SentReply {
  const staffNotice = tellStaffInstead(notice, matter)
  const { publicPlace } = matter
  const otherwise: SentReply | undefined =
    publicPlace === undefined
      ? staffNotice
      : {
          message: { ...notice.message, visibility: 'everyone' },
          platform: publicPlace.platform,
          to: { kind: 'place', place: publicPlace },
          name: `${matter.name}/openly`,
          ...(notice.person === undefined ? {} : { person: notice.person }),
          ...(staffNotice === undefined ? {} : { otherwise: staffNotice }),
        }
  return { ...notice, ...(otherwise === undefined ? {} : { otherwise }) }
}

/** In the first of the staff's channels that takes it. */
function tellStaffInstead(
  { person }: SentReply,
  { tutor, name, question }: NoticeMatter,
): SentReply | undefined {
  const language = tutor.course.languages[0] ?? 'ko'
  const { undeliveredTitle, undelivered } = chatWording[language].escalation
  const body = `${undelivered}\n\n${quoteOf(question, 500)}`
  return policyOf(tutor).staffChannels.reduceRight<SentReply | undefined>(
    (next, { platform, channel, space }) => ({
      message: { ...plainMessage(language, body, 'everyone'), title: undeliveredTitle },
      platform,
      to: {
        kind: 'place',
        place: { platform, channel, isDirect: false, ...(space === undefined ? {} : { space }) },
      },
      name: `${name}/${platform}/${channel}`,
      ...(person === undefined ? {} : { person }),
      ...(next === undefined ? {} : { otherwise: next }),
    }),
    undefined,
  )
}
