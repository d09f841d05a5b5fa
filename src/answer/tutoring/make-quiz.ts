import type { Course } from '../../course/course.ts'
import type { Chunk } from '../../ingest/chunk.ts'
import type { Language } from '../../language.ts'
import type { RetrievalRoom } from '../../retrieval/open-retrieval.ts'
import type { QuizQuestion } from '../../tutor.ts'
import { isVerbatim, type ReadPassage } from '../check-quotes.ts'
import { createCitationList, type CitationList } from './citation-list.ts'
import { createNameMatcher } from './name-matcher.ts'
import { quoteJointly } from './quote-jointly.ts'
import type { QuizDraft, QuizMaterial } from './quiz-draft.ts'
import { collectQuizFacts } from './quiz-facts.ts'
import { quizFromDefinitions } from './quiz-from-definitions.ts'
import { quizFromLists } from './quiz-from-lists.ts'
import { quizFromTables } from './quiz-from-tables.ts'
import { isQuestion, type PlacedUnit } from './section-units.ts'
import { seededRandom, shuffled } from './seeded-random.ts'

export interface QuizRequest {
  /** What the questions are about; the whole course where absent. */
  topic?: string
  count: number
  language: Language
  /** The same seed over the same material gives the same questions. */
  seed: number
  mayRead?: (document: string) => boolean
}

export interface QuizParts {
  course: Course
  retrieval: Pick<RetrievalRoom, 'retrieve' | 'terms'>
  readPassage: ReadPassage
  /** All chunks of the index. */
  readChunks(): Promise<readonly Chunk[]>
}

/** A larger course is sampled by whole lessons: what is asked needs its neighbours for wrong choices. */
const mostChunks = 400
const topicChunks = 8
/** How well a chunk must fit the topic, against the best one. */
const topicShare = 0.45
const leastCoverage = 0.5

/**
 * Multiple-choice questions from the definitions, lists and tables of the material, in the language asked for where
 * the material has any in it, else in the other. Each has one right choice, and an explanation whose citations are
 * verbatim. Fewer than `count`, or none, where the material holds no more.
 */
export async function makeQuiz(request: QuizRequest, parts: QuizParts): Promise<QuizQuestion[]> {
  const random = seededRandom(request.seed)
  const readable = (await parts.readChunks()).filter(({ document }) => request.mayRead?.(document) ?? true)
  const inLanguage = readable.filter(({ language }) => language === request.language)
  const chunks = sample(inLanguage.length > 0 ? inLanguage : readable, random)
  const names = createNameMatcher(parts.retrieval.terms)
  const statements = chunks
    .flatMap((chunk) => chunk.units.map((unit) => ({ chunk, unit })))
    .filter(({ unit }) => !isQuestion(unit))
  const material: QuizMaterial = {
    facts: collectQuizFacts(chunks, names),
    statements,
    names,
    language: request.language,
    random,
  }
  const isOnTopic = await topicFilter(request, parts)
  const drafts = [quizFromDefinitions(material), quizFromTables(material), quizFromLists(material)].map(
    (kind) =>
      shuffled(
        kind.filter(({ chunk }) => isOnTopic(chunk)),
        random,
      ),
  )
  const questions: QuizQuestion[] = []
  for (const draft of inTurn(drafts, material)) {
    if (questions.length >= request.count) break
    const question = await finish(draft, material, parts)
    if (question !== undefined) questions.push(question)
  }
  return questions
}

function sample(chunks: readonly Chunk[], random: () => number): readonly Chunk[] {
  if (chunks.length <= mostChunks) return chunks
  const chosen = new Set<string>()
  let count = 0
  for (const document of shuffled([...new Set(chunks.map((chunk) => chunk.document))], random)) {
    if (count >= mostChunks) break
    chosen.add(document)
    count += chunks.filter((chunk) => chunk.document === document).length
  }
  return chunks.filter(({ document }) => chosen.has(document))
}

/** Whether a chunk is of a section that the topic names or that fits it best. */
async function topicFilter(
  { topic, language, mayRead }: QuizRequest,
  { retrieval }: QuizParts,
): Promise<(chunk: Chunk) => boolean> {
  if (topic === undefined || topic.trim() === '') return () => true
  const found = await retrieval.retrieve({
    text: topic,
    language,
    limit: topicChunks,
    ...(mayRead && { mayRead }),
  })
  const best = found.results[0]?.score ?? 0
  if (found.coverage < leastCoverage) return () => false
  const near = found.results.filter(({ score }) => score >= best * topicShare)
  const keys = new Set(near.flatMap(({ chunk }) => [chunk.id, sectionKey(chunk)]))
  return (chunk) => keys.has(chunk.id) || keys.has(sectionKey(chunk))
}

/** The same for a section and its edition in the other language, where its author gave it an id. */
function sectionKey({ sectionId, document, headingPath }: Chunk): string {
  return sectionId ?? JSON.stringify([document, ...headingPath])
}

/** One of each kind in turn, the kinds with the fewest first; nothing is asked twice, and no question gives away another. */
function* inTurn(kinds: ReadonlyArray<readonly QuizDraft[]>, { names }: QuizMaterial): Generator<QuizDraft> {
  const asked: QuizDraft[] = []
  const queues = kinds.map((kind) => [...kind])
  const perSection = new Map<string, number>()
  while (queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const rank = (draft: QuizDraft) => perSection.get(sectionKey(draft.chunk)) ?? 0
      queue.sort((left, right) => rank(left) - rank(right))
      for (let draft = queue.shift(); draft !== undefined; draft = queue.shift()) {
        if (asked.some((other) => isRepeat(other, draft, names))) continue
        asked.push(draft)
        perSection.set(sectionKey(draft.chunk), rank(draft) + 1)
        yield draft
        break
      }
    }
  }
}

function isRepeat(one: QuizDraft, other: QuizDraft, names: QuizMaterial['names']): boolean {
  if (one.question === other.question || one.subject === other.subject) return true
  return one.kind === other.kind && one.kind === 'definition' && names.areSame(one.right, other.right)
}

async function finish(
  draft: QuizDraft,
  { random, language }: QuizMaterial,
  parts: QuizParts,
): Promise<QuizQuestion | undefined> {
  const list = createCitationList(parts.course.linkTemplate)
  const said: string[] = []
  for (const { text, units } of draft.explanation)
    said.push(`${text} ${await citeUnits(units, list, parts.readPassage)}`)
  const verbatim = await Promise.all(
    list.citations.map((citation) => isVerbatim(citation, parts.readPassage)),
  )
  if (verbatim.includes(false)) return undefined
  const choices = shuffled([draft.right, ...draft.wrong], random)
  return {
    question: draft.question,
    choices,
    correct: choices.indexOf(draft.right),
    explanation: said.join(' '),
    citations: list.citations,
    language,
  }
}

/** The numbers of the units' citations as [1][2]: one for what stands together in a chunk. */
async function citeUnits(
  units: readonly PlacedUnit[],
  list: CitationList,
  readPassage: ReadPassage,
): Promise<string> {
  const numbers: number[] = []
  for (const together of byChunk(units)) {
    const joint = await quoteJointly(together, readPassage)
    for (const { chunk, unit } of joint === undefined ? together : together.slice(0, 1)) {
      numbers.push(list.cite(chunk, joint ?? { quote: unit.quote, locator: unit.locator }))
    }
  }
  return numbers.map((number) => `[${number}]`).join('')
}

function byChunk(units: readonly PlacedUnit[]): PlacedUnit[][] {
  const chunks = [...new Set(units.map(({ chunk }) => chunk))]
  return chunks.map((chunk) => units.filter((each) => each.chunk === chunk))
}
