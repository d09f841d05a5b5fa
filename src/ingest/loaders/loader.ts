import type { LoadedDocument } from '../document.ts'
import type { SourceText } from '../source-text.ts'

/** What a loader gives back; `notice` says in one sentence what could not be read as meant. */
export type LoadResult = LoadedDocument & { notice?: string }

/** Makes a document of decoded text. `path` is the file's path in the course, for a title where there is no other. */
export type TextLoader = (source: SourceText, path: string) => LoadResult
