import type { AnalysedWord } from './analyse-word.ts'
import { GrowingArray } from './growing-array.ts'
import { featureKinds, type LexicalIndex } from './lexical-index.ts'
import { buildStringTable } from './string-table.ts'

/** Feature names with the words that have them, by their places in `words`. */
export function collectFeatures(
  words: readonly AnalysedWord[],
): Pick<LexicalIndex, 'features' | 'featureWordStarts' | 'featureWords'> {
  const wordsOf = new Map<string, number[]>()
  const note = (name: string, word: number): void => {
    const known = wordsOf.get(name)
    if (known === undefined) wordsOf.set(name, [word])
    else if (known.at(-1) !== word) known.push(word)
  }
  for (const [number, word] of words.entries()) {
    note(featureKinds.base + word.base, number)
    for (const term of word.terms) note(featureKinds.term + term, number)
    for (const gram of word.grams) note(featureKinds.gram + gram, number)
    if (word.soundKey !== undefined) note(featureKinds.sound + word.soundKey, number)
  }
  const names = [...wordsOf.keys()].sort()
  const starts = new Uint32Array(names.length + 1)
  const featureWords = new GrowingArray()
  for (const [feature, name] of names.entries()) {
    for (const word of wordsOf.get(name) ?? []) featureWords.push(word)
    starts[feature + 1] = featureWords.length
  }
  return {
    features: buildStringTable(names),
    featureWordStarts: starts,
    featureWords: featureWords.view().slice(),
  }
}
