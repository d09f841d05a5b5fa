import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'
import type { Language } from '../../language.ts'
import { heldShare } from '../check/match-ideas.ts'
import { type Idea, readIdeas } from '../check/read-claim.ts'
import { readNumbers } from '../check/read-numbers.ts'
import type { Vocabulary } from './find-key-terms.ts'
import { isQuestion, type PlacedUnit } from './section-units.ts'

/** A counterpart must be this like the unit: as many ideas and numbers, at nearly the same place. */
const leastLikeness = 0.45

/** The units of a section's edition in another language, by the id that its author gave both; none without an id. */
export function unitsOfEdition(chunk: Chunk, language: Language, chunks: readonly Chunk[]): PlacedUnit[] {
  if (chunk.sectionId === undefined) return []
  return chunks
    .filter((each) => each.sectionId === chunk.sectionId && each.language === language)
    .flatMap((each) => each.units.map((unit) => ({ chunk: each, unit })))
}

/** All units of the section in its own edition. */
export function unitsOfOwnEdition(chunk: Chunk, chunks: readonly Chunk[]): PlacedUnit[] {
  return chunks
    .filter(
      ({ sectionId, document, language }) =>
        sectionId === chunk.sectionId && document === chunk.document && language === chunk.language,
    )
    .flatMap((each) => each.units.map((unit) => ({ chunk: each, unit })))
}

/**
 * The unit of the other edition that says what a unit says: of its kind, with its ideas and numbers, near its place.
 * `undefined` where none is near enough.
 */
export function findCounterpart(
  { unit }: PlacedUnit,
  own: readonly PlacedUnit[],
  other: readonly PlacedUnit[],
  vocabulary: Vocabulary,
): PlacedUnit | undefined {
  const place = relativePlace(
    own.findIndex((each) => each.unit.quote === unit.quote),
    own.length,
  )
  const ideas = ideasOf(unit, vocabulary)
  const numbers = readNumbers(unit.text)
  const says = isQuestion(unit) ? other : other.filter((each) => !isQuestion(each.unit))
  const scored = says
    .map((each) => {
      const theirs = ideasOf(each.unit, vocabulary)
      const shared = (heldShare(ideas, theirs) + heldShare(theirs, ideas)) / 2
      const sameNumbers = numbers.join() === readNumbers(each.unit.text).join()
      const distance = Math.abs(place - relativePlace(other.indexOf(each), other.length))
      const kind = each.unit.kind === unit.kind ? 0.2 : 0
      return { each, score: shared + kind + (sameNumbers ? 0.1 : -0.1) + 0.4 * Math.max(0, 1 - 4 * distance) }
    })
    .toSorted((left, right) => right.score - left.score)
  const [best] = scored
  return best !== undefined && best.score >= leastLikeness + 0.2 ? best.each : undefined
}

const readUnits = new WeakMap<Unit, Idea[]>()

/** The ideas of a unit, read once: each is compared with every unit of the other edition. */
function ideasOf(unit: Unit, vocabulary: Vocabulary): Idea[] {
  const known = readUnits.get(unit) ?? readIdeas(unit.text, vocabulary)
  readUnits.set(unit, known)
  return known
}

function relativePlace(index: number, count: number): number {
  return count < 2 ? 0 : index / (count - 1)
}
