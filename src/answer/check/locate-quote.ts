/** A quote's place: the units that it runs over, in order. */
export interface QuotePlace {
  units: number[]
  /** False where the model's words were not quite the source's. */
  isExact: boolean
}

const leastShared = 0.75
const shortestQuote = 3

/**
 * Where a model's quote stands in the units of a source: verbatim once white space, width, quotation marks, case and
 * Unicode form are set aside; else the unit that has most of its words in their order. undefined where it is invented.
 */
export function locateQuote(quote: string, units: readonly string[]): QuotePlace | undefined {
  const wanted = plain(quote.replaceAll(/^[\s"'“”‘’….]+|[\s"'“”‘’….]+$/gu, ''))
  if (wanted.length < shortestQuote) return undefined
  const texts = units.map(plain)
  const single = texts.findIndex((text) => text.includes(wanted))
  if (single >= 0) return { units: [single], isExact: true }
  const joined = spanOf(wanted, texts)
  if (joined !== undefined) return { units: joined, isExact: true }
  const words = wordsOf(quote)
  let best = { index: -1, share: 0 }
  for (const [index, unit] of units.entries()) {
    const share = words.length < 3 ? 0 : commonInOrder(words, wordsOf(unit)) / words.length
    if (share > best.share) best = { index, share }
  }
  return best.share >= leastShared ? { units: [best.index], isExact: false } : undefined
}

/** Letters and digits only, in one form: what is left tells texts apart, not how they are set. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Units in a row that a quote runs over. */
function spanOf(wanted: string, texts: readonly string[]): number[] | undefined {
  const whole = texts.join('')
  const at = whole.indexOf(wanted)
  if (at < 0) return undefined
  const found: number[] = []
  let from = 0
  for (const [index, text] of texts.entries()) {
    const to = from + text.length
    if (text !== '' && from < at + wanted.length && to > at) found.push(index)
    from = to
  }
  return found
}

/** Length of the longest common subsequence of two lists of words. */
function commonInOrder(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const word of left) {
    const next = [0]
    for (let column = 1; column <= right.length; column += 1) {
      next.push(
        word === right[column - 1]
          ? (row[column - 1] ?? 0) + 1
          : Math.max(row[column] ?? 0, next[column - 1] ?? 0),
      )
    }
    row = next
  }
  return row[right.length] ?? 0
}
