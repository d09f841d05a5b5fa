/** What of the expected facts a text holds. Each fact is a group of alternatives; one of them is enough. */
export interface FactMatch {
  /** How many groups are met. */
  held: number
  /** The groups that are not met, as they were given. */
  missing: string[][]
}

interface Compact {
  /** Letters, digits and marks only, NFKC and lower case. */
  text: string
  /** Offsets into `text` at which a word starts, or the script changes between Hangul and another. */
  starts: Set<number>
}

const kept = /[\p{L}\p{N}\p{M}]/u
const hangul = /\p{Script=Hangul}/u

/** A text without what writers vary: case, width, spaces, punctuation, symbols and `[1]` citation marks. */
function compact(raw: string): Compact {
  const starts = new Set<number>()
  let text = ''
  let before = ' '
  for (const character of raw
    .replaceAll(/\[\d+\]/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()) {
    if (kept.test(character)) {
      if (!kept.test(before) || hangul.test(before) !== hangul.test(character)) starts.add(text.length)
      text += character
    }
    before = character
  }
  return { text, starts }
}

/** What is left of a fact's alternative to compare; an alternative without a letter or digit compares to "". */
export function comparable(alternative: string): string {
  return compact(alternative).text
}

function holds(haystack: Compact, alternative: string): boolean {
  const needle = comparable(alternative)
  if (needle === '') return false
  if (hangul.test(needle.charAt(0))) return haystack.text.includes(needle)
  let at = haystack.text.indexOf(needle)
  while (at >= 0 && !haystack.starts.has(at)) at = haystack.text.indexOf(needle, at + 1)
  return at >= 0
}

/**
 * Which groups of facts a text holds, compared after NFKC and lower case and without spaces, punctuation and
 * symbols ("O(n²)" is "O(n^2)"). Korean alternatives may stand anywhere, so that stems meet inflected words; others
 * must begin where a word begins, so that "ELK" is not found in "model Kubernetes" nor "coupled" in "decoupled".
 */
export function holdsFacts(text: string, facts: string[][]): FactMatch {
  const haystack = compact(text)
  const missing = facts.filter((group) => !group.some((alternative) => holds(haystack, alternative)))
  return { held: facts.length - missing.length, missing }
}
