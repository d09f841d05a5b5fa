import type { AnalysedWord } from './analyse-word.ts'
import { valueOfWord } from './match-words.ts'
import type { Retrieval } from './retrieval.ts'
import { analyseText } from './term-base.ts'

/**
 * For the answering step: how well a text holds each concept of the query, 0 to 1, in the order of
 * `retrieval.concepts`; 1 where it has all words of one of the concept's names (as stems, without particles).
 */
export function createConceptMatcher(retrieval: Pick<Retrieval, 'concepts'>): (text: string) => number[] {
  const names = retrieval.concepts.map(({ surface, otherNames, relatedNames }) => ({
    same: [surface, ...otherNames].map(analyseText),
    related: relatedNames.map(analyseText),
  }))
  const known = new Map<string, AnalysedWord[]>()
  return (text) => {
    let words = known.get(text)
    if (words === undefined) {
      words = analyseText(text)
      known.set(text, words)
    }
    const found = words
    return names.map(({ same, related }) =>
      Math.max(bestShare(same, found), relatedTrust * Math.floor(bestShare(related, found))),
    )
  }
}

/** How much a word near in meaning counts, where a text has all of it. */
const relatedTrust = 0.6

function bestShare(names: ReadonlyArray<readonly AnalysedWord[]>, found: readonly AnalysedWord[]): number {
  return Math.max(0, ...names.map((name) => shareHeld(name, found)))
}

function shareHeld(name: readonly AnalysedWord[], found: readonly AnalysedWord[]): number {
  if (name.length === 0) return 0
  let held = 0
  for (const asked of name) {
    let best = 0
    for (const word of found) {
      best = Math.max(best, valueOfWord(asked, word))
      if (best === 1) break
    }
    held += best
  }
  return held / name.length
}
