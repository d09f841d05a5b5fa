import type { Language } from '../../language.ts'
import type { Unit } from '../../ingest/document.ts'
import type { CheckSupport } from '../check/check-support.ts'
import { cleanSentence, findForeignContent } from '../check/find-foreign-content.ts'
import { givesOrders } from '../check/find-orders.ts'
import { isInLanguage } from '../check/is-in-language.ts'
import { locateQuote } from '../check/locate-quote.ts'
import { leansOnContext } from '../leans-on-context.ts'
import type { Source } from './number-sources.ts'
import type { WrittenSentence } from './written-sentence.ts'

/** A unit of a source that carries a sentence. */
export interface CitedUnit {
  source: Source
  unit: Unit
}

/** A unit of a source in place of what the model wrote of it. */
export interface SourceWords {
  text: string
  cited: CitedUnit[]
}

export type CheckedSentence =
  | { isKept: true; text: string; cited: CitedUnit[] }
  | {
      isKept: false
      why: 'source' | 'content' | 'language' | 'quote' | 'support'
      /** What the sentence rests on, where the source's own words can stand in its place. */
      instead?: SourceWords
    }

export interface CheckRequest {
  written: WrittenSentence
  sources: readonly Source[]
  language: Language
  checkSupport: CheckSupport
}

const mostCitedUnits = 3

/**
 * A sentence of the model held against the sources that it names: the numbers must have been given, the words must
 * stand there, and the units there must say what it says. What is cited in the end are those units.
 */
export function checkWritten({ written, sources, language, checkSupport }: CheckRequest): CheckedSentence {
  const named = sources.filter(({ number }) => written.sources.includes(number))
  if (named.length === 0) return { isKept: false, why: 'source' }
  const text = cleanSentence(written.text)
  const material = named.map(({ statements }) => statements.join('\n')).join('\n')
  if (!/\p{L}/u.test(text) || givesOrders(text) || findForeignContent(text, material) !== undefined) {
    return { isKept: false, why: 'content' }
  }
  if (!isInLanguage(text, language)) return { isKept: false, why: 'language' }
  const quoted = named.find(({ statements }) => locateQuote(written.words, statements) !== undefined)
  if (quoted === undefined) return { isKept: false, why: 'quote' }
  // The source with the quoted words first; a sentence that draws on several is held against all of them.
  const attempts =
    named.length === 1 ? [[quoted]] : [[quoted], [quoted, ...named.filter((source) => source !== quoted)]]
  for (const attempt of attempts) {
    // A question that the material asks bears nothing out.
    const stated = attempt.flatMap((source) =>
      source.units.flatMap((unit, index) =>
        unit.isQuestion === true ? [] : [{ source, unit, statement: source.statements[index] ?? '' }],
      ),
    )
    const verdict = checkSupport(text, {
      units: stated.map(({ statement }) => statement),
      headings: attempt.flatMap(({ chunk }) => [chunk.title, ...chunk.headingPath]),
    })
    if (!verdict.isSupported) continue
    return {
      isKept: true,
      text,
      cited: verdict.units.slice(0, mostCitedUnits).flatMap((index) => stated[index] ?? []),
    }
  }
  const instead = inSourceWords(written.words, quoted, language)
  return { isKept: false, why: 'support', ...(instead === undefined ? {} : { instead }) }
}

/** The one unit that the words stand in, where it can be read alone by who asks. */
function inSourceWords(words: string, source: Source, language: Language): SourceWords | undefined {
  const { units: places = [] } = locateQuote(words, source.statements) ?? {}
  const unit = places.length === 1 ? source.units[places[0] ?? 0] : undefined
  if (unit === undefined || unit.isQuestion === true || leansOnContext(unit)) return undefined
  const text = cleanSentence(source.statements[places[0] ?? 0] ?? '')
  const isSafe = !givesOrders(text) && findForeignContent(text, source.statements.join('\n')) === undefined
  return isSafe && isInLanguage(text, language) ? { text, cited: [{ source, unit }] } : undefined
}
