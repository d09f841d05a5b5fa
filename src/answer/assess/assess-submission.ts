import { detectLanguage, type Language } from '../../language.ts'
import type { Chunk } from '../../ingest/chunk.ts'
import type { RetrievalRoom } from '../../retrieval/open-retrieval.ts'
import { findContrary } from '../check/find-contrary.ts'
import { bestLikeness } from '../check/match-ideas.ts'
import type { Idea, ReadUnit, Vocabulary } from '../check/read-claim.ts'
import type { AssessRequest, Assessment, Criterion, CriterionVerdict } from './assessment.ts'
import { type Passage, readPassages, readStatement } from './read-submission.ts'
import { copiedKind, isAbusive, isEmpty } from './tell-apart.ts'

export interface AssessParts {
  retrieval: Vocabulary & Pick<RetrievalRoom, 'retrieve'>
  mayRead: (document: string) => boolean
}

/** Share of a criterion's content that a student's words must hold. */
export const metFrom = 0.55
/** From this share on, words that say otherwise are about the criterion. */
const aboutFrom = 0.5
/** How much less than the best a passage that says the contrary may hold and still be the one that is meant. */
const nearlyBest = 0.15
/** Where all of it is there and both sides deny something, they deny the same. */
const surelyAbout = 0.6
/** From this likeness on two ideas are one. */
const sameIdeaFrom = 0.8
/** What the question itself says proves little when it is said again. */
const echoWeight = 0.4
/** How far a statement of the course and a criterion must hold each other for the one to put the other in other words. */
const saysSameFrom = 0.7
const chunksSearched = 5

/** One way of saying a criterion. */
interface Way {
  unit: ReadUnit
  isOwn: boolean
}

export type AssessSubmission = (request: AssessRequest) => Promise<Assessment>

/** An assessment that remembers how the course puts each criterion: a class answers the same few. */
export function createAssessment(parts: AssessParts): AssessSubmission {
  const known = new Map<string, Promise<ReadCriterion>>()
  return (request) =>
    assessSubmission(request, parts, (criterion) => {
      const key = JSON.stringify([criterion.text, criterion.citations.map(({ quote }) => quote)])
      let read = known.get(key)
      if (read === undefined) {
        if (known.size >= mostKnown) known.clear()
        read = readCriterion(criterion, parts)
        known.set(key, read)
      }
      return read
    })
}

const mostKnown = 300

/** The ways of saying a criterion, and the text of the material round it. */
interface ReadCriterion {
  ways: Way[]
  material: string[]
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

/**
 * Feedback on a submission: for each criterion whether the student says it, in either language. A criterion is held
 * against the student's sentences in every way that the rubric, its quotes and the course's own other sentences put
 * it; it is met where a passage holds most of its ideas and does not say the contrary.
 */
async function assessSubmission(
  request: AssessRequest,
  parts: AssessParts,
  read: (criterion: Criterion) => Promise<ReadCriterion>,
): Promise<Assessment> {
  const { submission } = request
  const language = detectLanguage(submission)
  const untouched = () => request.criteria.map((criterion) => missed(criterion, language, 0))
  if (isEmpty(submission)) return { kind: 'empty', language, verdicts: untouched() }
  const question = Object.values(request.question)
  const found = await Promise.all(request.criteria.map(read))
  const copied = copiedKind(submission, { question, material: found.flatMap(({ material }) => material) })
  if (copied === 'copied-question') return { kind: copied, language, verdicts: untouched() }
  const passages = readPassages(submission, parts.retrieval)
  const echoed = question.flatMap((text) => readStatement(text, parts.retrieval).ideas)
  const verdicts = request.criteria.map((criterion, index) =>
    judge({ criterion, passages, ways: found[index]?.ways ?? [], echoed, language }),
  )
  const saysNothing = verdicts.every(({ verdict }) => verdict === 'missed')
  if (saysNothing && isAbusive(submission)) return { kind: 'abusive', language, verdicts }
  if (copied !== undefined && verdicts.every(({ verdict }) => verdict !== 'contradicted')) {
    return { kind: copied, language, verdicts }
  }
  const isOff = saysNothing && !isAbout(passages, request.criteria, echoed, parts)
  return { kind: isOff ? 'off-topic' : 'assessed', language, verdicts }
}

function ownWays({ text, citations }: Criterion): string[] {
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
    share(own.ideas, unit.ideas) >= saysSameFrom &&
    share(unit.ideas, own.ideas) >= saysSameFrom &&
    !findContrary(unit.claim.clauses, own)
  )
}

function share(ideas: readonly Idea[], others: readonly Idea[], echoed: readonly Idea[] = []): number {
  let held = 0
  let all = 0
  for (const idea of ideas) {
    const weight = idea.weight * (bestLikeness(idea, echoed) >= 0.9 ? echoWeight : 1)
    all += weight
    held += weight * bestLikeness(idea, others)
  }
  return all === 0 ? 0 : held / all
}

/**
 * Whether two ideas of a statement are held, one of them more than an everyday word: a like-sounding word or one that
 * everybody uses says nothing of the subject.
 */
function sharesSubject(ideas: readonly Idea[], others: readonly Idea[]): boolean {
  const held = ideas.filter((idea) => bestLikeness(idea, others) >= sameIdeaFrom)
  return held.length >= Math.min(2, ideas.length) && held.some(({ weight }) => weight >= 1)
}

interface Judging {
  criterion: Criterion
  passages: readonly Passage[]
  ways: readonly Way[]
  echoed: readonly Idea[]
  language: Language
}

function judge({ criterion, passages, ways, echoed, language }: Judging): CriterionVerdict {
  let best: { held: number; passage: Passage } | undefined
  let against: { held: number; passage: Passage } | undefined
  for (const passage of passages) {
    const measured = ways.map((way) => ({
      ...way,
      held: sharesSubject(way.unit.ideas, passage.ideas) ? share(way.unit.ideas, passage.ideas, echoed) : 0,
    }))
    const held = Math.max(0, ...measured.map((way) => way.held))
    if (held > (best?.held ?? 0)) best = { held, passage }
    if (passage.isSingle && held > (against?.held ?? 0) && saysContrary(passage, measured)) {
      against = { held, passage }
    }
  }
  const citation = citationFor(criterion, language)
  const base = { criterionId: criterion.id, citation, held: best?.held ?? 0 }
  if (against !== undefined && against.held >= base.held - nearlyBest) {
    return { ...base, verdict: 'contradicted', ownWords: against.passage.ownWords, fault: 'negation' }
  }
  return best !== undefined && best.held >= metFrom
    ? { ...base, verdict: 'met', ownWords: best.passage.ownWords }
    : missed(criterion, language, base.held)
}

/** Whether a sentence is about the criterion and denies it, going by most of the rubric's own ways in its language. */
function saysContrary(passage: Passage, ways: ReadonlyArray<Way & { held: number }>): boolean {
  const isKorean = detectLanguage(passage.ownWords.text) === 'ko'
  const about = ways.filter(
    ({ isOwn, held, unit }) => isOwn && held >= aboutFrom && unit.claim.isKorean === isKorean,
  )
  const contrary = about.filter(
    ({ unit, held }) =>
      !(held >= surelyAbout && deniesSomething(passage.clauses) && deniesSomething(unit.claim.clauses)) &&
      (findContrary(passage.clauses, unit) || deniesWhatIsSaid(passage, unit)),
  )
  return contrary.length > 0 && contrary.length * 2 >= about.length
}

function deniesSomething(clauses: Passage['clauses']): boolean {
  return clauses.some(({ negations }) => negations.length > 0)
}

/** Whether the sentence denies an idea of a statement in which nothing is denied. */
function deniesWhatIsSaid({ clauses }: Passage, unit: ReadUnit): boolean {
  if (unit.claim.clauses.some(({ negations }) => negations.length > 0)) return false
  return clauses.some(
    ({ text, negations }) =>
      outrightDenial.test(text) &&
      negations.some((denied) => denied !== undefined && bestLikeness(denied, unit.ideas) >= sameIdeaFrom),
  )
}

/** "Without" and "no longer" often only say how; these deny what is said. */
const outrightDenial =
  /\b(?:cannot|can ?not|(?:do|does|is|are|will|should|can)(?: not|n['’]t)|never)\b|지 (?:않|못)|(?:이|가) 아니/iu

function missed(criterion: Criterion, language: Language, held: number): CriterionVerdict {
  return { criterionId: criterion.id, verdict: 'missed', citation: citationFor(criterion, language), held }
}

/** The place to read again: in the student's language where the rubric cites one. */
function citationFor({ id, citations }: Criterion, language: Language): CriterionVerdict['citation'] {
  const citation = citations.find(({ quote }) => detectLanguage(quote) === language) ?? citations[0]
  if (citation === undefined) throw new RangeError(`The criterion ${id} has no citation; give it one.`)
  return citation
}

/** Whether the submission shares an idea of weight with the question or the rubric. */
function isAbout(
  passages: readonly Passage[],
  criteria: readonly Criterion[],
  echoed: readonly Idea[],
  { retrieval }: AssessParts,
): boolean {
  const subject = criteria.flatMap(ownWays).flatMap((text) => readStatement(text, retrieval).ideas)
  const wanted = [...subject, ...echoed].filter(({ weight }) => weight >= 1)
  return passages.some(({ ideas }) =>
    ideas.some((idea) => idea.weight >= 1 && bestLikeness(idea, wanted) >= 0.9),
  )
}
