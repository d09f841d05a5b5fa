/** Pairs of Korean particles: the first follows a final consonant, the second a vowel. */
export const particlePairs = {
  topic: ['은', '는'],
  subject: ['이', '가'],
  object: ['을', '를'],
  and: ['과', '와'],
} as const
export type ParticlePair = keyof typeof particlePairs

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const finalsPerVowel = 28
/** 0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔; a number's tens, hundreds and thousands (십, 백, 천) end so too. */
const digitsWithFinal = '013678'
/** Names of letters that end in a consonant: 엘, 엠, 엔, 알. */
const lettersWithFinal = 'LMNR'

/**
 * A word with the particle that fits its last sound: "파드는", "인스턴스를", "3을". Where a Latin word's sound cannot be
 * told from its spelling, both are written: "Slack(은)는". Marks and brackets at the word's end are not read.
 */
export function withParticle(word: string, pair: ParticlePair): string {
  const [afterConsonant, afterVowel] = particlePairs[pair]
  const hasFinal = endsInConsonant(word)
  if (hasFinal === undefined) return `${word}(${afterConsonant})${afterVowel}`
  return word + (hasFinal ? afterConsonant : afterVowel)
}

/** Whether the word, read aloud in Korean, ends in a consonant; `undefined` where its spelling does not say. */
function endsInConsonant(word: string): boolean | undefined {
  const spoken = word.replaceAll(/\([^)]*\)/gu, '').replaceAll(/[^\p{L}\p{N}]+$/gu, '')
  const last = spoken.at(-1)
  if (last === undefined) return undefined
  const code = last.codePointAt(0) ?? 0
  if (code >= firstSyllable && code <= lastSyllable) return (code - firstSyllable) % finalsPerVowel !== 0
  if (/\d/u.test(last)) return digitsWithFinal.includes(last)
  const latin = /[A-Za-z]+$/u.exec(spoken)?.[0]
  if (latin === undefined) return undefined
  return /^[A-Z]+$/u.test(latin)
    ? lettersWithFinal.includes(last)
    : endsInConsonantAsWord(latin.toLowerCase())
}

function endsInConsonantAsWord(word: string): boolean | undefined {
  if (/(?:[aiouywrsxzd]|ce|se|ge)$/u.test(word)) return false
  if (/(?:[nml]|ng)$/u.test(word)) return true
  return undefined
}
