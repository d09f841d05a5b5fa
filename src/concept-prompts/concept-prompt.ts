import { z } from 'zod'
import { citationSchema } from '../answer/answer.ts'

export const conceptPromptKinds = ['explain', 'compare', 'example', 'what-if', 'find-mistake'] as const
export type ConceptPromptKind = (typeof conceptPromptKinds)[number]

/** At least one of the two languages. */
const inLanguages = (mostCharacters: number) =>
  z
    .strictObject({
      ko: z.string().trim().min(1).max(mostCharacters).optional(),
      en: z.string().trim().min(1).max(mostCharacters).optional(),
    })
    .refine(({ ko, en }) => ko !== undefined || en !== undefined, 'must be given in ko, en or both')
    .transform(({ ko, en }) => ({ ...(ko !== undefined && { ko }), ...(en !== undefined && { en }) }))

const criterionId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/u, 'must be of lower-case letters, digits and hyphens')

/** A concept prompt as a person writes it: quotes stand for citations, which are looked up in the course. */
export const writtenPromptSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'must be of lower-case letters and digits, joined by single hyphens')
    .max(60),
  kind: z.enum(conceptPromptKinds).default('explain'),
  question: inLanguages(1000),
  rubric: z
    .array(z.strictObject({ id: criterionId, says: inLanguages(400), quote: inLanguages(1000) }))
    .min(2, 'must have at least 2 criteria')
    .max(6, 'must have at most 6 criteria')
    .refine(
      (rubric) => new Set(rubric.map(({ id }) => id)).size === rubric.length,
      'must not use an id twice',
    ),
})
export type WrittenPrompt = z.infer<typeof writtenPromptSchema>

export const writtenPromptsSchema = z
  .array(writtenPromptSchema)
  .max(500, 'must have at most 500 concept prompts')
  .refine(
    (prompts) => new Set(prompts.map(({ id }) => id)).size === prompts.length,
    'must not use an id twice',
  )

const text = z
  .strictObject({ ko: z.string().optional(), en: z.string().optional() })
  .transform(({ ko, en }) => ({
    ...(ko !== undefined && { ko }),
    ...(en !== undefined && { en }),
  }))

/** A concept prompt whose citations were found verbatim in the course. The model answer is its criteria's quotes. */
export const conceptPromptSchema = z.object({
  /** Names the concept in the course, the same as long as its section has its id; spaced repetition counts by it. */
  concept: z.string().min(1),
  /** What people call the concept. */
  title: text,
  kind: z.enum(conceptPromptKinds),
  question: text,
  criteria: z
    .array(z.object({ id: z.string(), text, citations: z.array(citationSchema).min(1) }))
    .min(1)
    .max(6),
  origin: z.enum(['material', 'file', 'form', 'model']),
})
export type ConceptPrompt = z.infer<typeof conceptPromptSchema>
