import type { AnswerSentence, Citation } from '../answer.ts'
import { sayRow } from '../say-row.ts'
import { answerWording } from '../wording.ts'
import { citationOf } from './citation-list.ts'
import { type CitedUnits, findCitedUnits } from './cited-units.ts'
import { quoteJointly } from './quote-jointly.ts'
import { findCounterpart, unitsOfEdition, unitsOfOwnEdition } from './other-edition.ts'
import {
  otherLanguage,
  type ReworkedSentences,
  type ReworkParts,
  type ReworkRequest,
} from './rework-request.ts'
import type { PlacedUnit } from './section-units.ts'

/**
 * The answer in the course's other language, from the other edition of the sections that it cites: the same citations
 * under the same numbers, in the same order. A citation without a counterpart is left out with what rests on it.
 */
export async function sayInOtherLanguage(
  { answer, mayRead }: ReworkRequest,
  parts: ReworkParts,
): Promise<ReworkedSentences> {
  const language = otherLanguage(answer.language)
  const chunks = (await parts.readChunks()).filter(({ document }) => mayRead?.(document) ?? true)
  const cited = await findCitedUnits(answer.citations, (id) => parts.retrieval.chunkById(id))
  const citations: Citation[] = []
  const saying = new Map<number, string>()
  const taken = new Set<PlacedUnit['unit']>()
  for (const each of cited) {
    const units = counterpartsOf(each).filter(({ unit }) => !taken.has(unit))
    const [first] = units
    if (first === undefined) continue
    const quotation = (await quoteJointly(units, parts.readPassage)) ?? {
      quote: first.unit.quote,
      locator: first.unit.locator,
    }
    const { number } = each.citation
    for (const { unit } of units) taken.add(unit)
    citations.push(citationOf(first.chunk, quotation, number, parts.course.linkTemplate))
    const said = units.filter(({ unit }) => quotation.quote.includes(unit.quote))
    saying.set(
      number,
      said
        .map(({ unit }) => sayUnit(unit))
        .reduce((all, next) => `${all}${/[.!?]$/u.test(all) ? '' : ';'} ${next}`),
    )
  }
  const sentences: AnswerSentence[] = []
  const told = new Set<number>()
  for (const sentence of answer.sentences) {
    const numbers = sentence.citations.filter((number) => saying.has(number))
    const fresh = numbers.filter((number) => !told.has(number))
    if (numbers.length < sentence.citations.length || fresh.length === 0) continue
    for (const number of fresh) told.add(number)
    sentences.push({
      text: endSentence(fresh.map((number) => saying.get(number) ?? '').join(' ')),
      citations: fresh,
    })
  }
  const used = new Set(sentences.flatMap((sentence) => sentence.citations))
  return { sentences, citations: citations.filter(({ number }) => used.has(number)) }

  function counterpartsOf({ chunk, units }: CitedUnits): PlacedUnit[] {
    if (chunk.language === language) return units.map((unit) => ({ chunk, unit }))
    const other = unitsOfEdition(chunk, language, chunks)
    const own = unitsOfOwnEdition(chunk, chunks)
    const found = units.map((unit) => findCounterpart({ chunk, unit }, own, other, parts.retrieval))
    const distinct = new Set(found.filter((each) => each !== undefined))
    return [...distinct].toSorted((left, right) => other.indexOf(left) - other.indexOf(right))
  }

  function sayUnit(unit: PlacedUnit['unit']): string {
    return unit.kind === 'table-row'
      ? sayRow(unit, answerWording[language])
      : unit.text.replaceAll(/\s*\n\s*/gu, ' ').trim()
  }
}

function endSentence(text: string): string {
  return /[.!?。…:]["'”’)\]]*$/u.test(text) ? text : `${text}.`
}
