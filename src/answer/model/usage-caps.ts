import type { Config } from '../../config.ts'
import type { UsageCaps } from '../../store/usage-store.ts'

export function readUsageCaps(config: Config): UsageCaps {
  return {
    userQuestionsPerDay: config.TUTOR_USER_QUESTIONS_PER_DAY,
    userTokensPerDay: config.TUTOR_USER_TOKENS_PER_DAY,
    courseQuestionsPerDay: config.TUTOR_COURSE_QUESTIONS_PER_DAY,
    courseTokensPerDay: config.TUTOR_COURSE_TOKENS_PER_DAY,
    ...(config.TUTOR_COURSE_TOKENS === undefined ? {} : { courseTokens: config.TUTOR_COURSE_TOKENS }),
  }
}
