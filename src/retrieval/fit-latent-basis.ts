import type { LatentBasis } from './latent-basis.ts'
import { featureKinds, sequenceBorder, type LexicalIndex } from './lexical-index.ts'
import { leadingRightVectors, type SparseRows } from './randomised-svd.ts'
import { inverseDocumentFrequency } from './score-features.ts'
import { buildStringTable, stringAt } from './string-table.ts'

const mostDimensions = 128
const sampledChunks = 3_000
const mostTerms = 20_000
const leastChunksOfTerm = 2

/**
 * Latent semantic analysis of the course itself (Deerwester et al. 1990): the leading right singular vectors of the
 * matrix of sampled chunks and terms. The same course gives the same basis.
 */
export function fitLatentBasis(index: LexicalIndex): LatentBasis {
  const terms = collectTerms(index)
  const chunks = sampleChunks(index.chunkCount)
  const matrix = sampleMatrix(index, chunks, terms)
  const dimensions = Math.max(1, Math.min(mostDimensions, chunks.length >> 1, terms.names.length >> 1))
  const vectors = leadingRightVectors(matrix, dimensions)
  const order = terms.names.map((_, term) => term).sort((a, b) => compareText(terms.names[a], terms.names[b]))
  const rows = new Float32Array(order.length * dimensions)
  for (const [place, term] of order.entries()) {
    const idf = terms.idf[term] ?? 0
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      rows[place * dimensions + dimension] = idf * (vectors[term * dimensions + dimension] ?? 0)
    }
  }
  return {
    dimensions,
    fittedChunks: index.chunkCount,
    terms: buildStringTable(order.map((term) => terms.names[term] ?? '')),
    rows,
  }
}

function compareText(first = '', second = ''): number {
  return first < second ? -1 : first > second ? 1 : 0
}

interface FittedTerms {
  names: string[]
  idf: number[]
  /** Terms of each word of the index, by number in `names`. */
  ofWord: Map<number, number[]>
}

/** The commonest terms but those of a single chunk. A term's chunks are counted by the sum over its words. */
function collectTerms(index: LexicalIndex): FittedTerms {
  const found: Array<{ feature: number; chunks: number }> = []
  const featureCount = index.features.offsets.length - 1
  const kind = featureKinds.term.charCodeAt(0)
  for (let feature = 0; feature < featureCount; feature += 1) {
    if (index.features.characters[index.features.offsets[feature] ?? 0] !== kind) continue
    let chunks = 0
    for (const word of wordsOf(index, feature)) {
      chunks += (index.text.starts[word + 1] ?? 0) - (index.text.starts[word] ?? 0)
    }
    if (chunks >= leastChunksOfTerm) found.push({ feature, chunks: Math.min(chunks, index.chunkCount) })
  }
  const kept = found.sort((a, b) => b.chunks - a.chunks || a.feature - b.feature).slice(0, mostTerms)
  const ofWord = new Map<number, number[]>()
  for (const [term, { feature }] of kept.entries()) {
    for (const word of wordsOf(index, feature)) {
      const terms = ofWord.get(word)
      if (terms === undefined) ofWord.set(word, [term])
      else terms.push(term)
    }
  }
  return {
    names: kept.map(({ feature }) => stringAt(index.features, feature).slice(1)),
    idf: kept.map(({ chunks }) => inverseDocumentFrequency(index.chunkCount, chunks)),
    ofWord,
  }
}

function wordsOf(index: LexicalIndex, feature: number): Uint32Array {
  return index.featureWords.subarray(index.featureWordStarts[feature], index.featureWordStarts[feature + 1])
}

function sampleChunks(chunkCount: number): number[] {
  const count = Math.min(chunkCount, sampledChunks)
  return Array.from({ length: count }, (_, place) => Math.floor((place * chunkCount) / count))
}

function sampleMatrix(index: LexicalIndex, chunks: readonly number[], terms: FittedTerms): SparseRows {
  const starts = [0]
  const columns: number[] = []
  const values: number[] = []
  for (const chunk of chunks) {
    const counts = new Map<number, number>()
    const words = index.sequences.subarray(index.sequenceStarts[chunk], index.sequenceStarts[chunk + 1])
    for (const word of words) {
      if (word === sequenceBorder) continue
      for (const term of terms.ofWord.get(word) ?? []) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    const weights = [...counts].map(
      ([term, count]) => [term, (1 + Math.log(count)) * (terms.idf[term] ?? 0)] as const,
    )
    const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
    for (const [term, weight] of weights) {
      columns.push(term)
      values.push(weight / norm)
    }
    starts.push(columns.length)
  }
  return {
    columnCount: terms.names.length,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  }
}
