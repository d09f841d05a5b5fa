import type { ExpandedConcept } from './expand-query.ts'
import { featureKinds, wordsWithFeature, type LexicalIndex } from './lexical-index.ts'
import { partialTrust, syllablePairs, valueOfShare } from './match-words.ts'

/** A word of one way to say one concept: what is looked for in the chunks. */
export interface Slot {
  concept: number
  alternative: number
  /** Whether it is a word of the query itself. */
  asked: boolean
}

/** Which slots a word of the index fills, and how well (0 to 1). */
export interface ConceptRoles {
  slots: Slot[]
  /** Word number to [slot, value, slot, value, …]. */
  ofWord: ReadonlyMap<number, number[]>
}

/** Looks up, for each word of the query and of its other names, the words of the index that say it. */
export function findConceptRoles(index: LexicalIndex, concepts: readonly ExpandedConcept[]): ConceptRoles {
  const slots: Slot[] = []
  const ofWord = new Map<number, number[]>()
  const fill = (word: number, slot: number, value: number): void => {
    const roles = ofWord.get(word)
    if (roles === undefined) ofWord.set(word, [slot, value])
    else if (roles.at(-2) !== slot) roles.push(slot, value)
    else if ((roles.at(-1) ?? 0) < value) roles[roles.length - 1] = value
  }
  for (const [conceptNumber, concept] of concepts.entries()) {
    for (const [alternativeNumber, alternative] of concept.alternatives.entries()) {
      for (const word of alternative.words) {
        const slot = slots.length
        slots.push({ concept: conceptNumber, alternative: alternativeNumber, asked: alternativeNumber === 0 })
        for (const [found, value] of wordsLike(index, word.base)) fill(found, slot, value)
      }
    }
  }
  return { slots, ofWord }
}

/** Words of the index that say a base word, with how well. */
export function wordsLike(index: LexicalIndex, base: string): Map<number, number> {
  const values = new Map<number, number>()
  const pairs = syllablePairs(base)
  const pairCounts = new Map<number, number>()
  for (const pair of pairs) {
    for (const word of wordsWithFeature(index, featureKinds.term + pair)) {
      pairCounts.set(word, (pairCounts.get(word) ?? 0) + 1)
    }
  }
  for (const [word, count] of pairCounts) {
    const value = valueOfShare(count / pairs.length)
    if (value > 0) values.set(word, value)
  }
  if (pairs.length === 0) {
    for (const word of wordsWithFeature(index, featureKinds.term + base)) values.set(word, partialTrust)
  }
  for (const word of wordsWithFeature(index, featureKinds.base + base)) values.set(word, 1)
  return values
}
