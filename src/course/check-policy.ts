import { z } from 'zod'

/** Why an answer is in the review queue. */
export const reviewReasons = [
  'escalated',
  'not-helpful',
  'refused',
  'weakly-supported',
  'asked-often',
  'random-sample',
  'material-changed',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

const share = z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1')

/** The part `checks` of course.yaml: how staff check the tutor's answers and the students'. */
export const checkPolicySchema = z.strictObject({
  /** How a checked answer says who checked it: by their role, or by the name they go by on the platform. */
  showChecker: z.enum(['role', 'name']).default('role'),
  /** What is posted to the staff's channels as a card; the rest waits in /review. */
  cardsFor: z.array(z.enum(reviewReasons)).default([...reviewReasons]),
  /** So many people who ask the same within 30 days bring the answer into the review queue. */
  askedOften: z.int().min(2).max(1000).default(5),
  /** Share of all other answers that is looked at as well. */
  sampleShare: share.default(0.02),
  /** Minutes for which an answer that a TA took is theirs alone. */
  takenForMinutes: z.int().positive().max(10_080).default(120),
  /** When drafts on students' answers may be sent without a TA; never where absent. */
  gate: z
    .strictObject({
      /** Blindly graded submissions needed at the least. */
      sample: z.int().min(10).max(10_000).default(50),
      /** Cohen's kappa that the lower end of its 95 % interval must reach, for each criterion. */
      kappa: share.default(0.6),
    })
    .optional(),
})
export type CheckPolicy = z.infer<typeof checkPolicySchema>

export const defaultCheckPolicy: CheckPolicy = checkPolicySchema.parse({})

/** What course.yaml may say of checks. */
export const checkPolicyShape = { checks: checkPolicySchema.optional() }
