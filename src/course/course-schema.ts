import { z } from 'zod'
import { languages } from '../language.ts'
import { chatPolicySchema } from './chat-policy.ts'
import { checkPolicyShape } from './check-policy.ts'
import { conceptPromptPolicySchema } from './concept-prompt-policy.ts'
import type { DocumentRule } from './course.ts'
import { defaultEvalThresholds } from './default-thresholds.ts'
import { faultOfGlob } from './path-glob.ts'

const line = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters')

const fullInstant = z.iso.datetime({ offset: true })
const instant = z.string().transform((text, context) => {
  // People leave the seconds out; the format does not.
  const withSeconds = text.replace(/^(.{10}T\d{2}:\d{2})(?=[Z+-])/u, '$1:00')
  if (fullInstant.safeParse(withSeconds).success) return new Date(withSeconds)
  const message = 'must be a date and time with its offset, as in 2026-03-02T09:00+09:00'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const glob = z.string().superRefine((text, context) => {
  const fault = faultOfGlob(text)
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
})

const graded = z
  .strictObject({ role: z.enum(['task', 'solution']), from: instant.optional(), until: instant.optional() })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ['until'],
    message: 'must be later than "from"',
  })

const documentRule = z
  .strictObject({
    paths: z.array(glob).min(1, 'must name at least one path').max(1000, 'must have at most 1,000 paths'),
    audience: z.enum(['everyone', 'staff']).default('everyone'),
    release: instant.optional(),
    graded: graded.optional(),
    ignore: z.boolean().default(false),
  })
  .transform(({ paths, audience, release, graded: grading, ignore }): DocumentRule => ({
    paths,
    audience,
    ignored: ignore,
    ...(release && { releasedAt: release }),
    ...(grading && {
      graded: {
        role: grading.role,
        ...(grading.from && { from: grading.from }),
        ...(grading.until && { until: grading.until }),
      },
    }),
  }))

const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, as in Asia/Seoul')

const placeholders = ['document', 'from', 'to', 'anchor']
const linkTemplate = z
  .string()
  .regex(/^https?:\/\/\S+$/u, 'must be one https:// address without spaces')
  .refine((text) => text.includes('{document}'), 'must hold {document}, where the path goes')
  .refine(
    (text) => [...text.matchAll(/\{([^{}]*)\}/gu)].every(([, name]) => placeholders.includes(name ?? '')),
    'may hold only {document}, {from}, {to} and {anchor} in braces',
  )

const share = z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1')

const evalThresholds = z.strictObject({
  recallAt5: share.default(defaultEvalThresholds.recallAt5),
  factsHeld: share.default(defaultEvalThresholds.factsHeld),
  quotePrecision: share.default(defaultEvalThresholds.quotePrecision),
  wrongRefusals: share.default(defaultEvalThresholds.wrongRefusals),
  falseAnswers: share.default(defaultEvalThresholds.falseAnswers),
})

/**
 * The keys of course.yaml, each optional. A room that needs keys of its own (channels, staff, policy, …) exports a
 * plain object of zod shapes, which is spread in here; what is not here is an unknown key to the author.
 */
const courseFileShape = {
  id: z
    .string()
    .max(49, 'must have at most 49 characters')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'must be of lower-case letters and digits, joined by single hyphens')
    .optional(),
  title: line.optional(),
  languages: z
    .array(z.enum(languages))
    .min(1, 'must name at least one language')
    .refine((list) => new Set(list).size === list.length, 'must not name a language twice')
    .optional(),
  timeZone: timeZone.optional(),
  linkTemplate: linkTemplate.optional(),
  documents: z.array(documentRule).max(1000, 'must have at most 1,000 rules').optional(),
  evalThresholds: evalThresholds.optional(),
  chat: chatPolicySchema.optional(),
  ...checkPolicyShape,
  conceptPrompts: conceptPromptPolicySchema.optional(),
}

export const courseFileSchema = z.strictObject(courseFileShape)
export type CourseFile = z.infer<typeof courseFileSchema>

/** Known without asking: the zone data that Intl loads on its first use take as long as all the rest of the course. */
const commonTimeZones = ['UTC', 'Asia/Seoul']

function isTimeZone(name: string): boolean {
  if (commonTimeZones.includes(name)) return true
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    // An offset is accepted by Intl, but has no summer time.
    return !/^[+-]/u.test(name)
  } catch {
    return false
  }
}
