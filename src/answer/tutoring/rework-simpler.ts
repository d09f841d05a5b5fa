import type { QueryConcept } from '../../retrieval/retrieval.ts'
import { analyseText } from '../../retrieval/term-base.ts'
import { createConceptMatcher } from '../../retrieval/match-concepts.ts'
import { shareOf } from '../concept-shares.ts'
import { weighConcepts } from '../weigh-concepts.ts'
import { createSupportCheck } from '../check/check-support.ts'
import { leansOnContext } from '../leans-on-context.ts'
import { isOrdinaryWord } from '../ordinary-words.ts'
import { createCitationList, type CitationList } from './citation-list.ts'
import { findCitedUnits } from './cited-units.ts'
import { exampleStrength } from './example-cue.ts'
import { capitalised } from './quiz-from-definitions.ts'
import { splitDefinition } from './read-definition.ts'
import type { ReworkedSentences, ReworkParts, ReworkRequest } from './rework-request.ts'
import {
  blockOf,
  isNear,
  isQuestion,
  type PlacedUnit,
  unitsOfSection,
  withoutBrackets,
} from './section-units.ts'

const mostSentences = 3
const leastShare = 0.35
/** An example belongs to what its paragraph is about. */
const leastExampleShare = 0.5
const easyCharacters = { ko: 70, en: 130 }

/**
 * An answer in the plainest words of its own section, else of the next that it cites: the glossary's note where the section bears it out, the
 * sentence on the subject that is shortest and most everyday, and an example or analogy. What stands in brackets is
 * left out.
 */
export async function saySimpler(request: ReworkRequest, parts: ReworkParts): Promise<ReworkedSentences> {
  const cited = await findCitedUnits(request.answer.citations, (id) => parts.retrieval.chunkById(id))
  for (const main of cited) {
    const said = await sayFromSectionOf(main, request, parts)
    if (said.sentences.length > 0) return said
  }
  return { sentences: [], citations: [] }
}

type CitedUnits = Awaited<ReturnType<typeof findCitedUnits>>[number]

/** Nothing where the section says no more than the answer does. */
async function sayFromSectionOf(
  main: CitedUnits,
  request: ReworkRequest,
  parts: ReworkParts,
): Promise<ReworkedSentences> {
  const { answer, question, mayRead } = request
  const chunks = (await parts.readChunks()).filter(({ document }) => mayRead?.(document) ?? true)
  const section = unitsOfSection(main.chunk, chunks).filter(
    ({ unit, chunk }) =>
      unit.kind !== 'code' &&
      unit.kind !== 'table-row' &&
      !isQuestion(unit) &&
      chunk.language === answer.language,
  )
  const retrieval = await parts.retrieval.retrieve({ text: question, language: answer.language, limit: 1 })
  const match = createConceptMatcher(retrieval)
  const weights = weighConcepts(retrieval.concepts)

  const isExampleOf = (placed: PlacedUnit) =>
    exampleStrength(placed.unit.text) === 2 &&
    (isNear(placed, [main]) ||
      blockOf(placed).some(({ text }) => shareOf(match(text), weights) >= leastExampleShare))
  const ranked = section
    .map((placed) => ({ ...placed, share: shareOf(match(placed.unit.text), weights) }))
    .filter((placed) => (placed.share >= leastShare && !leansOnContext(placed.unit)) || isExampleOf(placed))
    .map((placed) => ({ ...placed, score: placed.share + plainness(placed) }))
    .toSorted((left, right) => right.score - left.score)
  const list = createCitationList(parts.course.linkTemplate)
  const note = noteFor(request, mainConcept(retrieval.concepts, weights), section, parts, list)
  const told = ranked.filter(({ share, unit }) => share >= leastShare && exampleStrength(unit.text) < 2)
  const room = note === undefined ? 2 : 1
  const explaining = told.slice(0, room)
  const example = ranked.find(isExampleOf)
  const sentences = note === undefined ? [] : [note]
  for (const { chunk, unit } of [...explaining, ...(example === undefined ? [] : [example])].slice(
    0,
    mostSentences,
  )) {
    const text = withoutBrackets(unit.text)
    if (sentences.some((said) => isRepeat(said.text, text))) continue
    sentences.push({ text, citations: [list.cite(chunk, { quote: unit.quote, locator: unit.locator })] })
  }
  const isNew = sentences.some(({ text }) => !answer.sentences.some((said) => isRepeat(said.text, text)))
  return isNew ? { sentences, citations: list.citations } : { sentences: [], citations: [] }
}

/** Short sentences of everyday words score up to 1. */
function plainness({ unit, chunk }: PlacedUnit): number {
  const words = analyseText(withoutBrackets(unit.text))
  const ordinary = words.filter(({ surface, base }) => isOrdinaryWord(surface) || isOrdinaryWord(base)).length
  const length = withoutBrackets(unit.text).length
  const brevity = Math.min(1, easyCharacters[chunk.language] / Math.max(1, length))
  return (
    0.5 * brevity +
    0.5 * (words.length === 0 ? 0 : ordinary / words.length) +
    (splitDefinition(unit.text) === undefined ? 0 : 0.2)
  )
}

/** The names of the idea that the question is most about: its rarest. */
function mainConcept(concepts: readonly QueryConcept[], weights: readonly number[]): string[] {
  const main = concepts.reduce<QueryConcept | undefined>((best, each, index) => {
    const heaviest = best === undefined ? 0 : (weights[concepts.indexOf(best)] ?? 0)
    return (weights[index] ?? 0) > heaviest ? each : best
  }, undefined)
  return main === undefined ? [] : [main.surface, ...main.otherNames].map((name) => name.toLowerCase())
}

/** The glossary's note on what the question is about, cited from the sentence that bears it out. */
function noteFor(
  { question, answer }: ReworkRequest,
  asked: readonly string[],
  section: readonly PlacedUnit[],
  { course, retrieval }: ReworkParts,
  list: CitationList,
): ReworkedSentences['sentences'][number] | undefined {
  const check = createSupportCheck(retrieval)
  for (const { names, note } of course.glossary) {
    const text = note?.[answer.language]
    if (text === undefined || !names.some((name) => asked.includes(name.toLowerCase()))) continue
    const bearing = section.find(
      ({ unit, chunk }) => check(text, { units: [unit.text], headings: chunk.headingPath }).isSupported,
    )
    if (bearing === undefined || splitDefinition(text) !== undefined) continue
    const said = question.toLowerCase()
    const inLanguage = names.filter((each) => /[가-힣]/u.test(each) === (answer.language === 'ko'))
    const name =
      inLanguage.find((each) => said.includes(each.toLowerCase())) ?? inLanguage[0] ?? names[0] ?? ''
    return {
      text: `${capitalised(name)}: ${text}`,
      citations: [list.cite(bearing.chunk, { quote: bearing.unit.quote, locator: bearing.unit.locator })],
    }
  }
  return undefined
}

/** Whether two sentences say the same in nearly the same words. */
function isRepeat(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => new Set(analyseText(text).map(({ base }) => base)))
  if (left === undefined || right === undefined || left.size === 0 || right.size === 0) return false
  const shared = [...left].filter((base) => right.has(base)).length
  return shared / Math.min(left.size, right.size) >= 0.85
}
