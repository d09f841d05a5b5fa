const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const vowelCount = 21
const finalCount = 28
const firstInitial = 0x1100
const firstVowel = 0x1161
const noFinal = 0x11a7

/** A Hangul text as conjoining letters (NFD): an initial, a vowel and a final are different characters. */
export function spellOut(text: string): string {
  return text.normalize('NFD')
}

/** The text of conjoining letters in syllables; undefined where a syllable would lack its initial or vowel. */
export function joinLetters(letters: string): string | undefined {
  const text = letters.normalize('NFC')
  return /^[가-힣]*$/u.test(text) ? text : undefined
}

/** A syllable in its letters' numbers; `final` 0 is none. */
export interface Syllable {
  initial: number
  vowel: number
  final: number
}

export function readSyllable(syllable: string): Syllable | undefined {
  const code = syllable.charCodeAt(0)
  if (!(code >= firstSyllable && code <= lastSyllable)) return undefined
  const place = code - firstSyllable
  return {
    initial: Math.floor(place / (vowelCount * finalCount)),
    vowel: Math.floor(place / finalCount) % vowelCount,
    final: place % finalCount,
  }
}

/** Its conjoining letters. */
export function writeSyllable({ initial, vowel, final }: Syllable): string {
  return String.fromCharCode(
    firstInitial + initial,
    firstVowel + vowel,
    ...(final === 0 ? [] : [noFinal + final]),
  )
}

export function hasFinal(word: string): boolean {
  return (readSyllable(word.at(-1) ?? '')?.final ?? 0) !== 0
}

/** Numbers of vowels and finals by their letters. */
export const vowels = Object.fromEntries(
  'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.split('').map((letter, number) => [letter, number]),
)
export const finals = Object.fromEntries(
  ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'
    .split('')
    .map((letter, number) => [letter, number]),
)
