import type { Chunk } from '../ingest/chunk.ts'
import type { Language } from '../language.ts'

/** Where a score came from. Each part is already weighted: the parts add up to the score. */
export const scoreParts = [
  'terms',
  'headings',
  'grams',
  'page',
  'window',
  'surface',
  'pairs',
  'dense',
  'language',
] as const
export type ScorePart = (typeof scoreParts)[number]

export interface ScoredChunk {
  chunk: Chunk
  score: number
  parts: Partial<Record<ScorePart, number>>
}

/**
 * One idea of the query: a word (or a glossary term of several words), with everything that counts as the same
 * idea in the index: its stems, its other names and its names in the other language.
 */
export interface QueryConcept {
  /** As the asker wrote it, without a particle. */
  surface: string
  /** Inverse document frequency of the idea in the course: natural logarithm, 0 or more. */
  idf: number
  /** Whether the course's text holds the word or one of its other names. */
  inCourse: boolean
  /** A word that only frames a question ("설명", "what", "difference"): it says what is asked, not about what. */
  isFrame: boolean
  /** Other names of the idea, in both languages, that the expansion used. */
  otherNames: string[]
  /** Words near in meaning that the expansion used with less trust. */
  relatedNames: string[]
}

/** What retrieval found, and what it understood of the query. */
export interface Retrieval {
  results: ScoredChunk[]
  language: Language
  concepts: QueryConcept[]
  /** Share of the query's idf mass that one of the results covers at the most, 0 to 1. */
  coverage: number
}

export interface RetrievalRequest {
  text: string
  /** The language the asker is answered in; detected from the text where absent. */
  language?: Language
  /** How many chunks at the most. */
  limit: number
  /** Which documents may be seen (audience, release date); all where absent. */
  mayRead?: (document: string) => boolean
}

export type Retrieve = (request: RetrievalRequest) => Promise<Retrieval>
