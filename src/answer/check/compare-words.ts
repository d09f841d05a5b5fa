import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import { valueOfWord } from '../../retrieval/match-words.ts'
import { contraryGroups, irregularForms, likeGroups } from './word-relations.ts'
import { analyseWord } from '../../retrieval/analyse-word.ts'

const hangul = /^[가-힣]/u
const irregularStems = new Map(irregularForms.map(([form, word]) => [form, analyseWord(word).base]))
const leastCommonJamo = 4
const leastCommonShare = 0.7

/**
 * Whether two words are forms of one word: what retrieval takes for the same, Korean predicates that differ in their
 * endings ("늘리고", "늘린다"), English words of one family ("communicate", "communication") and both spellings.
 */
export function isSameWord(left: AnalysedWord, right: AnalysedWord): boolean {
  if (isOtherSide(left.surface, right.surface)) return false
  if (plainForm(left) === plainForm(right)) return true
  if (valueOfWord(left, right) >= 0.5 && valueOfWord(right, left) >= 0.5) return true
  if (hangul.test(left.base) !== hangul.test(right.base)) {
    return left.soundKey !== undefined && left.soundKey === right.soundKey
  }
  return hangul.test(left.base) ? isSameKorean(left, right) : isSameEnglish(left.base, right.base)
}

/** Who does and to whom it is done: "employer" and "employee". */
function isOtherSide(left: string, right: string): boolean {
  const sides = [left, right].map((word) => /^(?<stem>.{3,}?)(?<side>ee|[eo]r)s?$/u.exec(word)?.groups)
  const [one, other] = sides
  if (one?.['side'] === undefined || other?.['side'] === undefined) return false
  return one['stem'] === other['stem'] && (one['side'] === 'ee') !== (other['side'] === 'ee')
}

/** The stem of an English word, irregular forms by the form in the dictionary. */
function plainForm({ surface, base }: AnalysedWord): string {
  return irregularStems.get(surface) ?? base
}

function isSameEnglish(left: string, right: string): boolean {
  if (left.length < 4 || right.length < 4) return false
  const spelled = [left, right].map((word) => word.replaceAll('z', 's').replace(/our\b/u, 'or'))
  const common = commonStart(spelled[0] ?? '', spelled[1] ?? '')
  return (
    common >= Math.max(4, Math.min(left.length, right.length) - 1) &&
    Math.abs(left.length - right.length) <= 4
  )
}

function isSameKorean(left: AnalysedWord, right: AnalysedWord): boolean {
  const [a, b] = [predicateStem(left.surface), predicateStem(right.surface)]
  if (a === b && a.length >= 2) return true
  const shorter = Math.min(a.length, b.length)
  const common = commonStart(a, b)
  return common >= leastCommonJamo && common / shorter >= leastCommonShare && shorter >= leastCommonJamo
}

const finalOf: Record<string, string> = {
  ㅂ: '\u11b8',
  ㄴ: '\u11ab',
  ㄹ: '\u11af',
  ㅆ: '\u11bb',
  ㅁ: '\u11b7',
}

/** Hangul as its letters (jamo); a lone consonant counts as the end of a syllable. */
function spellOut(text: string): string {
  return text.normalize('NFD').replaceAll(/[ㄱ-ㅎ]/gu, (letter) => finalOf[letter] ?? letter)
}

const endings = new RegExp(
  spellOut(
    '(?:습니다|입니다|ㅂ니다|는다|ㄴ다|었다|았다|ㅆ다|다|였|었|았|ㅆ|하|되|이|으|는|은|ㄴ|을|ㄹ|고|며|면|지|어|아|여|서|기|게|도록|려고|려면|ㅁ|음|가|를|로)+$',
  ),
  'u',
)

/** The letters (jamo) of a Korean predicate before its endings; polite and plain forms meet. */
export function predicateStem(word: string): string {
  const plain = word
    .replace(/(?:합니다|한다|하는|하여|해서|하고|하며|하면|했다|했습니다|할|한|함|해)$/u, '하')
    .replace(/(?:됩니다|된다|되는|되어|돼서|되고|되며|되면|됐다|되었다|되었습니다|될|된|됨|돼)$/u, '되')
  const stem = plain.length > 2 && /[하되]$/u.test(plain) ? plain.slice(0, -1) : plain
  const jamo = spellOut(stem)
  const bare = jamo.replace(endings, '')
  return bare.length >= 3 ? bare : jamo
}

function commonStart(left: string, right: string): number {
  let count = 0
  while (count < left.length && left[count] === right[count]) count += 1
  return count
}

const likeNumbers = indexGroups(likeGroups)
const contraryNumbers = contraryGroups.map(
  ([left, right]) => [indexGroups([left]), indexGroups([right])] as const,
)

/** Whether two everyday words say the same, in one language or between the two. */
export function isAlike(left: AnalysedWord, right: AnalysedWord): boolean {
  const groups = groupsOf(likeNumbers, left)
  if (groups.length > 0 && groupsOf(likeNumbers, right).some((group) => groups.includes(group))) return true
  return contraryNumbers.some((sides) =>
    sides.some((side) => groupsOf(side, left).length > 0 && groupsOf(side, right).length > 0),
  )
}

/** Whether one word says the opposite of the other. */
export function isContrary(left: AnalysedWord, right: AnalysedWord): boolean {
  return contraryNumbers.some(
    ([one, other]) =>
      (groupsOf(one, left).length > 0 && groupsOf(other, right).length > 0) ||
      (groupsOf(other, left).length > 0 && groupsOf(one, right).length > 0),
  )
}

/** Whether a word has an opposite: "small" and the like tell things apart but are none. */
export function hasContrary(words: readonly AnalysedWord[]): boolean {
  return words.some((word) =>
    contraryNumbers.some((sides) => sides.some((side) => groupsOf(side, word).length > 0)),
  )
}

interface GroupIndex {
  groups: Map<string, number[]>
  /** Words that were looked up before. */
  known: Map<string, readonly number[]>
}

const mostKnown = 20_000

function indexGroups(groups: ReadonlyArray<readonly string[]>): GroupIndex {
  const index = new Map<string, number[]>()
  for (const [number, words] of groups.entries()) {
    for (const word of words) {
      for (const key of hangul.test(word) ? stemForms(word) : [plainForm(analyseWord(word))]) {
        index.set(key, [...(index.get(key) ?? []), number])
      }
    }
  }
  return { groups: index, known: new Map() }
}

/** A Korean stem and how it is contracted: 내리 and 내려, 낮추 and 낮춰. */
function stemForms(word: string): string[] {
  const jamo = spellOut(word)
  const forms = [jamo]
  if (jamo.endsWith('\u1175')) forms.push(`${jamo.slice(0, -1)}\u1167`)
  if (jamo.endsWith('\u116e')) forms.push(`${jamo.slice(0, -1)}\u116f`)
  // A final ㄹ goes before some endings: 만들다, 만드는.
  if (jamo.length > 3 && jamo.endsWith('\u11af')) forms.push(jamo.slice(0, -1))
  return forms
}

/** The stem of a comparative or superlative: easier, easiest. */
function withoutDegree(surface: string): string {
  const positive = surface.replace(/i(?:er|est)$/u, 'y').replace(/(?:er|est)$/u, '')
  return analyseWord(positive).base
}

/** Groups of an English word by its stem; of a Korean one by a stem that it starts with. */
function groupsOf(index: GroupIndex, word: AnalysedWord): readonly number[] {
  const known = index.known.get(word.surface)
  if (known !== undefined) return known
  if (index.known.size > mostKnown) index.known.clear()
  const found = findGroups(index.groups, word)
  index.known.set(word.surface, found)
  return found
}

function findGroups(index: ReadonlyMap<string, number[]>, word: AnalysedWord): number[] {
  if (!hangul.test(word.surface))
    return index.get(plainForm(word)) ?? index.get(withoutDegree(word.surface)) ?? []
  const jamo = spellOut(word.surface)
  const found: number[] = []
  for (const [key, groups] of index) {
    // A stem of one syllable may only be followed by an ending: "늘" starts "늘린다", "작" does not start "작업".
    const isShort = key.length <= 3
    if (!jamo.startsWith(key)) continue
    // "지" ends in no consonant that an ending cannot bring: "진다" is of it, "직지" is not.
    if (isShort && !endingFinals.test(spellOut(word.surface.slice(0, 1)).slice(key.length))) continue
    if (!isShort || word.surface.length === 1 || shortStemEnding.test(word.surface.slice(1)))
      found.push(...groups)
  }
  return found
}

const endingFinals = /^[\u11ab\u11af\u11b7\u11b8\u11bb]?$/u
const shortStemEnding =
  /^(?:에서|에|의|을|를|은|는|이|가|으로|로|수록|다|고|며|면|지|은|는|을|어|아|게|습니다|린다|리|인다|이|었다|았다|기|려|므로|지만|어서|아서|어져|아져|진다|집니다|아지|어지)/u
