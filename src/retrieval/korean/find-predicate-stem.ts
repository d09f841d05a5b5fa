import { conjugate, formKinds } from './conjugate.ts'
import { joinLetters, spellOut } from './jamo.ts'
import { endingKinds } from './predicate-endings.ts'
import { auxiliaries, lightVerbs, rootOfStem } from './predicate-stems.ts'

interface KnownForm {
  stem: string
  kind: number
}
type KnownForms = Map<string, KnownForm[]>

const formsOfOneSyllable = new Set('큰 클 큼 커 쓴 쓸 써 둔 둘 둬 낸 낼 뺀 뺄 짠 짤 짜 깨 죽'.split(' '))

/** Adverbs that no rule makes of their adjective. */
const adjectiveOfAdverb = new Map([
  ['깊이', '깊'],
  ['많이', '많'],
  ['빨리', '빠르'],
  ['널리', '넓'],
  ['멀리', '멀'],
  ['가까이', '가깝'],
])

/**
 * The dictionary stem of an inflected verb or adjective that the list holds, as its root: "나눠야", "나뉘어" and
 * "나눈다" are all 나누; "늦춰진다" is 늦. undefined for any other word.
 */
export function findPredicateStem(word: string): string | undefined {
  const adjective = adjectiveOfAdverb.get(word)
  if (adjective !== undefined) return adjective
  if (word.length === 1 && !formsOfOneSyllable.has(word)) return undefined
  const letters = spellOut(word)
  const stem = longestStem(letters, listedFormsLike(letters), true)
  return stem === undefined ? undefined : (rootOfStem.get(stem) ?? stem)
}

/** The nouns of a word that 하다, 되다 or the like makes a predicate: "배포하려면" is 배포; at least two syllables. */
export function* nounsOfLightVerbs(word: string): Generator<string> {
  lightForms ??= collectForms(lightVerbs, new Map())
  const letters = spellOut(word)
  for (let start = letters.length - 1; start > 0; start -= 1) {
    const isInitial = /^[\u1100-\u1112]/u.test(letters.slice(start))
    const noun = isInitial ? joinLetters(letters.slice(0, start)) : undefined
    if (noun === undefined || noun.length < 2) continue
    if (longestStem(letters.slice(start), lightForms, true) !== undefined) yield noun
  }
}

let lightForms: KnownForms | undefined
let auxiliaryForms: KnownForms | undefined

// The forms of a thousand stems take a while to make, so that only those which begin like the word are made: a stem of
// one syllable may change its vowel (보, 봐), a longer one keeps its first.
let waitingStems: Map<string, string[]> | undefined
const listedForms: KnownForms = new Map()

function listedFormsLike(letters: string): KnownForms {
  if (waitingStems === undefined) {
    waitingStems = new Map()
    for (const stem of rootOfStem.keys()) {
      const start = spellOut(stem.slice(0, 1)).slice(0, stem.length === 1 ? 1 : 2)
      const known = waitingStems.get(start)
      if (known === undefined) waitingStems.set(start, [stem])
      else known.push(stem)
    }
  }
  for (const start of [letters.slice(0, 1), letters.slice(0, 2)]) {
    collectForms(waitingStems.get(start) ?? [], listedForms)
    waitingStems.delete(start)
  }
  return listedForms
}

function collectForms(stems: Iterable<string>, forms: KnownForms): KnownForms {
  for (const stem of stems) {
    for (const { letters, kind } of conjugate(stem)) {
      const known = forms.get(letters)
      if (known === undefined) forms.set(letters, [{ stem, kind }])
      else known.push({ stem, kind })
    }
  }
  return forms
}

/** The longest form of a stem goes first, so that 만들어지 goes before 만들. */
function longestStem(letters: string, forms: KnownForms, mayHaveAuxiliary: boolean): string | undefined {
  for (let end = letters.length; end > 0; end -= 1) {
    const known = forms.get(letters.slice(0, end))
    if (known === undefined) continue
    const rest = letters.slice(end)
    const kinds = rest === '' ? formKinds.infinitive : (endingKinds.get(rest) ?? 0)
    const fitting = known.find(({ kind }) => (kind & kinds) !== 0)
    if (fitting !== undefined) return fitting.stem
    const linked = known.find(({ kind }) => (kind & formKinds.infinitive) !== 0)
    if (mayHaveAuxiliary && linked !== undefined && startsWithAuxiliary(rest)) return linked.stem
  }
  return undefined
}

function startsWithAuxiliary(letters: string): boolean {
  auxiliaryForms ??= collectForms(auxiliaries, new Map())
  return longestStem(letters, auxiliaryForms, false) !== undefined
}
