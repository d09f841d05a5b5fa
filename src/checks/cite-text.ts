import type { Citation } from '../answer/answer.ts'
import { isVerbatim, type ReadPassage } from '../answer/check-quotes.ts'
import type { CheckSupport } from '../answer/check/check-support.ts'
import { heldShare } from '../answer/check/match-ideas.ts'
import { readIdeas, type Vocabulary } from '../answer/check/read-claim.ts'
import { linkTo } from '../answer/link-to.ts'
import { numberSources, type Source } from '../answer/model/number-sources.ts'
import type { Unit } from '../ingest/document.ts'
import { splitSentences } from '../ingest/split-sentences.ts'
import type { Retrieve } from '../retrieval/retrieval.ts'

/** A text with what the material says to each of its sentences; a sentence without a source has no citations. */
export interface CitedText {
  sentences: Array<{ text: string; citations: number[] }>
  citations: Citation[]
}

export interface CiteParts {
  retrieve: Retrieve
  checkSupport: CheckSupport
  /** How ideas are read and compared across the languages. */
  vocabulary: Vocabulary
  readPassage: ReadPassage
  linkTemplate: string | undefined
  mayRead: (document: string) => boolean
}

const sourcesLookedAt = 6
/** What a source must hold of a sentence's ideas, whatever else speaks for it: by less it is about something else. */
const leastHeld = 0.5
const mostCitedUnits = 3
const mostSentences = 40

/**
 * Holds a text that a human wrote against the material, sentence by sentence, as a model's answer is.
 *
 * @param searches What the writer searched for: what is found there is tried before what the sentence itself finds.
 */
export async function citeText(
  { text, searches }: { text: string; searches: readonly string[] },
  parts: CiteParts,
): Promise<CitedText> {
  const citations: Citation[] = []
  const cite = async (source: Source, unit: Unit): Promise<number | undefined> => {
    const citation = citationOf(source, unit, parts.linkTemplate, citations.length + 1)
    const known = citations.find(
      ({ quote, document }) => quote === citation.quote && document === citation.document,
    )
    if (known !== undefined) return known.number
    if (!(await isVerbatim(citation, parts.readPassage))) return undefined
    citations.push(citation)
    return citation.number
  }
  const find = async (query: string, limit: number) =>
    numberSources(await parts.retrieve({ text: query, limit, mayRead: parts.mayRead }))

  const chosen = await Promise.all(searches.slice(0, 5).map((search) => find(search, 2)))
  const sentences: CitedText['sentences'] = []
  for (const range of splitSentences(text).slice(0, mostSentences)) {
    const sentence = text.slice(range.from, range.to).trim()
    if (sentence === '') continue
    const numbers = new Set<number>()
    const ideas = readIdeas(sentence, parts.vocabulary)
    for (const source of [...chosen.flat(), ...(await find(sentence, sourcesLookedAt))]) {
      // A question carries nothing.
      const units = source.units.flatMap((unit, index) =>
        unit.isQuestion === true ? [] : [{ unit, statement: source.statements[index] ?? '' }],
      )
      const headings = [source.chunk.title, ...source.chunk.headingPath]
      const statements = units.map(({ statement }) => statement)
      const verdict = parts.checkSupport(sentence, { units: statements, headings })
      if (!verdict.isSupported) continue
      const carriers = [...verdict.units.map((index) => statements[index] ?? ''), ...headings]
      const there = carriers.flatMap((carrier) => readIdeas(carrier, parts.vocabulary))
      if (heldShare(ideas, there) < leastHeld) continue
      for (const index of verdict.units.slice(0, mostCitedUnits)) {
        const unit = units[index]?.unit
        const number = unit && (await cite(source, unit))
        if (number !== undefined) numbers.add(number)
      }
      if (numbers.size > 0) break
    }
    sentences.push({ text: sentence, citations: [...numbers] })
  }
  return { sentences, citations }
}

function citationOf(
  { chunk }: Source,
  unit: Unit,
  linkTemplate: string | undefined,
  number: number,
): Citation {
  const place = { document: chunk.document, headingPath: chunk.headingPath, locator: unit.locator }
  const url = linkTo(place, chunk.sectionId, linkTemplate)
  return {
    number,
    title: chunk.title,
    ...place,
    quote: unit.quote,
    ...(url === undefined ? {} : { url }),
    chunkId: chunk.id,
    chunkHash: chunk.contentHash,
  }
}
