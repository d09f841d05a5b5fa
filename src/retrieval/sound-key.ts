// Classes of consonants that Korean spells alike: a loanword and its origin get the same skeleton.
const initials = ['k', 'k', 'n', 't', 't', 'l', 'm', 'p', 'p', 's', 's', '', 's', 's', 's', 'k', 't', 'p', '']
const finals = ',k,k,ks,n,ns,n,t,l,lk,lm,lp,ls,lt,lp,l,m,p,ps,t,t,n,t,t,k,t,p,'.split(',').slice(0, 28)
const firstSyllable = 0xac00
const hangulWord = /^[가-힣]+$/u
const latinWord = /^[a-z]+$/u
const shortestKey = 3
const vowel = '.'
const eu = 18
const i = 20
/** ㅅ, ㅆ, ㅈ, ㅉ and ㅊ end a loanword with "i" where the origin ends without a vowel (캐시, 스위치). */
const sibilants = [9, 10, 12, 13, 14]

const latinSpellings: Array<[RegExp, string]> = [
  [/^(?:kn|gn|pn)/u, 'n'],
  [/^wr/u, 'l'],
  [/^x/u, 's'],
  [/(?:tion|sion|cian)/gu, 'SoN'],
  [/ture/gu, 'S'],
  [/(?:tch|sch|sh|ch|th)/gu, 'S'],
  [/ph/gu, 'P'],
  [/gh(?![aeiou])/gu, ''],
  [/ck|cc(?![eiy])|qu|q/gu, 'K'],
  [/dge/gu, 'S'],
  [/c(?=[eiy])|g(?=[ei])/gu, 'S'],
  [/ng(?=l)/gu, 'NK'],
  [/ng/gu, 'N'],
  [/x/gu, 'KS'],
  [/[ckg]/gu, 'K'],
  [/[bpfv]/gu, 'P'],
  [/[dt]/gu, 'T'],
  [/[sjz]/gu, 'S'],
  [/r(?![aeiouy])/gu, ''],
  [/[rl]/gu, 'L'],
  [/m/gu, 'M'],
  [/n/gu, 'N'],
]

/**
 * The skeleton of a word, its consonants and where vowels stand between them, the same for an English word and its
 * Korean spelling (component and 컴포넌트 are both "k.mp.n.nt"). Too little to be sure of meaning: it is the last
 * resort of the search between languages.
 *
 * @param word lower-case Latin or Hangul.
 * @returns undefined where fewer than three consonants are left.
 */
export function soundKey(word: string): string | undefined {
  let key: string
  if (hangulWord.test(word)) key = hangulSkeleton(word)
  else if (latinWord.test(word) && word.length >= 4) key = latinSkeleton(word)
  else return undefined
  const skeleton = key.replaceAll(/(.)\1+/gu, '$1')
  return skeleton.replaceAll(vowel, '').length >= shortestKey ? skeleton : undefined
}

function hangulSkeleton(word: string): string {
  let key = ''
  for (let position = 0; position < word.length; position += 1) {
    const code = word.charCodeAt(position) - firstSyllable
    const initial = Math.floor(code / 588)
    const middle = Math.floor((code % 588) / 28)
    const final = code % 28
    const isLast = position === word.length - 1 && final === 0
    // Korean puts a vowel where the origin has none: ㅡ between consonants, ㅣ after a last sibilant.
    const isHelping = middle === eu || (isLast && middle === i && sibilants.includes(initial))
    key += (initials[initial] ?? '') + (isHelping ? '' : vowel) + (finals[final] ?? '')
  }
  return key
}

function latinSkeleton(word: string): string {
  const isEndSilent = /[^aeiouwy]e$/u.test(word)
  let spelled = word
  for (const [pattern, replacement] of latinSpellings) spelled = spelled.replace(pattern, replacement)
  return spelled
    .slice(0, isEndSilent ? -1 : undefined)
    .replaceAll(/[aeiouyw]+/gu, vowel)
    .replaceAll(/[^A-Z.]/gu, '')
    .toLowerCase()
}
