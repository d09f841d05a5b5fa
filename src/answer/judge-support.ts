import type { QueryConcept, Retrieval } from '../retrieval/retrieval.ts'
import type { NotInCourseAnswer } from './answer.ts'
import { type Candidate } from './candidate.ts'
import { type ConceptWeights, maximum, shareOf } from './concept-shares.ts'
import { isOrdinaryWord } from './ordinary-words.ts'
import type { UnderstoodQuestion } from './understand-question.ts'

export interface SupportRequest {
  question: UnderstoodQuestion
  retrieval: Retrieval
  weights: ConceptWeights
  candidates: readonly Candidate[]
}

/** How much of the question the material holds; each from 0 to 1. */
export interface SupportSigns {
  /** Share of the question's weight that the best chunk holds, by its units and their headings. */
  chunkShare: number
  /** The same by rarity alone, as retrieval sees it. */
  coverage: number
  /** How far the parts of the best chunk's score agree. */
  agreement: number
  /** How many telling words of the question the best chunk holds; 1 for four or more as rare as can be. */
  held: number
  /** How many names and terms of the question the course never uses; 1 for three or more. */
  foreign: number
  /** How many of them are written with a capital, as names are. */
  foreignNames: number
  /** The most that one result has for words side by side as asked, and for its headings; parts of its score. */
  pairs: number
  headings: number
  /** Whether the best chunk lists other wordings of its question: with those it holds more by chance. */
  isListed: boolean
}

export interface Support {
  isEnough: boolean
  reason: NotInCourseAnswer['reason']
  signs: SupportSigns
}

/** Whether what was retrieved holds enough of the question to be an answer to it, and if not, why. */
export function judgeSupport(request: SupportRequest): Support {
  const signs = readSigns(request)
  const { demand } = request.question
  const holds = demand === undefined ? weigh(signs) >= 0 : statesDemanded(request, signs)
  const isEnough =
    holds && !lacksAskedValue(request) && request.retrieval.concepts.some(({ isFrame }) => !isFrame)
  const reason = demand ?? (signs.chunkShare < 0.5 ? 'off-course' : 'not-stated')
  return { isEnough, reason, signs }
}

/** A question for a value of a sort that shows in writing, and how it shows: a year, an amount of money. */
const writtenValues: Array<[asked: RegExp, stated: RegExp]> = [
  [
    /\b(?:what|which) year\b|\bhow many years ago\b|몇 ?년도|몇 ?년에|어느 해/iu,
    /\b(?:1\d|20)\d{2}\b|\d ?년/u,
  ],
  [
    /\bhow much (?:does|do|is|are|will|would)\b[^?]*\bcosts? ?(?:per|a|each|in|[?？]|$)|요금|(?:한 ?달|매달|매월|1년)에? ?(?:얼마|비용)/iu,
    /[$€£₩]\s?\d|\d[\d,.]*\s?(?:원|달러|유로|dollars?|euros?|usd|won)/iu,
  ],
]

/** Whether a year or an amount is asked for and nothing that was found states one. */
function lacksAskedValue({ question, candidates }: SupportRequest): boolean {
  return writtenValues.some(
    ([asked, stated]) =>
      asked.test(question.text) &&
      !candidates.some(({ unit, own }) => stated.test(unit.text) && own.some((share) => share > 0)),
  )
}

/** Dates, grades and people's data are answered only from material that states them in the question's own words. */
function statesDemanded({ question, candidates }: SupportRequest, { foreign }: SupportSigns): boolean {
  const { demand, demandWords = '' } = question
  if (demand === 'off-course' || foreign > 0) return false
  const asked = hangul.test(demandWords) ? longestWord(demandWords) : demandWords.replace(/s$/u, '')
  return candidates.some(
    ({ unit, chunk, contextShare }) =>
      contextShare >= demandedShare &&
      [unit.text, ...chunk.headingPath].join('\n').toLowerCase().includes(asked),
  )
}

const demandedShare = 0.95
const hangul = /[가-힣]/u

/** Of "시험 언제" the word that a text would say too. */
function longestWord(text: string): string {
  return text.split(' ').toSorted((one, other) => other.length - one.length)[0] ?? ''
}

/**
 * A logistic model of "the material answers this question" over the signs, fitted on questions and traps that were
 * written without sight of the material, in both languages and over nine courses; 0 is the bar.
 */
function weigh(signs: SupportSigns): number {
  const { coverage, agreement, held, foreign, foreignNames, pairs, headings, isListed } = signs
  const forIt = 4.7 * coverage + 5.7 * agreement + 9.8 * held + 15.2 * pairs + 12.2 * headings
  const againstIt = 3.1 * foreign + 2.8 * foreignNames + (isListed ? 2.1 : 0)
  return -6.7 + forIt - againstIt
}

/** A word of general vocabulary that the course does not use is less of a foreign subject than a name is. */
const generalForeignness = 0.4

function foreignness(
  { surface, isFrame, inCourse, relatedNames }: QueryConcept,
  names: ReadonlySet<string>,
): number {
  if (isFrame || inCourse) return 0
  if (names.has(surface)) return 1
  if (isOrdinaryWord(surface)) return 0
  return relatedNames.length > 0 ? generalForeignness : 1
}

function readSigns({ question, retrieval, weights, candidates }: SupportRequest): SupportSigns {
  const { concepts, coverage, results } = retrieval
  const chunks = [...matchesByChunk(candidates).values()]
  const foreign = concepts.reduce((sum, each) => sum + foreignness(each, question.names), 0)
  const rarest = Math.max(1e-9, ...concepts.map(({ idf }) => idf))
  const telling = concepts.map((each, index) =>
    each.isFrame || !each.inCourse ? 0 : (weights[index] ?? 0) / rarest,
  )
  const heldBy = (matches: readonly number[]) =>
    telling.reduce((sum, weight, index) => sum + weight * (matches[index] ?? 0), 0)
  return {
    chunkShare: Math.max(0, ...chunks.map((matches) => shareOf(matches, weights))),
    coverage,
    agreement: Math.min(1, (results[0]?.score ?? 0) / mostScore),
    held: Math.min(1, Math.max(0, ...chunks.map(heldBy)) / 4),
    foreign: Math.min(1, foreign / 3),
    foreignNames: concepts.filter(
      ({ surface, isFrame, inCourse }) => !isFrame && !inCourse && question.names.has(surface),
    ).length,
    pairs: Math.max(0, ...results.map(({ parts }) => parts.pairs ?? 0)),
    headings: Math.max(0, ...results.map(({ parts }) => parts.headings ?? 0)),
    isListed: results[0]?.chunk.alsoAsked !== undefined,
  }
}

/** A chunk that is the best by every part of the score has about this much. */
const mostScore = 4

function matchesByChunk(candidates: readonly Candidate[]): Map<string, number[]> {
  const held = new Map<string, number[]>()
  for (const { chunk, inContext } of candidates) {
    held.set(chunk.id, maximum(held.get(chunk.id) ?? [], inContext))
  }
  return held
}
