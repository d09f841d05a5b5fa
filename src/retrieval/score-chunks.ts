import type { Alternative, ExpandedConcept } from './expand-query.ts'
import { inverseDocumentFrequency, addScore, clearScores, createSparseScores } from './score-features.ts'
import type { Channel, FeatureScorer, ScoreTargets, SparseScores } from './score-features.ts'
import type { LexicalIndex } from './lexical-index.ts'
import type { Preselection } from './preselection.ts'

/** Scores of every chunk that shares anything with the query; `page` is by document. */
export interface ChunkScores {
  terms: SparseScores
  headings: SparseScores
  grams: SparseScores
  page: SparseScores
  /** Idf of all features that were looked for, found or not: what a chunk with every one once would about score. */
  masses: { terms: number; headings: number; grams: number }
}

export interface ChunkScorer {
  /** The returned scores are good until the next call. `weights` are by concept. */
  score(
    concepts: readonly ExpandedConcept[],
    weights: readonly number[],
    preselected?: Preselection,
  ): ChunkScores
}

const narrowest = 0.2
const widest = 3

export function createChunkScorer(index: LexicalIndex, features: FeatureScorer): ChunkScorer {
  const scores: ChunkScores = {
    terms: createSparseScores(index.chunkCount),
    headings: createSparseScores(index.chunkCount),
    grams: createSparseScores(index.chunkCount),
    page: createSparseScores(index.documentCount),
    masses: { terms: 0, headings: 0, grams: 0 },
  }
  const concept = {
    chunks: createSparseScores(index.chunkCount),
    pages: createSparseScores(index.documentCount),
  }
  const other = {
    chunks: createSparseScores(index.chunkCount),
    pages: createSparseScores(index.documentCount),
  }
  const absentIdf = inverseDocumentFrequency(index.chunkCount, 0)

  /** Adds the terms of one way to say a concept; gives the sum of their idf, found or not. */
  const addTerms = (
    channel: Channel,
    { words }: Alternative,
    targets: ScoreTargets,
    preselected: Preselection | undefined,
  ): number => {
    let mass = 0
    for (const word of words) {
      for (const term of word.terms) {
        mass += features.add(channel, term, 1, targets, preselected) ?? absentIdf
      }
    }
    return mass
  }

  const addConcept = (
    channel: Channel,
    { alternatives }: ExpandedConcept,
    weight: number,
    preselected: Preselection | undefined,
  ): void => {
    const withPages = channel === 'terms'
    const targetOf = (scratch: typeof concept) => (withPages ? scratch : { chunks: scratch.chunks })
    let askedMass = 0
    for (const [place, alternative] of alternatives.entries()) {
      if (place === 0) {
        askedMass = addTerms(channel, alternative, targetOf(concept), preselected)
        continue
      }
      const mass = addTerms(channel, alternative, targetOf(other), preselected)
      const scale =
        alternative.trust * Math.min(widest, Math.max(narrowest, askedMass / Math.max(mass, 1e-9)))
      raiseTo(concept.chunks, other.chunks, scale)
      raiseTo(concept.pages, other.pages, scale)
      clearScores(other.chunks)
      clearScores(other.pages)
    }
    scores.masses[channel] += weight * askedMass
    pour(concept.chunks, weight, channel === 'headings' ? scores.headings : scores.terms)
    pour(concept.pages, weight, scores.page)
  }

  return {
    score(concepts, weights, preselected) {
      for (const part of [scores.terms, scores.headings, scores.grams, scores.page]) clearScores(part)
      scores.masses = { terms: 0, headings: 0, grams: 0 }
      for (const [place, expanded] of concepts.entries()) {
        const weight = weights[place] ?? 0
        addConcept('terms', expanded, weight, preselected)
        addConcept('headings', expanded, weight, preselected)
        for (const word of expanded.alternatives[0]?.words ?? []) {
          for (const gram of word.grams) {
            const targets = { chunks: scores.grams }
            const idf = features.add('grams', gram, weight, targets, preselected) ?? absentIdf
            scores.masses.grams += weight * idf
          }
        }
      }
      return scores
    },
  }
}

/** A chunk that says an idea in several ways counts as the best of them. */
function raiseTo(target: SparseScores, source: SparseScores, scale: number): void {
  for (let position = 0; position < source.count; position += 1) {
    const place = source.touched[position] ?? 0
    const gain = (source.values[place] ?? 0) * scale - (target.values[place] ?? 0)
    if (gain > 0) addScore(target, place, gain)
  }
}

function pour(source: SparseScores, weight: number, target: SparseScores): void {
  if (weight > 0) {
    for (let position = 0; position < source.count; position += 1) {
      const place = source.touched[position] ?? 0
      addScore(target, place, (source.values[place] ?? 0) * weight)
    }
  }
  clearScores(source)
}
