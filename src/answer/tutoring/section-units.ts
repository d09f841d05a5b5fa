import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'

/** A unit with the chunk that it stands in. */
export interface PlacedUnit {
  chunk: Chunk
  unit: Unit
}

/** All units of the section that a chunk is part of, what stands under its own sub-headings too, in reading order. */
export function unitsOfSection(chunk: Chunk, chunks: readonly Chunk[]): PlacedUnit[] {
  const [top] = chunk.headingPath
  return chunks
    .filter(({ document, headingPath }) => document === chunk.document && headingPath[0] === top)
    .flatMap((each) => each.units.map((unit) => ({ chunk: each, unit })))
}

/** A question that the material puts to its reader; it says nothing itself. */
export function isQuestion({ text, isQuestion: isAsked }: Unit): boolean {
  return isAsked === true || /[?？]["'”’)*\]]*$/u.test(text.trim())
}

/** A text without what stands in brackets; formulas such as O(n^2) stay. */
export function withoutBrackets(text: string): string {
  return text
    .replaceAll(
      /(?<![A-Za-z0-9])\s*\((?![^)]*[=+^])[^()]*\)|(?<=[가-힣])\s*\([^()]*\)|(?<=[A-Za-z]{2})\s*\([^()]*\)/gu,
      '',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The paragraph, list or table that a unit is part of. */
export function blockOf({ chunk, unit }: PlacedUnit): Unit[] {
  return chunk.units.filter(({ block }) => block === unit.block)
}

const nearUnits = 3

/** Whether a unit stands within three units of one of those, in their chunk. */
export function isNear(
  { chunk, unit }: PlacedUnit,
  cited: ReadonlyArray<{ chunk: Chunk; units: readonly Unit[] }>,
): boolean {
  const place = chunk.units.findIndex(({ quote }) => quote === unit.quote)
  return cited.some(
    (each) =>
      each.chunk.id === chunk.id &&
      each.units.some(
        ({ quote }) => Math.abs(place - chunk.units.findIndex((other) => other.quote === quote)) <= nearUnits,
      ),
  )
}
