import type { AnalysedWord } from '../../retrieval/analyse-word.ts'

const hangulWord = /^[가-힣]+$/u
const latinWord = /^[a-z]+$/u
const firstSyllable = 0xac00
// Revised Romanisation of Korean (2000), without the changes at syllable borders.
const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ')
const medials = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const leastShare = { name: 0.62, word: 0.75 }
const shortest = 4

/** Whether a Latin and a Korean word spell the same name ("sejong" and "세종", "napoleon" and "나폴레옹"). */
export function soundsAlike(left: AnalysedWord, right: AnalysedWord, isName: boolean): boolean {
  const [latin, korean] = latinWord.test(left.surface)
    ? [left.surface, right.base]
    : [right.surface, left.base]
  if (!latinWord.test(latin) || !hangulWord.test(korean) || latin.length < shortest) return false
  const spelled = romanise(korean)
  if (spelled.length < shortest || fold(spelled)[0] !== fold(latin)[0]) return false
  const [one, other] = [fold(spelled), fold(latin)]
  const share = 1 - editDistance(one, other) / Math.max(one.length, other.length)
  return share >= (isName ? leastShare.name : leastShare.word)
}

function romanise(word: string): string {
  let spelled = ''
  for (const syllable of word) {
    const code = syllable.charCodeAt(0) - firstSyllable
    spelled += initials[Math.floor(code / 588)] ?? ''
    spelled += medials[Math.floor((code % 588) / 28)] ?? ''
    spelled += finals[code % 28] ?? ''
  }
  return spelled.replaceAll('_', '')
}

/** Letters that the two spellings do not keep apart. */
function fold(word: string): string {
  return word
    .replaceAll(/eu|eo/gu, 'u')
    .replaceAll(/ph|f|v|b/gu, 'p')
    .replaceAll(/r/gu, 'l')
    .replaceAll(/c(?![eiyh])|q|x|g/gu, 'k')
    .replaceAll(/c(?=[eiy])|z/gu, 's')
    .replaceAll('d', 't')
    .replaceAll('w', 'u')
    .replaceAll('y', 'i')
    .replaceAll(/(.)\1+/gu, '$1')
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [index, letter] of left.split('').entries()) {
    const next = [index + 1]
    for (let column = 1; column <= right.length; column += 1) {
      const cost = letter === right[column - 1] ? 0 : 1
      next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[right.length] ?? 0
}
