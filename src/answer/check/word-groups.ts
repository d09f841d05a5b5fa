import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.ts'
import { type AnalysedWord, analyseWord } from '../../retrieval/analyse-word.ts'
import { spellOut } from './spell-out.ts'
import { contraryGroups, irregularForms, likeGroups } from './word-relations.ts'

const hangul = /^[가-힣]/u
const irregularStems = new Map(irregularForms.map(([form, word]) => [form, analyseWord(word).base]))

/** The stem of an English word, irregular forms by the form in the dictionary. */
export function plainForm({ surface, base }: AnalysedWord): string {
  return irregularStems.get(surface) ?? base
}

/** The groups of words that a word is of. */
export interface WordGroups {
  /** Numbers of the groups whose words say the same. */
  alike: ReadonlySet<number>
  /** Sides of pairs of opposites: twice the number of the pair, and one more for its right side. */
  sides: ReadonlySet<number>
  /** Numbers of the groups whose words say the same in the other language. */
  pairs: ReadonlySet<number>
  /** Numbers of the groups whose words a writer may put for each other, in one language or across. */
  near: ReadonlySet<number>
}

const mostKnown = 20_000
const known = new Map<string, WordGroups>()
let indices: Record<keyof WordGroups, ReadonlyMap<string, number[]>> | undefined

/** Groups of an English word by its stem; of a Korean one by a stem that it starts with. */
export function groupsOf(word: AnalysedWord): WordGroups {
  let groups = known.get(word.surface)
  if (groups === undefined) {
    indices ??= {
      alike: indexGroups(likeGroups),
      sides: indexGroups(contraryGroups.flat()),
      pairs: indexGroups(readGroups('everyday-pairs.tsv')),
      near: indexGroups(readGroups('near-words.tsv')),
    }
    groups = {
      alike: new Set(findGroups(indices.alike, word)),
      sides: new Set(findGroups(indices.sides, word)),
      pairs: new Set([...findGroups(indices.pairs, word), ...findByHead(indices.pairs, word)]),
      near: new Set(findGroups(indices.near, word)),
    }
    if (known.size >= mostKnown) known.clear()
    known.set(word.surface, groups)
  }
  return groups
}

/** The groups of the last part of a Korean compound: of 소리 for 종소리. */
function findByHead(index: ReadonlyMap<string, number[]>, { base }: AnalysedWord): readonly number[] {
  return hangul.test(base) && base.length > 2 ? (index.get(spellOut(base.slice(-2))) ?? []) : []
}

/** Groups of everyday words, one a line: English words and Korean stems. */
function readGroups(file: string): string[][] {
  return readFileSync(join(packageRoot, 'src/answer/check', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/u))
}

/** Numbers of groups by their words, each word in the forms by which {@link findGroups} looks for it. */
export function indexGroups(groups: ReadonlyArray<readonly string[]>): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [number, words] of groups.entries()) {
    for (const word of words) {
      for (const key of hangul.test(word) ? stemForms(word) : [plainForm(analyseWord(word))]) {
        index.set(key, [...(index.get(key) ?? []), number])
      }
    }
  }
  return index
}

/** A Korean stem and how it is contracted: 내리 and 내려, 낮추 and 낮춰. */
function stemForms(word: string): string[] {
  const jamo = spellOut(word)
  const forms = [jamo]
  if (jamo.endsWith('\u1175')) forms.push(`${jamo.slice(0, -1)}\u1167`)
  if (jamo.endsWith('\u116e')) forms.push(`${jamo.slice(0, -1)}\u116f`)
  if (word.endsWith('하')) forms.push(`${jamo.slice(0, -1)}\u1162`)
  // A final ㄹ goes before some endings: 만들다, 만드는.
  if (jamo.length > 3 && jamo.endsWith('\u11af')) forms.push(jamo.slice(0, -1))
  return forms
}

/** The stem of a comparative or superlative: easier, easiest. */
function withoutDegree(surface: string): string {
  const positive = surface.replace(/i(?:er|est)$/u, 'y').replace(/(?:er|est)$/u, '')
  return analyseWord(positive).base
}

/** The groups of a word: of an English one by its stem, of a Korean one by a stem that it starts with. */
export function findGroups(index: ReadonlyMap<string, number[]>, word: AnalysedWord): number[] {
  if (!hangul.test(word.surface))
    return index.get(plainForm(word)) ?? index.get(withoutDegree(word.surface)) ?? []
  const jamo = spellOut(word.surface)
  const lettersOfFirst = spellOut(word.surface.slice(0, 1))
  const found: number[] = []
  for (let length = 2; length <= jamo.length; length += 1) {
    const groups = index.get(jamo.slice(0, length))
    if (groups === undefined) continue
    // A stem of one syllable may only be followed by an ending: "늘" starts "늘린다", "작" does not start "작업".
    const isShort = length <= 3
    // "지" ends in no consonant that an ending cannot bring: "진다" is of it, "직지" is not.
    if (isShort && !endingFinals.test(lettersOfFirst.slice(length))) continue
    if (!isShort || word.surface.length === 1 || shortStemEnding.test(word.surface.slice(1)))
      found.push(...groups)
  }
  return found
}

const endingFinals = /^[\u11ab\u11af\u11b7\u11b8\u11bb]?$/u
const shortStemEnding =
  /^(?:에서|에|의|을|를|은|는|이|가|으로|로|인|수록|다|고|며|면|지|은|는|을|어|아|게|습니다|린다|리|인다|이|었다|았다|기|려|므로|지만|어서|아서|어져|아져|진다|집니다|아지|어지)/u
