import { createHash } from 'node:crypto'
import { detectLanguage } from '../language.ts'
import { decodeText } from './decode-text.ts'
import type { CourseDocument } from './document.ts'
import { extensionOf, loaderFor, supportedExtensions } from './loaders/loader-by-extension.ts'
import { createSourceText } from './source-text.ts'

/** A document's language shows in its beginning; long files need not be read through for it. */
const languageSampleCharacters = 20_000

export type LoadOutcome = { document: CourseDocument; notice?: string } | { reason: string }

/**
 * Loads a file's bytes by its extension. Asynchronous because formats whose parsers can be made to run away are to be
 * read in a child process.
 *
 * @returns the document, or the reason why there is none: one sentence for the course's staff.
 */
export async function loadDocument(path: string, bytes: Uint8Array): Promise<LoadOutcome> {
  const load = await loaderFor(path)
  if (load === undefined) return { reason: unsupportedReason(path) }
  const decoded = decodeText(bytes)
  if ('reason' in decoded) return { reason: `It was left out because ${decoded.reason}.` }
  const { notice, ...loaded } = load(createSourceText(decoded.text), path)
  if (loaded.sections.length === 0) return { reason: 'It was left out because it holds no text.' }
  const contentHash = createHash('sha256').update(bytes).digest('hex')
  const language = detectLanguage(decoded.text.slice(0, languageSampleCharacters))
  return { document: { ...loaded, path, language, contentHash }, ...(notice !== undefined && { notice }) }
}

/** Says which formats can be read. */
export function unsupportedReason(path: string): string {
  const extension = extensionOf(path)
  const format = extension === '' ? 'Its format' : `The format .${extension}`
  return `${format} cannot be read yet; save it as one of ${supportedExtensions.join(', ')}.`
}
