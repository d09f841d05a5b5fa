import { appendReplaced, appendVerbatim, createMappedText, type MappedText } from '../mapped-text.ts'
import type { TextRange } from '../source-text.ts'

/** Comments, hidden elements whole; tags; character references. Every alternative is bounded or linear. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template|noscript)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)|<\/?([A-Za-z][\w-]*)(?:\s[^<>]*)?\/?>|&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});/giu
const paragraphElement =
  /^(?:p|div|li|ul|ol|tr|table|h[1-6]|section|article|details|summary|dt|dd|pre|blockquote|figure|figcaption|header|footer)$/iu
const spaceElement = /^(?:br|td|th|hr)$/iu
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rarr: '→',
  larr: '←',
  times: '×',
  copy: '©',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  le: '≤',
  ge: '≥',
  ne: '≠',
}

/** The visible text of a piece of HTML, cut into paragraphs at elements that begin a line of their own. */
export function readMarkup(text: string, range: TextRange): MappedText[] {
  const paragraphs: MappedText[] = []
  let paragraph = createMappedText()
  let at = range.from
  const slice = text.slice(range.from, range.to)
  for (const found of slice.matchAll(token)) {
    const from = range.from + found.index
    const to = from + found[0].length
    appendVerbatim(paragraph, text.slice(at, from), at)
    at = to
    const [, , element, reference] = found
    if (element !== undefined && paragraphElement.test(element)) {
      paragraphs.push(paragraph)
      paragraph = createMappedText()
    } else if (element !== undefined && spaceElement.test(element))
      appendReplaced(paragraph, ' ', { from, to })
    else if (reference !== undefined)
      appendReplaced(paragraph, decodeReference(reference) ?? found[0], { from, to })
  }
  appendVerbatim(paragraph, text.slice(at, range.to), at)
  paragraphs.push(paragraph)
  return paragraphs.filter(({ plain }) => plain.trim() !== '')
}

/** The character of a reference without its `&` and `;`, or undefined where the name is not known. */
export function decodeReference(reference: string): string | undefined {
  if (!reference.startsWith('#')) return named[reference.toLowerCase()]
  const isHexadecimal = /^#[xX]/u.test(reference)
  const code = Number.parseInt(reference.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10)
  return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
    ? String.fromCodePoint(code)
    : undefined
}
