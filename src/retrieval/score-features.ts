import { featureKinds, wordsOfFeature, type LexicalIndex, type Postings } from './lexical-index.ts'
import { roles, type Preselection } from './preselection.ts'
import { findString } from './string-table.ts'

/** BM25 saturation and length normalisation, measured on Korean and English together. */
const saturation = 0.9
const lengthWeight = 0.6

/**
 * A feature of more than this share of the chunks tells them apart too little for what its postings cost. Letter runs
 * ("tion") are many and common, so their bar is lower.
 */
const commonestScored: Record<Channel, number> = { terms: 0.5, headings: 0.5, grams: 0.2 }
/** In a small course nothing costs anything. */
const leastChunksForSkipping = 10_000

/** Scores of a few among many places: the touched ones are remembered, so that clearing costs what scoring did. */
export interface SparseScores {
  values: Float32Array
  touched: Uint32Array
  count: number
}

export function createSparseScores(size: number): SparseScores {
  return { values: new Float32Array(size), touched: new Uint32Array(size), count: 0 }
}

export function clearScores(scores: SparseScores): void {
  for (let position = 0; position < scores.count; position += 1)
    scores.values[scores.touched[position] ?? 0] = 0
  scores.count = 0
}

export function addScore(scores: SparseScores, place: number, score: number): void {
  if (scores.values[place] === 0) {
    scores.touched[scores.count] = place
    scores.count += 1
  }
  scores.values[place] = (scores.values[place] ?? 0) + score
}

export type Channel = 'terms' | 'grams' | 'headings'

/** Where scores go: `pages` is by document. */
export interface ScoreTargets {
  chunks: SparseScores
  pages?: SparseScores
}

export interface FeatureScorer {
  /**
   * Adds the BM25 score of one feature to `chunks`, and of the whole documents to `pages`; of `preselected` chunks
   * alone where that is given (see {@link Preselection}).
   *
   * @returns the feature's inverse document frequency; undefined where no chunk has it. A very common one adds nothing.
   */
  add(
    channel: Channel,
    feature: string,
    weight: number,
    targets: ScoreTargets,
    preselected?: Preselection,
  ): number | undefined
}

/** The idf of BM25 as Lucene has it: ln(1 + (N - n + 0.5) / (n + 0.5)), never negative. */
export function inverseDocumentFrequency(count: number, having: number): number {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5))
}

interface ChannelData {
  postings: Postings
  /** Chunks with each feature. */
  counts: Uint32Array
  /** Denominator of BM25 that does not depend on the query, for each chunk. */
  lengthNorms: Float32Array
}

/** One scorer serves one query at a time: it has scratch memory of the size of the course. */
export function createFeatureScorer(index: LexicalIndex): FeatureScorer {
  const channels: Record<Channel, ChannelData> = {
    terms: {
      postings: index.text,
      counts: index.featureChunks,
      lengthNorms: lengthNorms(index.termLengths),
    },
    grams: {
      postings: index.text,
      counts: index.featureChunks,
      lengthNorms: lengthNorms(index.gramLengths),
    },
    headings: {
      postings: index.headings,
      counts: index.featureHeadings,
      lengthNorms: lengthNorms(index.headingLengths),
    },
  }
  const pageNorms = lengthNorms(sumByDocument(index))
  const counts = createSparseScores(index.chunkCount)
  const pageCounts = createSparseScores(index.documentCount)

  return {
    add(channel, name, weight, { chunks, pages }, preselected) {
      const { postings, counts: having, lengthNorms: norms } = channels[channel]
      const feature = findFeature(index, channel, name)
      const count = having[feature] ?? 0
      if (count === 0) return undefined
      const idf = inverseDocumentFrequency(index.chunkCount, count)
      if (isTooCommon(index, channel, count)) return idf
      mergePostings(postings, wordsOfFeature(index, feature), counts, preselected)
      addSaturated(counts, norms, weight * idf, chunks, preselected)
      if (pages !== undefined) {
        for (let position = 0; position < counts.count; position += 1) {
          const chunk = counts.touched[position] ?? 0
          addScore(pageCounts, index.chunkDocument[chunk] ?? 0, counts.values[chunk] ?? 0)
        }
        const pageIdf = inverseDocumentFrequency(index.documentCount, index.featureDocuments[feature] ?? 0)
        addSaturated(pageCounts, pageNorms, weight * pageIdf, pages)
        clearScores(pageCounts)
      }
      clearScores(counts)
      return idf
    },
  }
}

/** -1 where the course has no such feature. */
export function findFeature(index: LexicalIndex, channel: Channel, name: string): number {
  return findString(index.features, (channel === 'grams' ? featureKinds.gram : featureKinds.term) + name)
}

export function isTooCommon(index: LexicalIndex, channel: Channel, count: number): boolean {
  return index.chunkCount >= leastChunksForSkipping && count > commonestScored[channel] * index.chunkCount
}

function mergePostings(
  { starts, chunks, counts: counted }: Postings,
  words: Uint32Array,
  counts: SparseScores,
  preselected: Preselection | undefined,
): void {
  const { none } = roles
  for (const word of words) {
    const end = starts[word + 1] ?? 0
    for (let posting = starts[word] ?? 0; posting < end; posting += 1) {
      const chunk = chunks[posting] ?? 0
      if (preselected !== undefined && preselected[chunk] === none) continue
      addScore(counts, chunk, counted[posting] ?? 0)
    }
  }
}

function addSaturated(
  counts: SparseScores,
  norms: Float32Array,
  weight: number,
  target: SparseScores,
  preselected?: Preselection,
): void {
  if (weight === 0) return
  for (let position = 0; position < counts.count; position += 1) {
    const place = counts.touched[position] ?? 0
    if (preselected !== undefined && preselected[place] !== roles.scored) continue
    const count = counts.values[place] ?? 0
    addScore(target, place, (weight * count * (saturation + 1)) / (count + (norms[place] ?? 0)))
  }
}

/** The part of BM25's denominator that does not depend on the query. */
export function lengthNorms(lengths: Uint32Array): Float32Array {
  let sum = 0
  for (const length of lengths) sum += length
  const mean = sum / Math.max(1, lengths.length) || 1
  return Float32Array.from(
    lengths,
    (length) => saturation * (1 - lengthWeight + (lengthWeight * length) / mean),
  )
}

function sumByDocument(index: LexicalIndex): Uint32Array {
  const lengths = new Uint32Array(index.documentCount)
  for (const [chunk, document] of index.chunkDocument.entries()) {
    lengths[document] = (lengths[document] ?? 0) + (index.termLengths[chunk] ?? 0)
  }
  return lengths
}
