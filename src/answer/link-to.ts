import type { Citation } from './answer.ts'

/**
 * The link of a place in the material by the course's template, with {document}, {from}, {to} and {anchor}
 * replaced; `undefined` where the course gives none. The document's path is encoded part by part.
 */
export function linkTo(
  { document, headingPath, locator }: Pick<Citation, 'document' | 'headingPath' | 'locator'>,
  sectionId: string | undefined,
  template: string | undefined,
): string | undefined {
  if (template === undefined) return undefined
  const values: Record<string, string> = {
    document: document.split('/').map(encodeURIComponent).join('/'),
    from: String(locator.from),
    to: String(locator.to),
    anchor: encodeURIComponent(sectionId ?? slugOf(headingPath.at(-1) ?? '')),
  }
  return template.replaceAll(/\{(document|from|to|anchor)\}/gu, (_, name: string) => values[name] ?? '')
}

/** A heading's anchor as GitHub makes it: lower case, punctuation dropped, spaces as hyphens. */
function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-')
}
