import { z } from 'zod'
import { placeSchema } from '../../src/chat/event.ts'

/** What a form's modal carries until it is sent in. */
const formMetadataSchema = z.object({
  form: z.string().min(1).max(100),
  place: placeSchema,
  team: z.string().optional(),
  responseUrl: z.string().optional(),
})
export type FormMetadata = z.infer<typeof formMetadataSchema>

/** None where it is not a form of the tutor's. */
export function readFormMetadata(text: string): FormMetadata | undefined {
  try {
    const parsed = formMetadataSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
