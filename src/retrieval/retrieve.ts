import { detectLanguage } from '../language.ts'
import type { Chunk } from '../ingest/chunk.ts'
import { namesWhatIsAsked, readFrameWords } from './frame-words.ts'
import { findConceptRoles } from './concept-roles.ts'
import type { Candidate } from './find-candidates.ts'
import { createReadableFinder } from './find-readable.ts'
import { expandQuery, type QueryKnowledge } from './expand-query.ts'
import { chunkIdAt, type LexicalIndex } from './lexical-index.ts'
import { measureConcepts } from './measure-concepts.ts'
import { createPreselector } from './preselect-chunks.ts'
import { rankCandidates } from './rank-candidates.ts'
import type { QueryConcept, Retrieve, ScoredChunk } from './retrieval.ts'
import { createChunkScorer } from './score-chunks.ts'
import { createFeatureScorer } from './score-features.ts'
import { createPassageScorer } from './score-passages.ts'
import type { SearchVectors } from './search-vectors.ts'

export interface RetrieverParts {
  index: LexicalIndex
  knowledge: QueryKnowledge
  readChunks: (ids: readonly string[]) => Promise<Chunk[]>
  vectors?: { search: SearchVectors; weight: number; knowsOnlyWords?: boolean }
}

/** A frame word still tells one chunk from another where nothing else does. */
const frameWeight = 0.15
/** "drawbacks", "example": it frames a question, and yet the section that answers it may be named so. */
const askWeight = 0.45

/** Query -> concepts -> BM25 over words, headings, letter runs and pages -> the best 60 read more closely -> chunks. */
export function createRetriever({ index, knowledge, readChunks, vectors }: RetrieverParts): Retrieve {
  const scorer = createChunkScorer(index, createFeatureScorer(index))
  const preselect = createPreselector(index)
  const findReadable = createReadableFinder(index)

  return async ({ text, limit, mayRead, ...asked }) => {
    const language = asked.language ?? detectLanguage(text)
    const isReadable = findReadable(mayRead)
    const expanded = expandQuery(text, knowledge)
    const concepts = measureConcepts(index, expanded)
    const matches = await vectors?.search(
      vectors.knowsOnlyWords ? withOtherNames(text, concepts) : text,
      vectorCandidates,
      isReadable,
    )

    const weights = scoringWeights(concepts)
    const preselected = preselect({ concepts: expanded, weights, isReadable, near: matches?.near ?? [] })
    const scores = scorer.score(expanded, weights, preselected)
    const passages = createPassageScorer(
      index,
      expanded,
      findConceptRoles(index, expanded),
      passageWeights(concepts),
    )
    const candidates = rankCandidates({
      index,
      language,
      scores,
      passages,
      isReadable,
      vectors: matches,
      denseWeight: vectors?.weight ?? 0,
    })

    return {
      results: await readResults(candidates.slice(0, limit)),
      language,
      concepts,
      coverage: Math.max(0, ...candidates.slice(0, limit).map((each) => coverageOf(concepts, each))),
    }
  }

  async function readResults(candidates: readonly Candidate[]): Promise<ScoredChunk[]> {
    const chunks = new Map((await readChunks(candidates.map(idOf))).map((chunk) => [chunk.id, chunk]))
    return candidates.flatMap((candidate) => {
      const chunk = chunks.get(idOf(candidate))
      return chunk === undefined ? [] : [{ chunk, score: candidate.score, parts: candidate.parts }]
    })
  }

  function idOf(candidate: Candidate): string {
    return chunkIdAt(index, candidate.chunk)
  }
}

const vectorCandidates = 60

function withOtherNames(text: string, concepts: readonly QueryConcept[]): string {
  const names = concepts.flatMap((concept) => (concept.isFrame ? [] : concept.otherNames))
  return [text, ...names].join('\n')
}

function scoringWeights(concepts: readonly QueryConcept[]): number[] {
  const onlyFrame = concepts.every((concept) => concept.isFrame)
  return concepts.map((concept) => (concept.isFrame && !onlyFrame ? weightOfFrame(concept.surface) : 1))
}

function weightOfFrame(surface: string): number {
  return namesWhatIsAsked(readFrameWords(), surface) ? askWeight : frameWeight
}

function passageWeights(concepts: readonly QueryConcept[]): number[] {
  const weights = scoringWeights(concepts)
  return concepts.map((concept, place) => concept.idf * (weights[place] ?? 0))
}

/** Share of the idf of the concepts that are no mere frame which the chunk holds, 0 to 1. */
export function coverageOf(concepts: readonly QueryConcept[], best: Pick<Candidate, 'held'>): number {
  const onlyFrame = concepts.every((concept) => concept.isFrame)
  let held = 0
  let all = 0
  for (const [place, concept] of concepts.entries()) {
    if (concept.isFrame && !onlyFrame) continue
    all += concept.idf
    held += concept.idf * (best.held[place] ?? 0)
  }
  return all === 0 ? 0 : held / all
}
