import type { ExpandedConcept } from './expand-query.ts'
import { wordsOfFeature, type LexicalIndex } from './lexical-index.ts'
import { roles, type Preselection } from './preselection.ts'
import {
  addScore,
  clearScores,
  createSparseScores,
  findFeature,
  inverseDocumentFrequency,
  isTooCommon,
  lengthNorms,
  type Channel,
  type SparseScores,
} from './score-features.ts'

/** Smaller courses are scored whole. */
const leastChunks = 10_000
/** Postings that are read to choose: a millisecond or two. */
const postingBudget = 300_000
const mostScored = 1_200
const channelWeights: Record<Channel, number> = { terms: 1, headings: 1, grams: 0.6 }

export interface PreselectionRequest {
  concepts: readonly ExpandedConcept[]
  /** Of each concept. */
  weights: readonly number[]
  isReadable: (chunk: number) => boolean
  /** Readable chunks that are to be scored in any case. */
  near: ReadonlyArray<{ chunk: number }>
}

export type PreselectChunks = (request: PreselectionRequest) => Preselection | undefined

interface WeightedFeature {
  channel: Channel
  feature: number
  /** Chunks that have it. */
  count: number
  weight: number
}

/**
 * In a large course the chunks worth scoring are chosen by the rarest features of the query, as many as can be read in
 * a moment (the idea of impact-ordered evaluation, Anh and Moffat 2006); then these alone are scored, by all features.
 *
 * @returns a function whose result is good until its next call, and undefined where every chunk is to be scored.
 */
export function createPreselector(index: LexicalIndex): PreselectChunks {
  if (index.chunkCount < leastChunks) return () => undefined
  const scores = createSparseScores(index.chunkCount)
  const preselection = new Uint8Array(index.chunkCount)
  const norms = lengthNorms(index.termLengths)
  const chunksOf = chunksByDocument(index)

  const select = (chunk: number): void => {
    const document = index.chunkDocument[chunk] ?? 0
    const end = chunksOf.starts[document + 1] ?? 0
    for (let place = chunksOf.starts[document] ?? 0; place < end; place += 1) {
      const other = chunksOf.chunks[place] ?? 0
      if (preselection[other] === roles.none) preselection[other] = roles.counted
    }
    preselection[chunk] = roles.scored
  }

  return ({ concepts, weights, isReadable, near }) => {
    preselection.fill(roles.none)
    clearScores(scores)
    let budget = postingBudget
    for (const each of rarestFirst(featuresOf(index, concepts, weights))) {
      if (budget < each.count && scores.count > 0) break
      budget -= each.count
      addFeature(index, each, norms, scores)
    }
    const least = leastOfBest(scores, mostScored)
    for (let position = 0; position < scores.count; position += 1) {
      const chunk = scores.touched[position] ?? 0
      if ((scores.values[chunk] ?? 0) >= least && isReadable(chunk)) select(chunk)
    }
    for (const { chunk } of near) select(chunk)
    return preselection
  }
}

function rarestFirst(features: Iterable<WeightedFeature>): WeightedFeature[] {
  return [...features].sort((first, second) => first.count - second.count)
}

/** What is looked for, each feature once, with what it can add. */
function featuresOf(
  index: LexicalIndex,
  concepts: readonly ExpandedConcept[],
  weights: readonly number[],
): Iterable<WeightedFeature> {
  const found = new Map<string, WeightedFeature>()
  const note = (channel: Channel, name: string, weight: number): void => {
    const key = channel + name
    const known = found.get(key)
    if (known !== undefined) {
      known.weight = Math.max(known.weight, weight * channelWeights[channel])
      return
    }
    const feature = findFeature(index, channel, name)
    const count = (channel === 'headings' ? index.featureHeadings : index.featureChunks)[feature] ?? 0
    if (count === 0 || isTooCommon(index, channel, count)) return
    found.set(key, { channel, feature, count, weight: weight * channelWeights[channel] })
  }
  for (const [place, { alternatives }] of concepts.entries()) {
    for (const [number, { words, trust }] of alternatives.entries()) {
      const weight = (weights[place] ?? 0) * trust
      for (const word of words) {
        for (const term of word.terms) {
          note('terms', term, weight)
          note('headings', term, weight)
        }
        if (number === 0) for (const gram of word.grams) note('grams', gram, weight)
      }
    }
  }
  return found.values()
}

function addFeature(
  index: LexicalIndex,
  { channel, feature, count, weight }: WeightedFeature,
  norms: Float32Array,
  scores: SparseScores,
): void {
  const { starts, chunks, counts } = channel === 'headings' ? index.headings : index.text
  const most = weight * inverseDocumentFrequency(index.chunkCount, count)
  for (const word of wordsOfFeature(index, feature)) {
    const end = starts[word + 1] ?? 0
    for (let posting = starts[word] ?? 0; posting < end; posting += 1) {
      const chunk = chunks[posting] ?? 0
      const times = counts[posting] ?? 0
      addScore(scores, chunk, (most * times) / (times + (norms[chunk] ?? 0)))
    }
  }
}

const steps = 1_024

/** A value that about `count` scores reach, at the least: by a histogram, since sorting costs more than scoring. */
function leastOfBest({ values, touched, count: scored }: SparseScores, count: number): number {
  if (scored <= count) return 0
  let greatest = 0
  for (let position = 0; position < scored; position += 1)
    greatest = Math.max(greatest, values[touched[position] ?? 0] ?? 0)
  const histogram = new Uint32Array(steps + 1)
  const scale = steps / greatest
  for (let position = 0; position < scored; position += 1) {
    const step = Math.floor((values[touched[position] ?? 0] ?? 0) * scale)
    histogram[step] = (histogram[step] ?? 0) + 1
  }
  let step = steps
  let reached = histogram[step] ?? 0
  while (step > 0 && reached < count) {
    step -= 1
    reached += histogram[step] ?? 0
  }
  return step / scale
}

/** Chunks of a document need not follow each other. */
function chunksByDocument({ chunkDocument, documentCount }: LexicalIndex): {
  starts: Uint32Array
  chunks: Uint32Array
} {
  const starts = new Uint32Array(documentCount + 1)
  for (const document of chunkDocument) starts[document + 1] = (starts[document + 1] ?? 0) + 1
  for (let document = 0; document < documentCount; document += 1)
    starts[document + 1] = (starts[document + 1] ?? 0) + (starts[document] ?? 0)
  const next = starts.slice()
  const chunks = new Uint32Array(chunkDocument.length)
  for (const [chunk, document] of chunkDocument.entries()) {
    chunks[next[document] ?? 0] = chunk
    next[document] = (next[document] ?? 0) + 1
  }
  return { starts, chunks }
}
