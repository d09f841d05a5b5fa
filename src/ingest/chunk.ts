import type { Language } from '../language.ts'
import type { Locator, Unit } from './document.ts'

/** The piece that is indexed and retrieved: a section, or a part of a long one, of about 1,200 characters. */
export interface Chunk {
  /** Unique in the course and stable while the document's text is unchanged: `<document path>#<ordinal>`. */
  id: string
  /** Path of the document inside the course folder, with forward slashes. */
  document: string
  /** The document's title. */
  title: string
  headingPath: string[]
  /** The section's id, where its author gave one. */
  sectionId?: string
  language: Language
  locator: Locator
  /** SHA-256 of title, heading path and text, hexadecimal: what a citation of the chunk depends on. */
  contentHash: string
  /** The chunk as it is read: units joined by "\n", a split table's header repeated. Without the heading path. */
  text: string
  units: Unit[]
  /** Other wordings of the chunk's question, a line each; indexed with its text, and no part of it. */
  alsoAsked?: string
}
