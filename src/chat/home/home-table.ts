import { aboutSection } from './about.ts'
import { ownQuestionsSection } from './own-questions.ts'
import { reviewQueueSection } from './review-queue.ts'
import { todaysPromptSection } from './todays-prompt.ts'
import type { HomeSection } from './home-section.ts'

/** The sections of a person's page, from top to bottom. */
export const homeSections: readonly HomeSection[] = [
  aboutSection,
  todaysPromptSection,
  reviewQueueSection,
  ownQuestionsSection,
]
