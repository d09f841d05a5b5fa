import { z } from 'zod'
import { makeDigest } from '../../concept-prompts/make-digest.ts'
import { defineCommand } from '../command.ts'
import { showDigest } from '../concept-prompts/show-digest.ts'
import { say } from '../visit.ts'

/** What the last seven days came to, for instructors. */
export const digestCommand = defineCommand({
  name: 'digest',
  role: 'instructor',
  wording: {
    ko: {
      name: '주간요약',
      description: '지난 이레: 물어본 것, 답하지 못한 것, 아직 이해하지 못한 것, 다시 가르칠 것',
      options: {},
    },
    en: {
      name: 'digest',
      description: 'The last seven days: what was asked, refused, not understood; what to teach again',
      options: {},
    },
  },
  options: z.object({}),
  visibility: () => 'asker',
  async run(visit) {
    const digest = await makeDigest(visit.state.tables, visit.tutor, visit.nowMs)
    return say(showDigest(digest, visit.language, visit.tutor.course.timeZone))
  },
})
