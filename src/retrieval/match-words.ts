import type { AnalysedWord } from './analyse-word.ts'
import { isPredicateStem } from './strip-korean-endings.ts'

/** How much a word that only shares syllables or parts counts, against 1 for the same word. */
export const partialTrust = 0.8
const leastShare = 0.5
const hangul = /^[가-힣]/u

/** The pairs of syllables of a Korean noun; none for one syllable, the stem of a verb or another script. */
export function syllablePairs(base: string): string[] {
  if (!hangul.test(base) || base.length < 2 || isPredicateStem(base)) return []
  const pairs = new Set<string>()
  for (let position = 0; position + 2 <= base.length; position += 1)
    pairs.add(base.slice(position, position + 2))
  return [...pairs]
}

/**
 * What it is worth that some of a Korean word's pairs of syllables stand in another word: `로드밸런서` holds most of
 * `밸런서`. 0 below half of them.
 */
export function valueOfShare(share: number): number {
  return share >= leastShare ? partialTrust * share : 0
}

/** Whether a text's word is the asked one: the same base, or an identifier with the asked word as a part. */
export function valueOfWord(asked: AnalysedWord, found: AnalysedWord): number {
  if (asked.base === found.base || asked.surface === found.surface) return 1
  if (hangul.test(asked.base) && hangul.test(found.base)) {
    const pairs = syllablePairs(asked.base)
    if (pairs.length === 0) return 0
    return valueOfShare(pairs.filter((pair) => found.base.includes(pair)).length / pairs.length)
  }
  return found.terms.includes(asked.base) ? partialTrust : 0
}
