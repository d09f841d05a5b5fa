import type { Chunk } from '../../ingest/chunk.ts'
import type { Unit } from '../../ingest/document.ts'
import type { AnsweredAnswer } from '../answer.ts'
import { understandQuestion } from '../understand-question.ts'
import { chooseColumn } from './choose-column.ts'
import { type ChunkById, type CitedUnits, findCitedUnits } from './cited-units.ts'
import { findKeyTerms, newKeyTerms, type Vocabulary } from './find-key-terms.ts'
import { bareName } from './name-matcher.ts'
import { splitDefinition } from './read-definition.ts'
import { isQuestion } from './section-units.ts'

/** What a hint is made from: the piece of the material that answers the question best. */
export interface HintEvidence {
  chunk: Chunk
  units: Unit[]
  /** The section that a student is sent to. */
  section: Chunk
}

/** A section with so many questions in it is a collection of them; the lesson stands above it. */
const questionSectionShare = 0.2
/** A sentence that says so many new things is as full as any. */
const fullyNew = 4
const standsOut = 0.3

/** The evidence behind an answer: the cited piece that holds most of the question, and says something beyond it. */
export async function findHintEvidence(
  question: string,
  answer: AnsweredAnswer,
  parts: EvidenceParts,
): Promise<HintEvidence | undefined> {
  const { retrieval } = parts
  const cited = await findCitedUnits(answer.citations, (id) => retrieval.chunkById(id))
  const scored = cited.map((each, rank) => ({ each, score: fitOf(question, each, retrieval) - rank * 0.15 }))
  const own = scored.filter(({ each }) => each.chunk.language === answer.language)
  const [best] = (own.length > 0 ? own : scored).toSorted((left, right) => right.score - left.score)
  if (best === undefined) return undefined
  const { chunk } = best.each
  return {
    chunk,
    units: narrow(question, best.each, retrieval),
    section: sectionToRead(chunk, await parts.readChunks()),
  }
}

export interface EvidenceParts {
  retrieval: Vocabulary & { chunkById: ChunkById }
  readChunks(): Promise<readonly Chunk[]>
}

function fitOf(question: string, { chunk, units }: CitedUnits, vocabulary: Vocabulary): number {
  const asked = findKeyTerms(question, vocabulary)
  const text = units.flatMap((unit) => [unit.text, ...(unit.header ?? [])]).join('\n')
  const said = new Set(findKeyTerms(text, vocabulary).flatMap(({ keys }) => keys))
  const above = new Set(findKeyTerms(chunk.headingPath.join('\n'), vocabulary).flatMap(({ keys }) => keys))
  const held = asked.map(({ keys }) =>
    keys.some((key) => said.has(key)) ? 1 : keys.some((key) => above.has(key)) ? 0.5 : 0,
  )
  const share = held.reduce<number>((sum, value) => sum + value, 0) / Math.max(1, asked.length)
  const news = Math.min(fullyNew, newKeyTerms(text, question, vocabulary).length) / fullyNew
  // What says nothing new cannot be hinted at.
  if (news === 0) return share - 1
  return (
    2 * share +
    0.5 * news +
    columnFit(question, units, vocabulary) +
    definitionFit(question, units, vocabulary)
  )
}

/** A row whose column is just what the question names is surer; what serves for what is best seen in a row. */
function columnFit(question: string, [unit]: readonly Unit[], vocabulary: Vocabulary): number {
  if (unit?.kind !== 'table-row') return 0
  const name = chooseColumn(question, unit, vocabulary)?.name ?? ''
  const isNamed =
    findKeyTerms(name, vocabulary).length > 0 && newKeyTerms(name, question, vocabulary).length === 0
  const isMapping = understandQuestion(question, vocabulary.frameWords).asks.has('mapping')
  return (isNamed ? 0.5 : 0) + (isMapping ? 0.4 : 0)
}

/** A definition of just what is asked about. */
function definitionFit(question: string, [unit]: readonly Unit[], vocabulary: Vocabulary): number {
  const term = unit === undefined ? undefined : splitDefinition(unit.text)?.term
  if (term === undefined || findKeyTerms(term, vocabulary).length === 0) return 0
  return newKeyTerms(bareName(term), question, vocabulary).length === 0 ? 0.4 : 0
}

/** Of a list said as a whole, the one point that the question is about; all of them where none stands out. */
function narrow(question: string, cited: CitedUnits, vocabulary: Vocabulary): Unit[] {
  const { units } = cited
  if (units.length < 2 || understandQuestion(question, vocabulary.frameWords).asks.has('list')) return units
  const [best, next] = units
    .map((unit) => ({ unit, fit: fitOf(question, { ...cited, units: [unit] }, vocabulary) }))
    .toSorted((left, right) => right.fit - left.fit)
  return best !== undefined && next !== undefined && best.fit > next.fit + standsOut ? [best.unit] : units
}

/** The chunk's own section; for a collection of questions the section that they are about. */
function sectionToRead(chunk: Chunk, chunks: readonly Chunk[]): Chunk {
  const questions = chunk.units.filter(isQuestion).length
  if (chunk.headingPath.length < 2 || questions < chunk.units.length * questionSectionShare) return chunk
  const above = JSON.stringify(chunk.headingPath.slice(0, -1))
  return (
    chunks.find(
      ({ document, headingPath }) => document === chunk.document && JSON.stringify(headingPath) === above,
    ) ?? chunk
  )
}

/** The heading path as a reader names it; the lesson's title for what stands before its first heading. */
export function sectionName({ headingPath, title }: Pick<Chunk, 'headingPath' | 'title'>): string {
  return headingPath.length === 0 ? title : headingPath.join(' › ')
}
