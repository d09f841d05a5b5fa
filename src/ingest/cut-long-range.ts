import type { TextRange } from './source-text.ts'

const clauseBorder = /(?:[;:,、，；]|(?:\p{Script=Hangul}(?:고|며|면|서|만|데|로)))$/u

/**
 * Cuts a range into ranges of at most `maxCharacters`: after a clause where there is one in the second half, else
 * after a word, else anywhere but inside a surrogate pair. Only white space is left out between the pieces.
 */
export function cutLongRange(text: string, range: TextRange, maxCharacters: number): TextRange[] {
  const pieces: TextRange[] = []
  let { from } = range
  while (range.to - from > maxCharacters) {
    const end = cutPoint(text, from, from + maxCharacters)
    pieces.push({ from, to: end })
    from = end
    while (from < range.to && /\s/u.test(text[from] ?? '')) from += 1
  }
  if (from < range.to) pieces.push({ from, to: range.to })
  return pieces
}

function cutPoint(text: string, from: number, limit: number): number {
  let wordEnd: number | undefined
  for (let at = limit; at > from + 1; at -= 1) {
    if (!/\s/u.test(text[at] ?? '') || /\s/u.test(text[at - 1] ?? '')) continue
    wordEnd ??= at
    if (at < from + (limit - from) / 2) break
    if (clauseBorder.test(text.slice(Math.max(from, at - 3), at))) return at
  }
  if (wordEnd !== undefined) return wordEnd
  const isInsidePair =
    /[\ud800-\udbff]/u.test(text.charAt(limit - 1)) && /[\udc00-\udfff]/u.test(text.charAt(limit))
  return isInsidePair ? limit - 1 : limit
}
