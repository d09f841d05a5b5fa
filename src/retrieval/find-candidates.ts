import type { Language } from '../language.ts'
import type { LexicalIndex } from './lexical-index.ts'
import type { ScorePart } from './retrieval.ts'
import type { ChunkScores } from './score-chunks.ts'
import type { PassageScores } from './score-passages.ts'
import type { VectorMatches } from './search-vectors.ts'

/** A chunk on its way to the results, by its number in the index. */
export interface Candidate {
  chunk: number
  score: number
  parts: Partial<Record<ScorePart, number>>
  /** For each concept of the query, 0 to 1. */
  held: number[]
}

export interface RankRequest {
  index: LexicalIndex
  language: Language
  scores: ChunkScores
  passages: (chunk: number) => PassageScores
  isReadable: (chunk: number) => boolean
  vectors: VectorMatches | undefined
  denseWeight: number
}

/** How much each part can add, once divided by its greatest value (see `divisorOf`). */
export const partWeights = {
  terms: 1,
  headings: 0.5,
  grams: 0.5,
  page: 0.3,
  window: 0.3,
  surface: 0.3,
  pairs: 0.1,
  language: 0.1,
}
const firstStage = ['terms', 'headings', 'grams', 'page'] as const
/** Chunks that are read closely, beside those that only the vectors found. */
export const closelyRead = 60

/** The best readable chunks by their words, and those that the vectors found, with the parts known so far. */
export function findCandidates(request: RankRequest): Candidate[] {
  const { index, language, scores, vectors } = request
  const chunks = readableChunks(request)
  const columns = firstStage.map((part) => partColumn(part, chunks, index, scores))
  const totals = new Float64Array(chunks.length)
  const bonusFor = language === 'ko' ? 1 : 0
  for (let place = 0; place < chunks.length; place += 1) {
    totals[place] = index.chunkIsKorean[chunks[place] ?? 0] === bonusFor ? partWeights.language : 0
  }
  for (const column of columns) addColumn(totals, column)

  const kept = bestPlaces(totals, closelyRead)
  const near = new Set(vectors?.near.map((found) => found.chunk))
  for (let place = 0; place < chunks.length; place += 1) if (near.has(chunks[place] ?? -1)) kept.add(place)
  return [...kept].map((place) => {
    const chunk = chunks[place] ?? 0
    const parts: Candidate['parts'] = {}
    for (const [position, part] of firstStage.entries()) {
      const value = columns[position]?.[place] ?? 0
      if (value > 0) parts[part] = value
    }
    if (index.chunkIsKorean[chunk] === bonusFor) parts.language = partWeights.language
    return { chunk, score: totals[place] ?? 0, parts, held: [] }
  })
}

/** A part's weighted values, one a chunk. The loops are plain: they run over every chunk that shares a word. */
function partColumn(
  part: (typeof firstStage)[number],
  chunks: Uint32Array,
  index: LexicalIndex,
  scores: ChunkScores,
): Float64Array {
  const column = new Float64Array(chunks.length)
  const { values } = scores[part]
  let greatest = 0
  for (let place = 0; place < chunks.length; place += 1) {
    const chunk = chunks[place] ?? 0
    const value = values[part === 'page' ? (index.chunkDocument[chunk] ?? 0) : chunk] ?? 0
    column[place] = value
    if (value > greatest) greatest = value
  }
  if (greatest === 0) return column
  const factor = partWeights[part] / divisorOf(part, greatest, scores)
  for (let place = 0; place < column.length; place += 1) column[place] = (column[place] ?? 0) * factor
  return column
}

function addColumn(totals: Float64Array, column: Float64Array): void {
  for (let place = 0; place < totals.length; place += 1) {
    totals[place] = (totals[place] ?? 0) + (column[place] ?? 0)
  }
}

/**
 * Words and pages are compared with the best chunk. Headings and letter runs are compared with all that was asked, so
 * that the one heading with a word in common does not count as if it named the whole question.
 */
function divisorOf(part: (typeof firstStage)[number], greatest: number, { masses }: ChunkScores): number {
  if (part === 'headings') return masses.headings
  return part === 'grams' ? Math.max(greatest, masses.grams) : greatest
}

/** Every chunk that the words, the letter runs or the vectors found, each once. */
function readableChunks({ scores, vectors, isReadable }: RankRequest): Uint32Array {
  const { terms, grams } = scores
  const near = vectors?.near ?? []
  const chunks = new Uint32Array(terms.count + grams.count + near.length)
  let count = 0
  const addIfReadable = (chunk: number): void => {
    if (!isReadable(chunk)) return
    chunks[count] = chunk
    count += 1
  }
  for (let place = 0; place < terms.count; place += 1) addIfReadable(terms.touched[place] ?? 0)
  for (let place = 0; place < grams.count; place += 1) {
    const chunk = grams.touched[place] ?? 0
    if (terms.values[chunk] === 0) addIfReadable(chunk)
  }
  for (const { chunk } of near)
    if (terms.values[chunk] === 0 && grams.values[chunk] === 0) addIfReadable(chunk)
  return chunks.subarray(0, count)
}

/** Places of the greatest totals; among equals the first. */
function bestPlaces(totals: Float64Array, count: number): Set<number> {
  const best: number[] = []
  let least = -Infinity
  for (let place = 0; place < totals.length; place += 1) {
    const total = totals[place] ?? 0
    if (best.length === count && total <= least) continue
    let position = best.length
    while (position > 0 && (totals[best[position - 1] ?? 0] ?? 0) < total) position -= 1
    best.splice(position, 0, place)
    if (best.length > count) best.pop()
    least = totals[best.at(-1) ?? 0] ?? 0
  }
  return new Set(best)
}
