const vowelEnding = /[가-힣]$/u

/** Whether a Korean word ends in a consonant, which decides the particle's form; Latin endings count as vowels. */
export function endsInConsonant(word: string): boolean {
  if (!vowelEnding.test(word)) return false
  return ((word.codePointAt(word.length - 1) ?? 0) - 0xac00) % 28 !== 0
}

const particles = {
  topic: ['은', '는'],
  subject: ['이', '가'],
  object: ['을', '를'],
  with: ['과', '와'],
} as const

/** The word with the particle that fits its last sound. */
export function withParticle(word: string, particle: keyof typeof particles): string {
  return word + particles[particle][endsInConsonant(word) ? 0 : 1]
}

/** The plural of a regular English noun. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/u.test(noun) ? `${noun}es` : `${noun}s`
}

/** `third`: checks, `past`: checked, `progressive`: checking; of a regular verb that doubles no letter. */
export function conjugate(verb: string, form: 'third' | 'past' | 'progressive'): string {
  if (form === 'third') return plural(verb)
  const stem = verb.replace(/e$/u, '')
  if (form === 'progressive') return `${stem}ing`
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
}
