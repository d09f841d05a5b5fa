import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'
import type { Citation } from '../answer.ts'

/** What a citation stands on: its chunk and the units that its quote covers, in reading order. */
export interface CitedUnits {
  citation: Citation
  chunk: Chunk
  units: Unit[]
}

export type ChunkById = (id: string) => Promise<Chunk | undefined>

/** The units behind citations; a citation of a chunk that is gone is left out. */
export async function findCitedUnits(
  citations: readonly Citation[],
  chunkById: ChunkById,
): Promise<CitedUnits[]> {
  const found: CitedUnits[] = []
  for (const citation of citations) {
    const chunk = await chunkById(citation.chunkId)
    if (chunk === undefined) continue
    const units = chunk.units.filter((unit) => covers(citation, unit))
    if (units.length > 0) found.push({ citation, chunk, units })
  }
  return found
}

function covers({ quote, locator }: Citation, unit: Unit): boolean {
  const { from, to, kind } = unit.locator
  if (kind !== locator.kind || to < locator.from || from > locator.to) return false
  return quote.includes(unit.quote) || unit.quote.includes(quote)
}
