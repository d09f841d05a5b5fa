import type { Chunk } from '../../ingest/chunk.ts'
import type { ReadPassage } from '../check-quotes.ts'
import type { Quotation } from '../quote-piece.ts'

const headingMarkup = /^\s*#+\s*|\s*#*\s*\{#[^}]*\}\s*$|[*_`]/gu

/**
 * The heading above a chunk as it stands in the source, so that a hint can be opened without quoting what it must
 * not say; `undefined` where the heading has no line of its own (pages, slides, a document's beginning).
 */
export async function findHeadingQuote(
  chunk: Chunk,
  readPassage: ReadPassage,
): Promise<Quotation | undefined> {
  const heading = chunk.headingPath.at(-1)
  if (heading === undefined || heading === '' || chunk.locator.kind !== 'lines') return undefined
  const above = await readPassage(chunk.document, { kind: 'lines', from: 1, to: chunk.locator.from })
  const lines = above?.split('\n') ?? []
  const line = lines.findLastIndex(
    (text) => text.includes(heading) && text.replaceAll(headingMarkup, '').trim() === heading,
  )
  return line === -1
    ? undefined
    : { quote: heading, locator: { kind: 'lines', from: line + 1, to: line + 1 } }
}
