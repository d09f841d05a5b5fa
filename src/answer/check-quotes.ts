import type { Locator } from '../ingest/document.ts'
import type { Citation } from './answer.ts'

/**
 * The decoded text at a place of a document as it stands in the course folder now (for lines: the lines joined by
 * "\n"); `undefined` where the document or the place is gone.
 */
export type ReadPassage = (document: string, locator: Locator) => Promise<string | undefined>

/** Whether the citation's quote stands verbatim at its locator. */
export async function isVerbatim(citation: Citation, readPassage: ReadPassage): Promise<boolean> {
  const passage = await readPassage(citation.document, citation.locator)
  return passage !== undefined && passage.includes(citation.quote)
}
