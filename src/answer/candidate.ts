import type { Chunk } from '../ingest/chunk.ts'
import type { Unit } from '../ingest/document.ts'
import { isFrameWord, readFrameWords } from '../retrieval/frame-words.ts'
import type { QueryConcept, Retrieval } from '../retrieval/retrieval.ts'
import { analyseText } from '../retrieval/term-base.ts'
import { createWordingChooser } from './choose-wordings.ts'
import { type ConceptWeights, type MatchConcepts, maximum, shareOf } from './concept-shares.ts'
import { definesAsked } from './defines-asked.ts'

/** A unit of a retrieved chunk, with how well it and what stands around it fit the question. */
export interface Candidate {
  unit: Unit
  chunk: Chunk
  /** The unit's place in its chunk. */
  position: number
  /** Rank of the chunk in the retrieval, 0 for the best. */
  chunkRank: number
  /** Score of the chunk divided by the best chunk's, 0 to 1. */
  chunkScore: number
  /** Per concept of the question, 0 to 1: held by the unit's own words. */
  own: number[]
  /** Per concept, 0 to 1: held by the unit, its headings, the sentence that leads into it or its neighbours. */
  inContext: number[]
  /** Share of the question's weight that what stands above the unit's list holds: its lead and its heading. */
  leadShare: number
  /** Share of the question's weight that the unit's own words hold. */
  ownShare: number
  /** Share of the question's weight that the unit holds with its context. */
  contextShare: number
  /** The words that mean something, as stems, which the unit says beyond the question's own; worked out when first asked for. */
  newWords: () => ReadonlySet<string>
  /** How surely the unit says of what is asked about what it is ("X is …", "X는 …이다"), 0 to 1; worked out when first asked for. */
  definition: () => number
  /** The section exists in another edition, and the asker's language has editions: that one is preferred. */
  isForeignEdition: boolean
  /** The unit is no more than the name of another section, as in an agenda. */
  isPointer: boolean
}

// How far the words around a unit stand in for its own: a bullet under "Conway's law" is about that law, but a
// sentence that says the name itself is surer.
const headingTrust = 0.8
const ownHeadingTrust = 0
const parentTrust = 0.75
const titleTrust = 0.5
const leadTrust = 0.8
/** A question in the material is answered by what follows it: the answer is about what the question names. */
const questionTrust = 0.9
const neighbourTrust = 0.45

/** The candidates of all retrieved chunks, in retrieval order. */
export function collectCandidates(
  retrieval: Retrieval,
  weights: ConceptWeights,
  match: MatchConcepts,
): Candidate[] {
  const hasEditions = retrieval.results.some(
    ({ chunk }) => chunk.sectionId !== undefined && chunk.language === retrieval.language,
  )
  const bestScore = retrieval.results[0]?.score ?? 0
  const findNewWords = createNewWordFinder(retrieval.concepts)
  const chooseWordings = createWordingChooser(retrieval.concepts)
  const headings = new Map(
    retrieval.results.map(({ chunk }) => [bare(chunk.headingPath.at(-1) ?? ''), chunk]),
  )
  return retrieval.results.flatMap(({ chunk, score }, chunkRank) => {
    const chunkScore = bestScore > 0 ? score / bestScore : 0
    return matchUnits(chunk, weights, match, chooseWordings).map((matches) => {
      const named = headings.get(bare(matches.unit.text))
      return {
        ...matches,
        chunkRank,
        chunkScore,
        definition: once(() => definesAsked(matches.unit, match, weights, findNewWords)),
        isForeignEdition:
          hasEditions && chunk.sectionId !== undefined && chunk.language !== retrieval.language,
        newWords: once(() => findNewWords(matches.unit.text)),
        isPointer: named !== undefined && named !== chunk,
      }
    })
  })
}

function once<Value>(work: () => Value): () => Value {
  let done: { value: Value } | undefined
  return () => (done ??= { value: work() }).value
}

/** A title without what varies between its places: case, numbering, punctuation. */
function bare(title: string): string {
  return title.toLowerCase().replaceAll(/[^\p{L}\p{N}]|^[\d.]+/gu, '')
}

function createNewWordFinder(concepts: readonly QueryConcept[]): (text: string) => Set<string> {
  const frameWords = readFrameWords()
  const asked = new Set(
    concepts.flatMap(({ surface, otherNames }) =>
      [surface, ...otherNames].flatMap((name) => analyseText(name).map(({ base }) => base)),
    ),
  )
  return (text) => {
    const fresh = new Set<string>()
    for (const word of analyseText(text)) {
      if (!asked.has(word.base) && !isFrameWord(frameWords, word)) fresh.add(word.base)
    }
    return fresh
  }
}

type UnitMatches = Omit<
  Candidate,
  'chunkRank' | 'chunkScore' | 'newWords' | 'definition' | 'isForeignEdition' | 'isPointer'
>

function matchUnits(
  chunk: Chunk,
  weights: ConceptWeights,
  match: MatchConcepts,
  chooseWordings: (wordings: readonly string[]) => readonly string[],
): UnitMatches[] {
  const fromHeading = match(chunk.headingPath.at(-1) ?? chunk.title)
  const around = maximum(
    scaled(fromHeading, headingTrust),
    scaled(match(chunk.headingPath.at(-2) ?? ''), parentTrust),
    scaled(match([chunk.title, ...chunk.headingPath.slice(0, -2)].join('\n')), titleTrust),
  )
  const said = chunk.units.map((unit) =>
    mostOf([wordsOf(unit), ...chooseWordings(unit.alsoAsked ?? [])], weights, match),
  )
  // A question and its answer are read together: the answer says what the question names.
  const own = said.map((words, position) =>
    maximum(words, scaled(said[questionBefore(chunk.units, position)], questionTrust)),
  )
  return chunk.units.map((unit, position) => {
    const ownWords = maximum(own[position] ?? [], scaled(fromHeading, ownHeadingTrust))
    const inContext = maximum(
      ownWords,
      around,
      scaled(own[leadOf(chunk.units, position)], leadTrust),
      scaled(neighbour(chunk.units, own, position, -1), neighbourTrust),
      scaled(neighbour(chunk.units, own, position, 1), neighbourTrust * 0.6),
    )
    return {
      unit,
      chunk,
      position,
      own: ownWords,
      inContext,
      leadShare: shareOf(maximum(around, own[leadOf(chunk.units, position)] ?? []), weights),
      ownShare: shareOf(ownWords, weights),
      contextShare: shareOf(inContext, weights),
    }
  })
}

/** What the wording that fits best holds: one that somebody would ask, not the words of several. */
function mostOf(wordings: readonly string[], weights: ConceptWeights, match: MatchConcepts): number[] {
  let best: number[] = []
  let bestShare = -1
  for (const wording of wordings) {
    const matches = match(wording)
    const share = shareOf(matches, weights)
    if (share <= bestShare) continue
    best = matches
    bestShare = share
  }
  return best
}

function wordsOf(unit: Unit): string {
  return unit.kind === 'table-row' ? [...(unit.header ?? []), ...(unit.cells ?? [])].join('\n') : unit.text
}

/** The unit before the block that `position` belongs to, where that block is a list, a table or code; else -1. */
function leadOf(units: readonly Unit[], position: number): number {
  const unit = units[position]
  if (unit === undefined || unit.kind === 'sentence') return -1
  let first = position
  while (first > 0 && units[first - 1]?.block === unit.block) first -= 1
  return first - 1
}

/** The question that the unit's block follows ("**Why do we …?** Because …"), else -1. */
function questionBefore(units: readonly Unit[], position: number): number {
  const unit = units[position]
  if (unit === undefined || isQuestion(unit)) return -1
  let first = position
  while (first > 0 && units[first - 1]?.block === unit.block) {
    const before = units[first - 1]
    if (before !== undefined && isQuestion(before)) return first - 1
    first -= 1
  }
  const before = units[first - 1]
  return before !== undefined && isQuestion(before) ? first - 1 : -1
}

/** A question that the material asks: never an answer by itself. */
export function isQuestion(unit: Unit): boolean {
  if (unit.isQuestion === true) return true
  return unit.kind !== 'code' && unit.kind !== 'table-row' && /[?？]["'”’)\]*_]*$/u.test(unit.text.trim())
}

function neighbour(units: readonly Unit[], own: readonly number[][], position: number, step: 1 | -1) {
  const here = units[position]
  const there = units[position + step]
  return here !== undefined && there !== undefined && here.block === there.block && here.kind === 'sentence'
    ? own[position + step]
    : undefined
}

function scaled(values: readonly number[] | undefined, factor: number): number[] {
  return values?.map((value) => value * factor) ?? []
}
