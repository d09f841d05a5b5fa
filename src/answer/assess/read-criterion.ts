import type { Chunk } from '../../ingest/chunk.ts'
import type { RetrievalRoom } from '../../retrieval/open-retrieval.ts'
import { findContrary } from '../check/find-contrary.ts'
import type { ReadUnit, Vocabulary } from '../check/read-claim.ts'
import type { Criterion } from './assessment.ts'
import { readStatement } from './read-submission.ts'
import { shareOfIdeas } from './share-of-ideas.ts'

export interface AssessParts {
  retrieval: Vocabulary & Pick<RetrievalRoom, 'retrieve'>
  mayRead: (document: string) => boolean
}

/** One way of saying a criterion. */
export interface Way {
  unit: ReadUnit
  /** The rubric's or a quote's, not another sentence of the course. */
  isOwn: boolean
}

/** The ways of saying a criterion, and the text of the material round it. */
export interface ReadCriterion {
  ways: Way[]
  material: string[]
}

/** How far a statement of the course and a criterion must hold each other for the one to put the other in other words. */
const saysSameFrom = 0.7
const chunksSearched = 5
const mostKnown = 300

/** Reads criteria and remembers how the course puts each: a class answers the same few. */
export function createCriterionReader(parts: AssessParts): (criterion: Criterion) => Promise<ReadCriterion> {
  const known = new Map<string, Promise<ReadCriterion>>()
  return (criterion) => {
    const key = JSON.stringify([criterion.text, criterion.citations.map(({ quote }) => quote)])
    let read = known.get(key)
    if (read === undefined) {
      if (known.size >= mostKnown) known.clear()
      read = readCriterion(criterion, parts)
      known.set(key, read)
    }
    return read
  }
}

async function readCriterion(criterion: Criterion, parts: AssessParts): Promise<ReadCriterion> {
  const chunks = await findStatements(criterion, parts)
  return {
    ways: waysOf(criterion, chunks, parts),
    material: [
      ...chunks.flatMap((chunk) => [chunk.text, ...chunk.units.map(({ quote }) => quote)]),
      ...ownWays(criterion),
    ],
  }
}

/** A criterion as its rubric and its quotes put it. */
export function ownWays({ text, citations }: Criterion): string[] {
  return [...Object.values(text), ...citations.map(({ quote }) => quote)]
}

async function findStatements(criterion: Criterion, { retrieval, mayRead }: AssessParts): Promise<Chunk[]> {
  const chunks = new Map<string, Chunk>()
  for (const text of Object.values(criterion.text)) {
    const { results } = await retrieval.retrieve({ text, limit: chunksSearched, mayRead })
    for (const { chunk } of results) chunks.set(chunk.id, chunk)
  }
  return [...chunks.values()]
}

/** The criterion as its rubric and quotes put it, and as other sentences of the course do. */
function waysOf(criterion: Criterion, chunks: readonly Chunk[], { retrieval }: AssessParts): Way[] {
  const own = ownWays(criterion).map((text) => ({ unit: readStatement(text, retrieval), isOwn: true }))
  const other = chunks
    .flatMap(({ units }) => units)
    .filter(({ kind, isQuestion }) => (kind === 'sentence' || kind === 'list-item') && isQuestion !== true)
    .map(({ text }) => ({ unit: readStatement(text, retrieval), isOwn: false }))
    .filter(({ unit }) => own.some((way) => saysSame(unit, way.unit)))
  return [...own, ...other]
}

function saysSame(unit: ReadUnit, own: ReadUnit): boolean {
  return (
    shareOfIdeas(own.ideas, unit.ideas) >= saysSameFrom &&
    shareOfIdeas(unit.ideas, own.ideas) >= saysSameFrom &&
    !findContrary(unit.claim.clauses, own)
  )
}
