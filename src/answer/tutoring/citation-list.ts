import type { Chunk } from '../../ingest/chunk.ts'
import type { Citation } from '../answer.ts'
import { linkTo } from '../link-to.ts'
import type { Quotation } from '../quote-piece.ts'

/** Citations numbered from 1 in the order in which they are first needed. */
export interface CitationList {
  readonly citations: Citation[]
  /** The number of the quotation's citation; the same place has one number. */
  cite(chunk: Chunk, quotation: Quotation): number
}

export function createCitationList(linkTemplate: string | undefined): CitationList {
  const citations: Citation[] = []
  return {
    citations,
    cite(chunk, quotation) {
      const known = citations.find(
        ({ document, quote, locator }) =>
          document === chunk.document && quote === quotation.quote && locator.from === quotation.locator.from,
      )
      if (known !== undefined) return known.number
      const number = citations.length + 1
      citations.push(citationOf(chunk, quotation, number, linkTemplate))
      return number
    },
  }
}

/** A citation of words in a chunk under a number that is given. */
export function citationOf(
  chunk: Chunk,
  { quote, locator }: Quotation,
  number: number,
  linkTemplate: string | undefined,
): Citation {
  const place = { document: chunk.document, headingPath: chunk.headingPath, locator }
  const url = linkTo(place, chunk.sectionId, linkTemplate)
  return {
    number,
    title: chunk.title,
    ...place,
    quote,
    ...(url === undefined ? {} : { url }),
    chunkId: chunk.id,
    chunkHash: chunk.contentHash,
  }
}
