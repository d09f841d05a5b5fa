import { z } from 'zod'
import type { GlossaryEntry } from './course.ts'

const name = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters')
const sentence = z.string().trim().min(1, 'must not be empty').max(500, 'must have at most 500 characters')

const note = z
  .strictObject({ ko: sentence.optional(), en: sentence.optional() })
  .transform(({ ko, en }) => ({ ...(ko !== undefined && { ko }), ...(en !== undefined && { en }) }))

const entry = z
  .strictObject({
    names: z.array(name).min(1, 'must hold a name').max(30, 'must hold at most 30 names'),
    note: note.optional(),
  })
  .transform(({ names, note: said }): GlossaryEntry => ({ names, ...(said !== undefined && { note: said }) }))
  .refine((value) => value.names.length > 1 || value.note !== undefined, {
    path: ['names'],
    message: 'must hold at least two names that mean the same, unless the entry has a note',
  })

/** The list of glossary.yaml. */
export const glossarySchema = z
  .array(entry)
  .max(10_000, 'must have at most 10,000 entries')
  .superRefine((entries, context) => {
    const seen = new Set<string>()
    for (const [index, { names }] of entries.entries()) {
      for (const [place, text] of names.entries()) {
        const key = comparableName(text)
        if (seen.has(key)) {
          const message = 'stands in the glossary twice; keep a name in one entry only'
          context.addIssue({ code: 'custom', path: [index, 'names', place], message })
        }
        seen.add(key)
      }
    }
  })

/** A name as the glossary compares it: case, width and spacing do not make another name. */
export function comparableName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
