import type { Locator } from '../ingest/document.ts'
import type { Candidate } from './candidate.ts'
import type { ReadPassage } from './check-quotes.ts'
import type { Evidence } from './choose-evidence.ts'

/** Words of the source and where they stand. */
export interface Quotation {
  quote: string
  locator: Locator
}

/** How much longer a joint quote may be than its parts: more would quote what stands between, a page's furniture. */
const mostExcess = 1.25
const excessCharacters = 40

/**
 * What a piece of evidence quotes: the units' own slices, or, for several units that follow each other in the
 * source, the one slice from the first to the last, so that a list has one citation and not one an item.
 */
export async function quotePiece({ candidates }: Evidence, readPassage: ReadPassage): Promise<Quotation[]> {
  const [first] = candidates
  const last = candidates.at(-1)
  const single = candidates.map(({ unit: { quote, locator } }) => ({ quote, locator }))
  if (first === undefined || last === undefined || first === last) return single
  const joint = await joinQuotes(first, last, readPassage)
  const characters = single.reduce((sum, { quote }) => sum + quote.length, 0)
  return joint !== undefined && joint.quote.length <= characters * mostExcess + excessCharacters
    ? [joint]
    : single
}

async function joinQuotes(
  first: Candidate,
  last: Candidate,
  readPassage: ReadPassage,
): Promise<Quotation | undefined> {
  const from = first.unit.locator
  const to = last.unit.locator
  if (from.kind !== to.kind || from.kind !== 'lines' || to.to < from.from) return undefined
  const locator = { kind: from.kind, from: from.from, to: to.to }
  const passage = await readPassage(first.chunk.document, locator)
  const start = passage?.indexOf(first.unit.quote) ?? -1
  const end = passage?.lastIndexOf(last.unit.quote) ?? -1
  if (passage === undefined || start === -1 || end < start) return undefined
  return { quote: passage.slice(start, end + last.unit.quote.length), locator }
}
