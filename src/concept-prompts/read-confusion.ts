import { z } from 'zod'
import { readExchangesSince } from '../store/concept-confusion-store.ts'
import type { StateAccess } from '../store/open-state.ts'

/** What the class did not get, by the headings that it concerned. */
export interface Confusion {
  refused: number
  notHelpful: number
  /** Questions beyond the first that were asked by the same person about the same section. */
  repeated: number
}

const placeSchema = z.object({ document: z.string(), headingPath: z.array(z.string()) })
const answerSchema = z.object({
  status: z.string(),
  citations: z.array(placeSchema).default([]),
  nearest: z.array(placeSchema).default([]),
})

/** The name under which a section's confusion is counted: its heading, which a concept's title has too. */
export function headingKey(heading: string): string {
  return heading.normalize('NFC').toLowerCase().trim()
}

/** Refusals, unhelpful answers and repeated questions since a time, by heading. */
export async function readConfusion(
  state: StateAccess,
  courseId: string,
  sinceMs: number,
): Promise<Map<string, Confusion>> {
  const found = new Map<string, Confusion>()
  const askedBy = new Map<string, number>()
  for (const exchange of await readExchangesSince(state, courseId, sinceMs)) {
    const answer = answerSchema.safeParse(JSON.parse(exchange.answer))
    if (!answer.success) continue
    const { status, citations, nearest } = answer.data
    const [place] = status === 'not_in_course' ? nearest : citations
    const heading = place?.headingPath[0]
    if (heading === undefined) continue
    const key = headingKey(heading)
    const count = found.get(key) ?? { refused: 0, notHelpful: 0, repeated: 0 }
    const who = `${exchange.person}\n${key}`
    const before = askedBy.get(who) ?? 0
    askedBy.set(who, before + 1)
    found.set(key, {
      refused: count.refused + (status === 'not_in_course' ? 1 : 0),
      notHelpful: count.notHelpful + exchange.notHelpful,
      repeated: count.repeated + (before > 0 ? 1 : 0),
    })
  }
  return found
}
