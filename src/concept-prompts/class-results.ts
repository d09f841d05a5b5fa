import { z } from 'zod'
import { citationSchema } from '../answer/answer.ts'
import type { StoredSubmission } from '../store/concept-submission-store.ts'
import type { ConceptPrompt } from './concept-prompt.ts'

export const assessmentSchema = z.object({
  kind: z.enum(['assessed', 'empty', 'copied-question', 'copied-material', 'abusive', 'off-topic']),
  language: z.enum(['ko', 'en']),
  verdicts: z.array(
    z.object({
      criterionId: z.string(),
      verdict: z.enum(['met', 'missed', 'contradicted']),
      ownWords: z.object({ from: z.number(), to: z.number(), text: z.string() }).optional(),
      citation: citationSchema,
      held: z.number(),
      fault: z.enum(['negation', 'number', 'reversed']).optional(),
    }),
  ),
})

/** How a class did on one criterion. */
export interface CriterionResult {
  criterionId: string
  met: number
  contradicted: number
  missed: number
}

export interface ClassResults {
  answered: number
  criteria: CriterionResult[]
  /** Share of all criteria that were met, 0 to 1; 0 where nobody answered. */
  metShare: number
  /** Two answers of students who allowed it that did unlike well, the better first. */
  contrast: StoredSubmission[]
}

/** How the class did on a prompt, criterion by criterion. Copied and abusive answers count as answered, not as met. */
export function resultsOf(prompt: ConceptPrompt, submissions: readonly StoredSubmission[]): ClassResults {
  const read = submissions.map((submission) => ({ submission, ...readAssessment(submission) }))
  const criteria = prompt.criteria.map(({ id }): CriterionResult => {
    const verdicts = read.flatMap(({ kind, verdicts: all }) =>
      kind === 'assessed' ? all.filter(({ criterionId }) => criterionId === id) : [],
    )
    const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length
    const [met, contradicted] = [count('met'), count('contradicted')]
    return { criterionId: id, met, contradicted, missed: submissions.length - met - contradicted }
  })
  const met = criteria.reduce((sum, each) => sum + each.met, 0)
  const all = criteria.length * submissions.length
  return {
    answered: submissions.length,
    criteria,
    metShare: all === 0 ? 0 : met / all,
    contrast: chooseContrast(read.map(({ submission }) => submission)),
  }
}

/** The most and the least complete of the answers that may be shown; none where they did alike. */
function chooseContrast(submissions: readonly StoredSubmission[]): StoredSubmission[] {
  const shown = submissions
    .filter(({ may_be_shown }) => may_be_shown === 1)
    .map((submission) => ({ submission, share: metShareOf(submission) }))
    .filter(({ submission }) => readAssessment(submission).kind === 'assessed')
    .toSorted((left, right) => right.share - left.share)
  const [best] = shown
  const worst = shown.at(-1)
  return best === undefined || worst === undefined || best.share === worst.share
    ? []
    : [best.submission, worst.submission]
}

export function readAssessment({ assessment }: Pick<StoredSubmission, 'assessment'>) {
  return assessmentSchema.parse(JSON.parse(assessment))
}

/** Share of the criteria that one submission met, 0 to 1; 0 for copied and abusive ones. */
export function metShareOf(submission: Pick<StoredSubmission, 'assessment'>): number {
  const { kind, verdicts } = readAssessment(submission)
  if (kind !== 'assessed' || verdicts.length === 0) return 0
  return verdicts.filter(({ verdict }) => verdict === 'met').length / verdicts.length
}
