import { finals, readSyllable, spellOut, type Syllable, vowels, writeSyllable } from './jamo.ts'

/** What can follow a form of a stem: see the three lists in predicate-endings.ts. */
export const formKinds = { plain: 1, plainWithoutRieul: 2, linking: 4, infinitive: 8 } as const

export interface StemForm {
  /** Conjoining letters. */
  letters: string
  kind: number
}

const keepsPieup = new Set(
  '잡 붙잡 사로잡 바로잡 따라잡 뽑 입 접 집 씹 꼽 업 좁 뒤집 굽 넓 밟 얇 짧'.split(' '),
)
const dropsSiot = new Set('짓 잇 낫 붓 긋 젓'.split(' '))
const softensDigeut = new Set('듣 묻 싣 깨닫 일컫 붇'.split(' '))
const keepsHieuh = /[좋놓넣쌓낳닿땋찧]$/u
const keepsReu = new Set('따르 뒤따르 잇따르 치르 들르 다다르 푸르'.split(' '))

/**
 * The forms that the endings of a Korean verb or adjective join: the stem itself (나누-고), the linking form (나누-면,
 * 찾으-면) and the infinitive with its contractions (나누어, 나눠). Rules of the Korean standard, irregular classes
 * ㄷ, ㄹ, ㅂ, ㅅ, ㅎ, 르, 우 and 여 included.
 */
export function conjugate(stem: string): StemForm[] {
  const syllable = readSyllable(stem.at(-1) ?? '')
  if (syllable === undefined) return []
  const before = spellOut(stem.slice(0, -1))
  const write = (change: Partial<Syllable>): string => before + writeSyllable({ ...syllable, ...change })
  const plain = { letters: spellOut(stem), kind: formKinds.plain }
  const { final } = syllable
  if (final === 0) {
    return [
      { letters: plain.letters, kind: formKinds.plain | formKinds.linking },
      ...vowelInfinitives(stem, syllable).map((letters) => ({ letters, kind: formKinds.infinitive })),
    ]
  }
  const a = spellOut(isBright(syllable) ? '아' : '어')
  if (final === finals['ㄹ']) {
    return [
      { letters: plain.letters, kind: formKinds.plain | formKinds.linking },
      { letters: write({ final: 0 }), kind: formKinds.plainWithoutRieul },
      { letters: plain.letters + a, kind: formKinds.infinitive },
    ]
  }
  const forms: StemForm[] = [plain]
  const add = (linking: string, ...infinitives: string[]): void => {
    forms.push({ letters: linking, kind: formKinds.linking })
    for (const letters of infinitives) forms.push({ letters, kind: formKinds.infinitive })
  }
  const eu = spellOut('으')
  if (final === finals['ㅂ'] && !keepsPieup.has(stem)) {
    const open = write({ final: 0 })
    add(open + spellOut('우'), open + spellOut(/[돕곱]$/u.test(stem) ? '와' : '워'))
  } else if (final === finals['ㅅ'] && dropsSiot.has(stem)) {
    add(write({ final: 0 }) + eu, write({ final: 0 }) + a)
  } else if (final === finals['ㅎ'] && !keepsHieuh.test(stem)) {
    add(write({ final: 0 }), write({ final: 0, vowel: vowels['ㅐ'] ?? 0 }))
  } else {
    if (final === finals['ㄷ'] && softensDigeut.has(stem)) {
      const soft = write({ final: finals['ㄹ'] ?? 0 })
      add(soft + eu, soft + a)
    }
    // 묻다 is two verbs, to ask and to bury; both ways are known.
    add(plain.letters + eu, plain.letters + a)
  }
  return forms
}

function isBright({ vowel }: Syllable): boolean {
  return vowel === vowels['ㅏ'] || vowel === vowels['ㅗ'] || vowel === vowels['ㅑ']
}

const contractions: Record<number, { vowel: string; apart: string }> = {
  [vowels['ㅗ'] ?? 0]: { vowel: 'ㅘ', apart: '아' },
  [vowels['ㅜ'] ?? 0]: { vowel: 'ㅝ', apart: '어' },
  [vowels['ㅣ'] ?? 0]: { vowel: 'ㅕ', apart: '어' },
  [vowels['ㅚ'] ?? 0]: { vowel: 'ㅙ', apart: '어' },
}
const unchanged = new Set(['ㅏ', 'ㅓ', 'ㅕ', 'ㅐ', 'ㅔ'].map((letter) => vowels[letter]))

function vowelInfinitives(stem: string, syllable: Syllable): string[] {
  const before = spellOut(stem.slice(0, -1))
  const write = (change: Partial<Syllable>): string => before + writeSyllable({ ...syllable, ...change })
  if (stem.endsWith('하')) return [write({ vowel: vowels['ㅐ'] ?? 0 }), before + spellOut('하여')]
  if (stem.endsWith('르') && !keepsReu.has(stem) && stem.length > 1) return doubledRieul(stem)
  if (stem === '푸') return [spellOut('퍼')]
  if (syllable.vowel === vowels['ㅡ']) {
    const previous = readSyllable(stem.at(-2) ?? '')
    const vowel = previous !== undefined && isBright(previous) ? 'ㅏ' : 'ㅓ'
    return [write({ vowel: vowels[vowel] ?? 0 })]
  }
  const whole = spellOut(stem)
  if (unchanged.has(syllable.vowel))
    return [whole, ...(/[ㅐㅔ]/u.test(vowelOf(syllable)) ? [whole + spellOut('어')] : [])]
  const contraction = contractions[syllable.vowel]
  if (contraction === undefined) return [whole + spellOut('어')]
  return [whole + spellOut(contraction.apart), write({ vowel: vowels[contraction.vowel] ?? 0 })]
}

function vowelOf({ vowel }: Syllable): string {
  return Object.keys(vowels).find((letter) => vowels[letter] === vowel) ?? ''
}

/** 빠르 is 빨라, 흐르 is 흘러. */
function doubledRieul(stem: string): string[] {
  const previous = readSyllable(stem.at(-2) ?? '')
  if (previous === undefined || previous.final !== 0) return []
  const start = spellOut(stem.slice(0, -2)) + writeSyllable({ ...previous, final: finals['ㄹ'] ?? 0 })
  return [start + spellOut(isBright(previous) ? '라' : '러')]
}
