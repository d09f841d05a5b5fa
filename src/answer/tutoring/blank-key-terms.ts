import type { KeyTerm } from './find-key-terms.ts'

/** A sentence with blanks, and its longest stretch of words that no blank touches. */
export interface BlankedSentence {
  text: string
  /** How many words or names were taken out, at least 1. */
  blanks: number
  longestRun: string
}

const blankedShare = 0.4
const mostBlanks = 3
/** What is left of a word after its blank: a particle or an ending. */
const cutWord = /^[가-힣]+|^[A-Za-z'’]+/u
const priority: Record<KeyTerm['kind'], number> = { number: 0, term: 1, word: 2 }

/**
 * Takes out about half of a sentence's key terms, numbers and names of the subject before other words; what is taken
 * out once is taken out wherever it stands. `undefined` where there is nothing to take out.
 */
export function blankKeyTerms(
  text: string,
  terms: readonly KeyTerm[],
  blank: string,
): BlankedSentence | undefined {
  const wanted = Math.min(mostBlanks, Math.max(1, Math.ceil(terms.length * blankedShare)))
  const out: KeyTerm[] = []
  for (const term of terms.toSorted(
    (left, right) => priority[left.kind] - priority[right.kind] || right.from - left.from,
  )) {
    const same = terms.filter((other) => other === term || other.keys.some((key) => term.keys.includes(key)))
    if (!out.includes(term) && (out.length === 0 || out.length + same.length <= wanted)) out.push(...same)
  }
  out.sort((left, right) => left.from - right.from)
  if (out.length === 0) return undefined
  const runs: string[] = []
  let end = 0
  for (const { from, to } of out) {
    const run = text.slice(end, from)
    // Blanks side by side would tell how many words the answer has.
    if (runs.length === 0 || run.trim() !== '') runs.push(run)
    end = to
  }
  runs.push(text.slice(end))
  const whole = runs.map((run, index) => (index === 0 ? run : run.replace(cutWord, '')).trim())
  const longestRun = whole.reduce((best, run) => (run.length > best.length ? run : best), '')
  return { text: runs.join(blank), blanks: out.length, longestRun }
}
