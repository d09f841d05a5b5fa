import type { Criterion, RuledExample } from '../answer/assess/assessment.ts'
import { readRulings } from '../store/submission-check-store.ts'
import type { StateAccess } from '../store/open-state.ts'
import { gradesSchema } from './grading.ts'
import { rubricKey } from './rubric-key.ts'

/** More would cost a model more than they tell it. */
const mostExamples = 5

/** What was ruled on appeals under the same criteria, the newest first: examples of how they are meant. */
export async function readRuledExamples(
  state: StateAccess,
  courseId: string,
  criteria: ReadonlyArray<Pick<Criterion, 'id' | 'text'>>,
): Promise<RuledExample[]> {
  const rulings = await readRulings(state, { courseId, rubric: rubricKey(criteria), limit: mostExamples })
  return rulings.flatMap(({ submission, grades }) =>
    grades === null ? [] : [{ submission, verdicts: gradesSchema.parse(JSON.parse(grades)) }],
  )
}
