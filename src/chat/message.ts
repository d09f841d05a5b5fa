import { z } from 'zod'
import { citationSchema } from '../answer/answer.ts'
import { languages } from '../language.ts'

/** Who may see a message: everybody in the place, or only the person whose event it answers. */
export const visibilities = ['everyone', 'asker'] as const
export type Visibility = (typeof visibilities)[number]

/** A button. `id` comes back when it is pressed: "<action>" or "<action>:<argument>", at most 100 characters. */
export const actionSchema = z.object({
  id: z.string().min(1).max(100),
  label: z.string().min(1).max(80),
})
export type Action = z.infer<typeof actionSchema>

export const formFieldSchema = z.object({
  name: z.string().min(1).max(40),
  /** At most 45 characters: what Discord allows over a field. */
  label: z.string().min(1).max(45),
  kind: z.enum(['line', 'paragraph']),
  isRequired: z.boolean(),
  maxCharacters: z.int().positive().max(4000),
  /** What stands in it when it opens; what is there already of a thing that is edited. */
  value: z.string().max(4000).optional(),
})
export type FormField = z.infer<typeof formFieldSchema>

/** A form that a press opens. `id` comes back with the values, as an action's does. */
export const formSchema = z.object({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  fields: z.array(formFieldSchema).min(1).max(5),
})
export type Form = z.infer<typeof formSchema>

/**
 * What is said on any platform. `body` is small Markdown (see small-markdown.ts); "[1]" in it is the citation of that
 * number. An adapter renders it within its limits, mentions nobody and lets no link but the citations' through.
 */
export const messageSchema = z.object({
  language: z.enum(languages),
  title: z.string().max(250).optional(),
  body: z.string(),
  citations: z.array(citationSchema),
  actions: z.array(actionSchema).max(10),
  visibility: z.enum(visibilities),
  image: z.object({ pngBase64: z.string(), altText: z.string().min(1), fileName: z.string() }).optional(),
  /** A file for one person, such as their own data. */
  attachment: z.object({ text: z.string(), fileName: z.string() }).optional(),
  /** A link into the platform itself, such as the message that a TA is asked about. */
  link: z.object({ url: z.url(), label: z.string().min(1) }).optional(),
})
export type Message = z.infer<typeof messageSchema>

/** A message with nothing but its text. */
export function plainMessage(language: Message['language'], body: string, visibility: Visibility): Message {
  return { language, body, citations: [], actions: [], visibility }
}
