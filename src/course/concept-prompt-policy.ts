import { Cron } from 'croner'
import { z } from 'zod'
import { faultOfGlob } from './path-glob.ts'

const id = z.coerce.string().trim().min(1)
const day = z.iso.date('must be a date, as in 2026-03-02')

const cron = z
  .string()
  .trim()
  .refine(
    (pattern) => pattern.split(/\s+/u).length === 5 && isCron(pattern),
    'must be a cron pattern of five parts (minute, hour, day, month, weekday), as in "0 9 * * 1-5"',
  )

const glob = z.string().superRefine((text, context) => {
  const fault = faultOfGlob(text)
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
})

/**
 * The part `conceptPrompts` of course.yaml: when and where the daily concept prompt is posted. Without a channel none
 * is ever posted by itself.
 */
export const conceptPromptPolicySchema = z.strictObject({
  /** In the course's time zone; at most one a day is posted. */
  schedule: cron.default('0 9 * * 1-5'),
  channels: z
    .array(z.strictObject({ platform: z.string().trim().min(1), space: id.optional(), channel: id }))
    .default([]),
  /** Days without a concept prompt; a streak goes on over them. */
  holidays: z.array(z.union([day, z.strictObject({ from: day, to: day })])).default([]),
  closesAfterHours: z.number().positive().max(336).default(24),
  /** Whether a draft that nobody approved may be posted; else staff are reminded. */
  postsUnapproved: z.boolean().default(false),
  /** How late one may be posted that was due while the tutor was not running; 0: not at all. */
  catchUpMinutes: z.int().min(0).max(1440).default(180),
  /** How many drafts are kept ready. */
  draftsAhead: z.int().min(0).max(30).default(5),
  /** When which lesson is taught: what is taught later is not asked yet. */
  lessons: z
    .array(z.strictObject({ paths: z.array(glob).min(1), date: day }))
    .max(500)
    .default([]),
  /** Share of the class that should answer, told to all as one common goal. */
  classGoal: z.number().min(0).max(1).default(0.6),
  /** Days a month that may be left out without ending a streak. */
  freezesPerMonth: z.int().min(0).max(31).default(2),
})
export type ConceptPromptPolicy = z.infer<typeof conceptPromptPolicySchema>

export const defaultConceptPromptPolicy: ConceptPromptPolicy = conceptPromptPolicySchema.parse({})

function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true, mode: '5-part' }).nextRun() !== null
  } catch {
    return false
  }
}
