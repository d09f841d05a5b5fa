import { z } from 'zod'
import { locatorKinds } from '../ingest/document.ts'
import { languages } from '../language.ts'

/** Where an answer's sentence stands in the material. `quote` is verbatim in the source at `locator`. */
export const citationSchema = z.object({
  number: z.int().positive(),
  document: z.string(),
  title: z.string(),
  headingPath: z.array(z.string()),
  locator: z.object({ kind: z.enum(locatorKinds), from: z.number(), to: z.number() }),
  quote: z.string().min(1),
  url: z.string().optional(),
  /** The chunk cited, and its content hash at the time. */
  chunkId: z.string(),
  chunkHash: z.string(),
})
export type Citation = z.infer<typeof citationSchema>

/** One sentence of an answer, with the numbers of the citations that carry it. */
export const answerSentenceSchema = z.object({
  text: z.string().min(1),
  citations: z.array(z.int().positive()).min(1),
})
export type AnswerSentence = z.infer<typeof answerSentenceSchema>

/** A section of the material that is near a question which the material does not answer. */
export const nearestSectionSchema = z.object({
  document: z.string(),
  title: z.string(),
  headingPath: z.array(z.string()),
  locator: z.object({ kind: z.enum(locatorKinds), from: z.number(), to: z.number() }),
  url: z.string().optional(),
})
export type NearestSection = z.infer<typeof nearestSectionSchema>

export const notInCourseReasons = [
  'off-course',
  'not-stated',
  'logistics',
  'personal-data',
  'empty-question',
] as const

const shared = {
  language: z.enum(languages),
  /** What a person reads: sentences with their citation numbers as [1]. */
  text: z.string(),
  timingsMs: z.record(z.string(), z.number()),
  /** Why a fallback was used, in one sentence for the person; absent on the ordinary path. */
  notice: z.string().optional(),
  /** Where a human stands behind it: who (a role, or "=" and a name), since when, and in which exchange. */
  checked: z
    .object({
      verdict: z.enum(['verified', 'corrected']),
      by: z.string(),
      /** "2026-03-02" in the course's time zone. */
      on: z.string(),
      exchangeId: z.string(),
    })
    .optional(),
}

/** The result of a question. Refusal is data, never guessed from the wording. */
export const answerSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('answered'),
    ...shared,
    sentences: z.array(answerSentenceSchema).min(1),
    citations: z.array(citationSchema).min(1),
    /** `extract`: said in the material's own words; `model`: written by a model and checked. */
    writtenBy: z.enum(['extract', 'model', 'human']),
    /** Sentences that a model wrote and the check left out. */
    leftOut: z.int().nonnegative(),
  }),
  z.object({
    status: z.literal('hint'),
    ...shared,
    /** 1 where to look, 2 a leading question, 3 a partial worked step, 4 the explanation. */
    step: z.int().min(1).max(4),
    citations: z.array(citationSchema),
  }),
  z.object({
    status: z.literal('not_in_course'),
    ...shared,
    reason: z.enum(notInCourseReasons),
    nearest: z.array(nearestSectionSchema),
    citations: z.array(citationSchema).max(0),
  }),
])
export type Answer = z.infer<typeof answerSchema>
export type AnsweredAnswer = Extract<Answer, { status: 'answered' }>
export type NotInCourseAnswer = Extract<Answer, { status: 'not_in_course' }>
