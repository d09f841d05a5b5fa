import {
  closelyRead,
  findCandidates,
  partWeights,
  type Candidate,
  type RankRequest,
} from './find-candidates.ts'
import type { ScorePart } from './retrieval.ts'

const secondStage = ['window', 'surface', 'pairs'] as const

/** The best chunks by word scores and vectors, read closely and ordered by the sum of all parts. */
export function rankCandidates(request: RankRequest): Candidate[] {
  const candidates = findCandidates(request)
  addDense(candidates, request)
  const best = candidates.sort((first, second) => second.score - first.score).slice(0, closelyRead)
  readClosely(best, request)
  return best.sort((first, second) => second.score - first.score)
}

function addDense(candidates: Candidate[], { vectors, denseWeight }: RankRequest): void {
  const greatest = vectors?.near[0]?.similarity ?? 0
  if (vectors === undefined || denseWeight === 0 || greatest <= 0) return
  for (const candidate of candidates) {
    const similarity = Math.min(greatest, vectors.similarityOf(candidate.chunk))
    if (similarity > 0) addPart(candidate, 'dense', (denseWeight * similarity) / greatest)
  }
}

function readClosely(candidates: readonly Candidate[], { passages }: RankRequest): void {
  const read = candidates.map(({ chunk }) => passages(chunk))
  for (const [place, candidate] of candidates.entries()) candidate.held = read[place]?.held ?? []
  for (const part of secondStage) {
    const greatest = Math.max(0, ...read.map((scores) => scores[part]))
    if (greatest === 0) continue
    for (const [place, candidate] of candidates.entries()) {
      addPart(candidate, part, (partWeights[part] * (read[place]?.[part] ?? 0)) / greatest)
    }
  }
}

function addPart(candidate: Candidate, part: ScorePart, value: number): void {
  if (value === 0) return
  candidate.parts[part] = value
  candidate.score += value
}
