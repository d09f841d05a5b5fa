import type { Course } from './course.ts'

/** What a course is ready with where course.yaml says nothing. */
export const defaultEvalThresholds: Course['evalThresholds'] = {
  recallAt5: 0.9,
  factsHeld: 0.8,
  quotePrecision: 1,
  wrongRefusals: 0.1,
  falseAnswers: 0.1,
}
