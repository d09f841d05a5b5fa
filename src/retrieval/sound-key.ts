// Classes of consonants that Korean spells alike: a loanword and its origin get the same skeleton.
const initials = ['k', 'k', 'n', 't', 't', 'l', 'm', 'p', 'p', 's', 's', '', 's', 's', 's', 'k', 't', 'p', '']
const finals = ',k,k,ks,n,ns,n,t,l,lk,lm,lp,ls,lt,lp,l,m,p,ps,t,t,n,t,t,k,t,p,'.split(',').slice(0, 28)
const firstSyllable = 0xac00
const hangulWord = /^[가-힣]+$/u
const latinWord = /^[a-z]+$/u
const silentInitial = 11
const shortestKey = 3

const latinSpellings: Array<[RegExp, string]> = [
  [/^(?:kn|gn|pn)/u, 'n'],
  [/^wr/u, 'l'],
  [/^x/u, 's'],
  [/(?:tion|sion|cian)/gu, 'SN'],
  [/ture/gu, 'S'],
  [/(?:tch|sch|sh|ch|th)/gu, 'S'],
  [/ph/gu, 'P'],
  [/gh(?![aeiou])/gu, ''],
  [/ck|cc(?![eiy])|qu|q/gu, 'K'],
  [/dge/gu, 'S'],
  [/c(?=[eiy])|g(?=[ei])/gu, 'S'],
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
 * The consonant skeleton of a word, the same for an English word and its Korean spelling (component and 컴포넌트 are
 * both "kmpnt"). Too little to be sure of meaning: it is the last resort of the search between languages.
 *
 * @param word lower-case Latin or Hangul.
 * @returns undefined where fewer than three consonants are left.
 */
export function soundKey(word: string): string | undefined {
  let key: string
  if (hangulWord.test(word)) key = hangulConsonants(word)
  else if (latinWord.test(word) && word.length >= 4) key = latinConsonants(word)
  else return undefined
  const skeleton = key.replaceAll(/(.)\1+/gu, '$1')
  return skeleton.length >= shortestKey ? skeleton : undefined
}

function hangulConsonants(word: string): string {
  let key = ''
  for (let position = 0; position < word.length; position += 1) {
    const code = word.charCodeAt(position) - firstSyllable
    const initial = Math.floor(code / 588)
    if (position === 0 && initial === silentInitial) key += 'a'
    key += (initials[initial] ?? '') + (finals[code % 28] ?? '')
  }
  return key
}

function latinConsonants(word: string): string {
  let spelled = word
  for (const [pattern, replacement] of latinSpellings) spelled = spelled.replace(pattern, replacement)
  const consonants = spelled.replaceAll(/[^A-Z]/gu, '').toLowerCase()
  return /^[aeiouyw]/u.test(word) ? `a${consonants}` : consonants
}
