import { bestLikeness, isSameThing, likeness } from './match-ideas.ts'
import type { ClaimClause, Idea, ReadUnit } from './read-claim.ts'

const heldFrom = 0.8
const differBelow = 0.5
const passive =
  /\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|nt|lt|ght|ade|pt)\b|\bby\b|(?:되|돼|된|됩|될|어지|어졌|어진|받|당하|당한|의해)/u
const particles = /(?:에게서|에게|에서|으로|부터|까지|보다|에|로|의|은|는|이|가|을|를|와|과)$/u

/** Particles that are one, after a vowel and after a consonant. */
const sameParticle: Record<string, string> = { 는: '은', 가: '이', 를: '을', 와: '과', 로: '으로' }

interface Token {
  idea: Idea
  /** What the Korean word ends in after its base: its role in the sentence. */
  role: string
}

/**
 * Whether two things of a unit have changed places in a sentence of the same language while the rest stands as it was:
 * "cloth from England and wine from Portugal" said as "wine from England and cloth from Portugal". What stands beside
 * each of them, or its Korean particle, must be as in the unit. Returns one of the two, else undefined.
 */
export function findTransposition(clauses: readonly ClaimClause[], unit: ReadUnit): string | undefined {
  const isKorean = clauses.some(({ text }) => /[가-힣]/u.test(text))
  if (isKorean !== unit.claim.isKorean) return undefined
  const text = clauses.map((clause) => clause.text).join(' ')
  if (passive.test(text) !== passive.test(unit.claim.text)) return undefined
  const said = clauses.flatMap(({ ideas }) => ideas).map(tokenOf)
  const there = unit.ideas.map(tokenOf)
  for (const [first, one] of said.entries()) {
    for (let second = first + 1; second < said.length; second += 1) {
      const other = said[second]
      if (other === undefined || likeness(one.idea, other.idea) >= differBelow) continue
      if (isListed(text, one.idea, other.idea) || isListed(unit.claim.text, other.idea, one.idea)) continue
      if (isCrossed([text, unit.claim.text], said, there, first, second)) return one.idea.surface
    }
  }
  return undefined
}

function tokenOf(idea: Idea): Token {
  return { idea, role: roleOf(idea) }
}

/** The particle of a Korean word, in one form after vowels and consonants; empty where it has none. */
export function roleOf({ words }: Idea): string {
  const particle = particles.exec(words.at(-1)?.surface ?? '')?.[0] ?? ''
  return sameParticle[particle] ?? particle
}

/** The order of what is only listed does not matter. */
function isListed(text: string, one: Idea, other: Idea): boolean {
  const plain = text.toLowerCase()
  const [from, to] = [plain.indexOf(one.surface), plain.indexOf(other.surface)]
  if (from < 0 || to < 0) return false
  const between = plain.slice(from + one.surface.length, to)
  return (
    /^\s*(?:,|and|or|와|과|및|나|이나|하고|·|\/)?\s*$/u.test(between) ||
    /^(?:와|과|나|이나|,)\s*$/u.test(between)
  )
}

/** "A into b" where the unit has "b into a". */
function areTurnedRound([text, source]: readonly [string, string], one: Idea, other: Idea): boolean {
  const [word, wordThere] = [wordBetween(text, one, other), wordBetween(source, other, one)]
  return word !== undefined && word === wordThere
}

function wordBetween(text: string, one: Idea, other: Idea): string | undefined {
  const plain = text.toLowerCase()
  const from = plain.indexOf(one.words.at(-1)?.surface ?? '')
  const to = plain.indexOf(other.words[0]?.surface ?? '', from)
  if (from < 0 || to < 0) return undefined
  return /^\w*\s+(into|onto|to|from|than|over|by|before|after|through|of)\s+(?:an?\s+|the\s+)?$/u.exec(
    plain.slice(from, to),
  )?.[1]
}

function isCrossed(
  texts: readonly [string, string],
  said: readonly Token[],
  there: readonly Token[],
  first: number,
  second: number,
): boolean {
  const isKorean = /[가-힣]/u.test(texts[0])
  const [one, other] = [said[first], said[second]]
  if (one === undefined || other === undefined) return false
  for (const [from, otherThere] of there.entries()) {
    if (!isSameThing(other.idea, otherThere.idea)) continue
    for (let to = from + 1; to < there.length; to += 1) {
      const oneThere = there[to]
      if (oneThere === undefined || !isSameThing(one.idea, oneThere.idea)) continue
      const isPair =
        !isKorean && second === first + 1 && to === from + 1 && areTurnedRound(texts, one.idea, other.idea)
      const isInPlace = isPair
        ? isAlikeAt(said[first - 1], there[from - 1]) && isAlikeAt(said[second + 1], there[to + 1])
        : standsAlike(said, there, first, from, isKorean) && standsAlike(said, there, second, to, isKorean)
      if (
        isInPlace &&
        !isSaidStraight(said, there, first, second) &&
        keepsOrder(without(said, first, second), without(there, from, to))
      )
        return true
    }
  }
  return false
}

function without(tokens: readonly Token[], ...places: number[]): Idea[] {
  return tokens.filter((_, place) => !places.includes(place)).map(({ idea }) => idea)
}

/** Whether all that two statements share stands in the same order in both. */
function keepsOrder(said: readonly Idea[], there: readonly Idea[]): boolean {
  const shared = said.filter((idea) => bestLikeness(idea, there) >= heldFrom)
  let row = Array.from({ length: there.length + 1 }, () => 0)
  for (const idea of shared) {
    const next = [0]
    for (const [column, other] of there.entries()) {
      const isSame = likeness(idea, other) >= heldFrom
      next.push(isSame ? (row[column] ?? 0) + 1 : Math.max(row[column + 1] ?? 0, next[column] ?? 0))
    }
    row = next
  }
  return (row.at(-1) ?? 0) === shared.length
}

/** Whether a place of the sentence is that place of the unit: the same neighbours, or in Korean the same particle. */
function standsAlike(
  said: readonly Token[],
  there: readonly Token[],
  place: number,
  position: number,
  isKorean: boolean,
): boolean {
  const before = isAlikeAt(said[place - 1], there[position - 1])
  const after = isAlikeAt(said[place + 1], there[position + 1])
  if (!isKorean) return before && after
  return said[place]?.role === there[position]?.role && (before || after)
}

function isAlikeAt(one: Token | undefined, other: Token | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return likeness(one.idea, other.idea) >= heldFrom
}

/** Whether the unit has the two, with the same neighbours, in the order of the sentence, too. */
function isSaidStraight(
  said: readonly Token[],
  there: readonly Token[],
  first: number,
  second: number,
): boolean {
  return [first, second].every((place) =>
    there.some(
      ({ idea }, position) =>
        said[place] !== undefined &&
        isSameThing(said[place].idea, idea) &&
        isAlikeAt(said[place - 1], there[position - 1]) &&
        isAlikeAt(said[place + 1], there[position + 1]),
    ),
  )
}

/** Whether a unit holds nearly all that a sentence says: only then is the order of it to be compared. */
export function standsWhole(clauses: readonly ClaimClause[], unit: ReadUnit): boolean {
  const ideas = clauses.flatMap((clause) => clause.ideas)
  const held = ideas.filter((idea) => bestLikeness(idea, unit.ideas) >= heldFrom).length
  return ideas.length > 2 && held >= ideas.length - 1
}
