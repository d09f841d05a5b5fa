import type { Citation } from '../answer/answer.ts'
import { locateQuote } from '../answer/check/locate-quote.ts'
import { isVerbatim, type ReadPassage } from '../answer/check-quotes.ts'
import { citationOf } from '../answer/tutoring/citation-list.ts'
import type { Chunk } from '../ingest/chunk.ts'
import type { ConceptPrompt, WrittenPrompt } from './concept-prompt.ts'

/** What is wrong with a concept prompt that a person wrote: the quote that the course does not hold. */
export interface PromptFault {
  criterionId: string
  quote: string
}

export interface CheckPromptParts {
  chunks: readonly Chunk[]
  linkTemplate: string | undefined
  readPassage: ReadPassage
}

/**
 * A written concept prompt with the citations of its quotes, or the quotes that stand nowhere in the course that a
 * student may read. A quote must be exact but for white space, width and quotation marks; what is cited is the source's.
 */
export async function checkWrittenPrompt(
  written: WrittenPrompt,
  origin: 'file' | 'form' | 'model',
  parts: CheckPromptParts,
): Promise<{ prompt: ConceptPrompt } | { faults: PromptFault[] }> {
  const faults: PromptFault[] = []
  const criteria: ConceptPrompt['criteria'] = []
  let number = 0
  let concept: { key: string; title: ConceptPrompt['title'] } | undefined
  for (const { id, says, quote } of written.rubric) {
    const citations: Citation[] = []
    for (const wanted of Object.values(quote)) {
      const found = await findQuote(wanted, number + 1, parts)
      if (found === undefined) faults.push({ criterionId: id, quote: wanted })
      else {
        number += found.citations.length
        citations.push(...found.citations)
        concept ??= conceptOf(found.chunk, parts.chunks)
      }
    }
    if (citations.length > 0) criteria.push({ id, text: says, citations })
  }
  if (faults.length > 0 || concept === undefined) return { faults }
  return {
    prompt: {
      concept: concept.key,
      title: concept.title,
      kind: written.kind,
      question: written.question,
      criteria,
      origin,
    },
  }
}

async function findQuote(
  quote: string,
  firstNumber: number,
  { chunks, linkTemplate, readPassage }: CheckPromptParts,
): Promise<{ citations: Citation[]; chunk: Chunk } | undefined> {
  const plain = plainText(quote)
  // Most quotes stand letter for letter in one chunk: the others need not be taken apart.
  const likely = chunks.filter((chunk) => plainText(chunk.text).includes(plain))
  for (const chunk of likely) {
    const place = locateQuote(
      quote,
      chunk.units.map(({ quote: own }) => own),
    )
    if (place?.isExact !== true) continue
    const citations = place.units.flatMap((index, offset) => {
      const unit = chunk.units[index]
      if (unit === undefined) return []
      const exact = place.units.length === 1 && unit.quote.includes(quote) ? quote : unit.quote
      return [citationOf(chunk, { quote: exact, locator: unit.locator }, firstNumber + offset, linkTemplate)]
    })
    const held = await Promise.all(citations.map((citation) => isVerbatim(citation, readPassage)))
    if (citations.length > 0 && held.every(Boolean)) return { citations, chunk }
  }
  return undefined
}

function plainText(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** The concept that a chunk is about: its section, named as its editions in both languages are headed. */
export function conceptOf(
  chunk: Chunk,
  chunks: readonly Chunk[],
): { key: string; title: ConceptPrompt['title'] } {
  const key = sectionKeyOf(chunk)
  const title: ConceptPrompt['title'] = {}
  for (const each of [chunk, ...chunks.filter((other) => sectionKeyOf(other) === key)]) {
    title[each.language] ??= each.headingPath[0] ?? each.title
  }
  return { key, title }
}

/** The same for a section and its edition in the other language, where its author gave it an id. */
export function sectionKeyOf({ sectionId, document, headingPath }: Chunk): string {
  return sectionId ?? `${document}#${headingPath[0] ?? ''}`
}
