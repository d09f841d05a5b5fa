import { analyseWord, type AnalysedWord } from './analyse-word.ts'
import { featureKinds, wordsWithFeature, type LexicalIndex } from './lexical-index.ts'
import { isPredicateStem } from './strip-korean-endings.ts'
import { stringAt, type StringTable } from './string-table.ts'

/**
 * Fewest letters of a word in which one letter is taken for a slip: left out, doubled or two changed round; and of one
 * in which a letter is another, as real words differ too ("painter", "pointer"). A Korean syllable is two or three.
 */
const shortest = { slip: 6, otherLetter: 8 }
const longestParticle = 3
const firstSyllable = 0xac00
const latin = /^[a-z]+$/u
const hangul = /^[가-힣]+$/u

/**
 * The word of the course that an asker has mistyped by one letter ("discvoery", "쿠버네테스"); the word itself where
 * the course has it, it is too short to tell, or no word of the course is so near. Both begin with the same letter.
 */
export function correctSpelling(word: AnalysedWord, index: LexicalIndex): AnalysedWord {
  const { base } = word
  const asked = hangul.test(base) ? base : word.surface
  if (!latin.test(asked) && (!hangul.test(asked) || isPredicateStem(base))) return word
  const letters = lettersOf(asked)
  if (letters.length < shortest.slip || wordsWithFeature(index, featureKinds.base + base).length > 0)
    return word
  const isKorean = hangul.test(asked)
  const [from, to] = rangeOfFirst(index.words, asked.charCodeAt(0))
  for (let place = from; place < to; place += 1) {
    const length = (index.words.offsets[place + 1] ?? 0) - (index.words.offsets[place] ?? 0)
    if (length < asked.length - 1 || length > asked.length + (isKorean ? longestParticle : 1)) continue
    const known = analyseWord(stringAt(index.words, place))
    if (isOneSlip(letters, lettersOf(isKorean ? known.base : known.surface))) return known
  }
  return word
}

/** Letters, of Hangul the parts of its syllables. */
function lettersOf(word: string): number[] {
  const units = Array.from({ length: word.length }, (_, place) => word.charCodeAt(place))
  if (!hangul.test(word)) return units
  return units.flatMap((unit) => {
    const code = unit - firstSyllable
    const final = code % 28
    const parts = [Math.floor(code / 588), 100 + Math.floor((code % 588) / 28)]
    return final === 0 ? parts : [...parts, 200 + final]
  })
}

/** Whether one letter left out, added, changed or two neighbours changed round make one word the other. */
function isOneSlip(asked: readonly number[], known: readonly number[]): boolean {
  const shorter = Math.min(asked.length, known.length)
  if (Math.abs(asked.length - known.length) > 1) return false
  let start = 0
  while (start < shorter && asked[start] === known[start]) start += 1
  let end = 0
  while (end < shorter - start && asked[asked.length - 1 - end] === known[known.length - 1 - end]) end += 1
  const left = asked.length - start - end
  const right = known.length - start - end
  if (left + right === 1) return true
  if (left === 1 && right === 1) return asked.length >= shortest.otherLetter
  return left === 2 && right === 2 && asked[start] === known[start + 1] && asked[start + 1] === known[start]
}

/** Where the words with the given first character stand in the sorted table. */
function rangeOfFirst({ characters, offsets }: StringTable, first: number): [from: number, to: number] {
  const lowerBound = (character: number): number => {
    let low = 0
    let high = offsets.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((characters[offsets[middle] ?? 0] ?? 0) < character) low = middle + 1
      else high = middle
    }
    return low
  }
  return [lowerBound(first), lowerBound(first + 1)]
}
