import { z } from 'zod'

/** A sentence as the model returns it, before any of it is believed. */
export const writtenSentenceSchema = z.strictObject({
  text: z.string().min(1).max(1_200).describe('One sentence of the answer, in the language of the question'),
  sources: z.array(z.int()).min(1).max(8).describe('Numbers of the sources that say it'),
  words: z.string().min(1).max(1_200).describe('The words of that source, copied exactly'),
})
export type WrittenSentence = z.infer<typeof writtenSentenceSchema>

export const writtenAnswerSchema = z.strictObject({ sentences: z.array(writtenSentenceSchema) })
