import type { ReadPassage } from '../check-quotes.ts'
import type { Quotation } from '../quote-piece.ts'
import type { PlacedUnit } from './section-units.ts'

/** How much longer than its parts a joint quote may be: more would quote what stands between. */
const mostExcess = 1.25
const markupCharacters = 6

/**
 * One quote over units of one document that follow each other in the source, so that a list has one citation and not
 * one an item; `undefined` where they do not.
 */
export async function quoteJointly(
  units: readonly PlacedUnit[],
  readPassage: ReadPassage,
): Promise<Quotation | undefined> {
  const [first] = units
  const last = units.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { quote, locator } = first.unit
  if (first === last) return { quote, locator }
  if (locator.kind !== 'lines' || first.chunk.document !== last.chunk.document) return undefined
  const whole = { kind: locator.kind, from: locator.from, to: last.unit.locator.to }
  const passage = await readPassage(first.chunk.document, whole)
  const start = passage?.indexOf(quote) ?? -1
  const end = passage?.lastIndexOf(last.unit.quote) ?? -1
  if (passage === undefined || start < 0 || end < start) return undefined
  const joint = passage.slice(start, end + last.unit.quote.length)
  const characters = units.reduce((sum, { unit }) => sum + unit.quote.length + markupCharacters, 0)
  return joint.length <= characters * mostExcess ? { quote: joint, locator: whole } : undefined
}
