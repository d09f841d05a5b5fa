import type { Language } from '../language.ts'

/** How a place in a document is named: `from` and `to` are 1-based and inclusive; for `time` they are seconds. */
export const locatorKinds = ['lines', 'page', 'slide', 'cell', 'time'] as const
export type LocatorKind = (typeof locatorKinds)[number]
export interface Locator {
  kind: LocatorKind
  from: number
  to: number
}

/**
 * The smallest piece that can be said as an answer and quoted: a sentence, a list item, a table row, a block of
 * code. `quote` is the exact slice of the decoded source (for lines: a substring of the source's lines
 * `locator.from` to `locator.to` joined by "\n"); `text` is the same without markup.
 */
export interface Unit {
  kind: 'sentence' | 'list-item' | 'table-row' | 'code'
  text: string
  quote: string
  locator: Locator
  /** `table-row`: the plain text of each cell. */
  cells?: string[]
  /** `table-row`: the plain text of the header's cells; absent where the table has no header. */
  header?: string[]
  /** `list-item`: the item's depth in nested lists, 0 for the outermost. */
  depth?: number
  /** The author's question or task to the reader ("**Name two …**"): what follows answers it. */
  isQuestion?: true
  /** `isQuestion`: how else people ask it, as the author noted; for finding it only, never said or quoted. */
  alsoAsked?: string[]
  /** Units of one paragraph, list, table or code block carry the same number, unique in the document. */
  block: number
}

/** A heading path with what stands under it, before it is cut into chunks. */
export interface Section {
  /** The headings above the section, outermost first, without the document's title. */
  headingPath: string[]
  /** A stable id the author gave, as in `## Title {#id}`; the same in every edition of the lesson. */
  id?: string
  units: Unit[]
}

/** What a loader makes of a file. */
export interface LoadedDocument {
  title: string
  sections: Section[]
}

/** A loaded file of the course. */
export interface CourseDocument extends LoadedDocument {
  /** Path inside the course folder, with forward slashes. */
  path: string
  language: Language
  /** SHA-256 of the file's bytes, hexadecimal. */
  contentHash: string
}
