import { copulaEndings, copulaEndingsAfterVowel } from './korean/copula-endings.ts'
import { findPredicateStem, nounsOfLightVerbs } from './korean/find-predicate-stem.ts'
import { finals, readSyllable } from './korean/jamo.ts'
import { fitsFinal, isParticle, longestParticle } from './korean/particles.ts'
import { oneSyllableNouns, wholeWords } from './korean/whole-words.ts'

/** What linguists write after a verb's stem; it keeps 나누- (divide) apart from any noun. */
const stemMark = '-'

/** Whether a base is the stem of a Korean verb or adjective. */
export function isPredicateStem(base: string): boolean {
  return base.endsWith(stemMark)
}

const longestCopula = 6
/** Syllables that end many whole words too: after a name they are endings, after anything else perhaps not. */
const onlyAfterNames = new Set(['나', '여'])
const onlyAfterLongWords = new Set(['고', '며', '면', '냐', '요', '다', '야', '네요', '씩'])

/**
 * A Hangul word without its particles and endings: "컨테이너에서는" is "컨테이너", "배포하려면" is "배포", "나눠야" is
 * the stem "나누-". What is left of an unknown word has at least two syllables, so that a short word is never eaten.
 *
 * @param isName whether a word is known as it is written; such nouns are whole.
 */
export function stripKoreanEndings(word: string, isName: (word: string) => boolean = () => false): string {
  if (wholeWords.has(word)) return word
  const isWhole = (noun: string): boolean => wholeWords.has(noun) || isName(noun)
  const nouns = [...nounsBefore(word, isWhole)]
  const whole = nouns.find((noun) => wholeWords.has(noun))
  if (whole !== undefined) return whole
  const stem = findPredicateStem(word) ?? stemOfVerbalNoun(word)
  if (stem !== undefined) return stem + stemMark
  return isName(word) ? word : (nouns.find(isName) ?? nouns.at(-1) ?? word)
}

/** "늦어짐을" and "나누기에는": a verb made a noun by 기 or ㅁ, before a particle. */
function stemOfVerbalNoun(word: string): string | undefined {
  for (let end = word.length - 1; end >= 2; end -= 1) {
    const noun = word.slice(0, end)
    if (!noun.endsWith('기') && readSyllable(noun.at(-1) ?? '')?.final !== finals['ㅁ']) continue
    const stem = isEndingAfter(noun, word.slice(end)) ? findPredicateStem(noun) : undefined
    if (stem !== undefined) return stem
  }
  return undefined
}

/** What may be the noun of a word, the longest first. */
function* nounsBefore(word: string, isWhole: (noun: string) => boolean): Generator<string> {
  const found = new Set<string>()
  for (let end = word.length - 1; end >= 1 && word.length - end <= longestParticle; end -= 1) {
    const noun = word.slice(0, end)
    const ending = word.slice(end)
    if (onlyAfterNames.has(ending) && !isWhole(noun)) continue
    if (onlyAfterLongWords.has(ending) && noun.length < 3 && !isWhole(noun)) continue
    if (isEndingAfter(noun, ending) && isLongEnough(noun)) found.add(withoutInnerParticle(noun))
  }
  for (const noun of nounsOfLightVerbs(word)) found.add(noun)
  yield* [...found].toSorted((first, second) => second.length - first.length)
}

function isLongEnough(noun: string): boolean {
  return noun.length >= 2 || oneSyllableNouns.has(noun)
}

function isEndingAfter(noun: string, ending: string): boolean {
  const final = readSyllable(noun.at(-1) ?? '')?.final ?? 0
  if (isParticle(ending) && fitsFinal(ending, final)) return true
  if (ending.length > longestCopula) return false
  return copulaEndings.has(ending) || (final === 0 && copulaEndingsAfterVowel.has(ending))
}

/** A particle before the copula ("처음부터였다", "사람들이다"). */
function withoutInnerParticle(noun: string): string {
  for (let end = 2; end <= noun.length - 1; end += 1) {
    const inner = noun.slice(end)
    if ((inner.length >= 2 || inner === '들') && isParticle(inner)) return noun.slice(0, end)
  }
  return noun
}
