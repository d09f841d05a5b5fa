import type { AnalysedWord } from '../../retrieval/analyse-word.ts'
import { valueOfWord } from '../../retrieval/match-words.ts'
import { spellOut } from './spell-out.ts'
import { groupsOf, plainForm } from './word-groups.ts'

const hangul = /^[가-힣]/u
const leastCommonJamo = 4
const leastCommonShare = 0.7

/**
 * Whether two words are forms of one word: what retrieval takes for the same, Korean predicates that differ in their
 * endings ("늘리고", "늘린다"), English words of one family ("communicate", "communication") and both spellings.
 */
export function isSameWord(left: AnalysedWord, right: AnalysedWord): boolean {
  if (left === right) return true
  let others = knownPairs.get(left)
  if (others === undefined) {
    others = new WeakMap()
    knownPairs.set(left, others)
  }
  let isSame = others.get(right)
  if (isSame === undefined) {
    isSame = compareWords(left, right)
    others.set(right, isSame)
  }
  return isSame
}

// Of each spelling there is one word object, so that the same pairs come again and again.
const knownPairs = new WeakMap<AnalysedWord, WeakMap<AnalysedWord, boolean>>()

function compareWords(left: AnalysedWord, right: AnalysedWord): boolean {
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

/** Whether two everyday words say the same, in one language or between the two. */
export function isAlike(left: AnalysedWord, right: AnalysedWord): boolean {
  const [one, other] = [groupsOf(left), groupsOf(right)]
  return sharesOne(one.alike, other.alike) || sharesOne(one.sides, other.sides) || isCounterpart(left, right)
}

/** Whether an everyday word of one language says what one of the other language does. */
export function isCounterpart(left: AnalysedWord, right: AnalysedWord): boolean {
  return (
    hangul.test(left.surface) !== hangul.test(right.surface) &&
    sharesOne(groupsOf(left).pairs, groupsOf(right).pairs)
  )
}

/** Whether a writer may put one everyday word for the other, in one language or between the two. */
export function isNear(left: AnalysedWord, right: AnalysedWord): boolean {
  const [one, other] = [groupsOf(left), groupsOf(right)]
  return (sharesOne(one.near, other.near) || sharesOne(one.pairs, other.pairs)) && !isContrary(left, right)
}

/** Whether one word says the opposite of the other. */
export function isContrary(left: AnalysedWord, right: AnalysedWord): boolean {
  if (isNegated(left.base, right.base) || isNegated(right.base, left.base)) return true
  const { sides } = groupsOf(right)
  // Two sides of a pair differ in their last bit.
  for (const side of groupsOf(left).sides) if (sides.has(side ^ 1)) return true
  return false
}

/** "Unstable" and "stable", "불가능" and "가능". */
function isNegated(negated: string, plain: string): boolean {
  if (plain.length < (hangul.test(plain) ? 2 : 5) || !negated.endsWith(plain)) return false
  const prefix = negated.slice(0, -plain.length)
  return denyingPrefix.test(prefix) || (prefix === 'in' && /(?:[ai]bl|[ae]nt|iv|at|it|ct)$/u.test(plain))
}

const denyingPrefix = /^(?:un|non|ir|il|dis|불|비|부|미)$/u

/** Whether a word has an opposite: "small" and the like tell things apart but are none. */
export function hasContrary(words: readonly AnalysedWord[]): boolean {
  return words.some((word) => groupsOf(word).sides.size > 0)
}

function sharesOne(left: ReadonlySet<number>, right: ReadonlySet<number>): boolean {
  for (const each of left) if (right.has(each)) return true
  return false
}
