import { type Candidate, isQuestion } from './candidate.ts'
import { type ConceptWeights, maximum, shareOf } from './concept-shares.ts'
import { scoreCandidate } from './score-candidate.ts'
import type { UnderstoodQuestion } from './understand-question.ts'
import { widenEvidence } from './widen-evidence.ts'

/** One piece of an answer: units of one chunk, in reading order, that are said as one sentence. */
export interface Evidence {
  kind: 'prose' | 'list' | 'row'
  candidates: Candidate[]
  score: number
}

const mostEvidence = 3
/** A comparison is a table's rows side by side. */
const mostComparedRows = 6
/** Of what the first row holds of the question by its own words. */
const comparedShare = 0.5
/** A further piece must fit the question nearly as well as the best one: padding hides the answer. */
const furtherShare = 0.58
/** A further piece is worth more for what it adds: of two things compared, the one that was not yet spoken of. */
const gainFactor = 0.35
const sameWordsShare = 0.75
/** What follows a claim in its paragraph explains it. */
const continuationBonus = 0.15

/** The pieces that answer the question, the best first; where all are of one chunk, in reading order. */
export function chooseEvidence(
  candidates: readonly Candidate[],
  question: UnderstoodQuestion,
  weights: ConceptWeights,
): Evidence[] {
  const scored = candidates
    .filter(({ unit }) => !isQuestion(unit))
    .map((candidate) => ({ candidate, score: scoreCandidate(candidate, question) }))
  const bestScore = Math.max(0, ...scored.map(({ score }) => score))
  const room = question.asks.has('comparison') ? mostComparedRows : mostEvidence
  const chosen: Evidence[] = []
  const taken = new Set<Candidate>()
  let covered: number[] = []
  while (chosen.length < room) {
    const gainOf = ({ own }: Candidate) =>
      chosen.length === 0 ? 0 : shareOf(maximum(covered, own), weights) - shareOf(covered, weights)
    const open = scored.filter(
      ({ candidate, score }) => !repeats(candidate, taken) && score >= bestScore * furtherShare,
    )
    const next = bestOf(
      open,
      ({ candidate, score }) =>
        score + gainFactor * gainOf(candidate) + (continues(candidate, taken) ? continuationBonus : 0),
    )
    if (next === undefined) break
    scored.splice(scored.indexOf(next), 1)
    const evidence = { ...widenEvidence(next.candidate, candidates, question.asks), score: next.score }
    if (evidence.candidates.some((each) => taken.has(each))) continue
    if (chosen.length >= mostEvidence && evidence.kind !== 'row') continue
    // Rows beside a row say of the same things: one that hardly names them is another subject's.
    const [head] = chosen
    const isRowBesideRow = evidence.kind === 'row' && head?.kind === 'row'
    if (isRowBesideRow && next.candidate.ownShare < comparedShare * (head.candidates[0]?.ownShare ?? 0))
      continue
    chosen.push(evidence)
    for (const each of evidence.candidates) {
      taken.add(each)
      covered = maximum(covered, each.own)
    }
  }
  const isOfRows = question.asks.has('comparison') && chosen[0]?.kind === 'row'
  return isOfRows ? rowsFirst(inReadingOrder(chosen)) : inReadingOrder(chosen)
}

/** What a table sets side by side is the comparison itself. */
function rowsFirst(chosen: Evidence[]): Evidence[] {
  const rows = chosen.filter(({ kind }) => kind === 'row')
  return rows.length < 2 ? chosen : [...rows, ...chosen.filter(({ kind }) => kind !== 'row')]
}

function continues({ chunk, unit, position }: Candidate, taken: ReadonlySet<Candidate>): boolean {
  for (const before of taken) {
    if (before.chunk === chunk && before.unit.block === unit.block && before.position === position - 1)
      return true
  }
  return false
}

function bestOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  let bestValue = -Infinity
  for (const item of items) {
    const value = valueOf(item)
    if (value > bestValue) {
      best = item
      bestValue = value
    }
  }
  return best
}

/** Whether a piece says again what was chosen: the same words, or the same section in another edition. */
function repeats(candidate: Candidate, taken: ReadonlySet<Candidate>): boolean {
  for (const other of taken) {
    if (isOtherEdition(candidate, other) || saysTheSame(candidate, other)) return true
  }
  return false
}

/** Whether nearly all that the shorter of two units says beyond the question, the other says too. */
function saysTheSame(candidate: Candidate, other: Candidate): boolean {
  const { unit } = candidate
  if (unit.text === other.unit.text) return true
  if (unit.kind === 'table-row' || other.unit.kind === 'table-row') return false
  const [words, otherWords] = [candidate.newWords(), other.newWords()]
  const fewer = Math.min(words.size, otherWords.size)
  if (fewer < 3) return false
  let shared = 0
  for (const word of words) if (otherWords.has(word)) shared += 1
  return shared / fewer >= sameWordsShare
}

/** Whether two candidates stand in editions of one section: an id is the same in every edition of a lesson. */
export function isOtherEdition({ chunk }: Candidate, { chunk: other }: Candidate): boolean {
  return (
    chunk.sectionId !== undefined && chunk.sectionId === other.sectionId && chunk.language !== other.language
  )
}

function inReadingOrder(chosen: Evidence[]): Evidence[] {
  const [head, ...rest] = chosen
  if (head === undefined) return []
  const place = ({ candidates: [candidate] }: Evidence) =>
    candidate === undefined ? 0 : candidate.chunkRank * 10_000 + candidate.position
  const chunkOf = ({ candidates: [candidate] }: Evidence) => candidate?.chunk
  const isOneChunk = rest.every((piece) => chunkOf(piece) === chunkOf(head))
  return isOneChunk
    ? chosen.toSorted((left, right) => place(left) - place(right))
    : [head, ...rest.toSorted((left, right) => place(left) - place(right))]
}
