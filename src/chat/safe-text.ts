/**
 * Characters that hide or turn text around: C0 and C1 controls but tab and newline, zero-width ones, bidirectional
 * controls, tags and lone surrogates. Kept: U+200C and U+200D between characters, since emoji and scripts need them.
 */
const unsafe =
  // oxlint-disable-next-line no-control-regex -- controls are what it removes
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu

/** The text without what could mislead a reader; the same length or shorter. */
export function safeText(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll(unsafe, '')
}

/** Safe text on one line, cut at a grapheme to at most so many characters, with "…" where something is missing. */
export function shortText(text: string, maxCharacters: number): string {
  const line = safeText(text).replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= maxCharacters) return line
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (short.length + segment.length > maxCharacters - 1) break
    short += segment
  }
  return `${short.trimEnd()}…`
}

/** A person's words as a quotation: every line of it stands behind "> " and none of it is markup. */
export function quoteOf(text: string, maxCharacters = 1500): string {
  const safe = safeText(text).trim()
  const short = safe.length > maxCharacters ? shortText(safe, maxCharacters) : safe
  return short
    .split('\n')
    .map((line) => `> ${line.replaceAll(/[`*[\]]/gu, (mark) => plainMarks[mark] ?? mark)}`)
    .join('\n')
}

/** Look-alikes that small Markdown does not read as markup. */
const plainMarks: Record<string, string> = { '`': 'ˋ', '*': '∗', '[': '［', ']': '］' }
