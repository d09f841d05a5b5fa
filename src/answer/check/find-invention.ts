import { isPredicateStem } from '../../retrieval/strip-korean-endings.ts'
import { isKnownAcross } from './is-known-across.ts'
import { areRelated } from './are-related.ts'
import { bestLikeness } from './match-ideas.ts'
import { type Claim, type ClaimClause, type Idea, isPredicate, type ReadEvidence } from './read-claim.ts'
import { isCondition } from './read-polarity.ts'

const strangeBelow = 0.5
const leastStrange = 2
const mostHeld = 0.4

const englishBorder = /,\s+|\s+and\s+|;\s+|\s+(?:which|who|so that|because|while|where)\s+/iu
const koreanBorder = /,\s+|(?<=[가-힣](?:고|며|서|지만|는데|면))\s+/u

/**
 * A part of a sentence that the material knows nothing of: hardly any of its words stands anywhere in the evidence, nor
 * is near in meaning to one that does. Returns the part, else undefined.
 */
export function findInvention(claim: Claim, evidence: ReadEvidence): string | undefined {
  const there = [...evidence.units.flatMap(({ ideas }) => ideas), ...evidence.headings]
  const isAcross = evidence.units.some(({ claim: { isKorean } }) => isKorean !== claim.isKorean)
  for (const clause of claim.clauses) {
    for (const [place, part] of partsOf(clause).entries()) {
      if (isCondition(part.text)) continue
      const telling = part.ideas.filter((idea) => !isAcross || isKnownAcross(idea))
      const strange = telling.filter((idea) => isStrange(idea, there))
      const isRare = strange.some((idea) => idea.weight === 1 && isNoun(idea))
      const isAdded =
        (place > 0 || clause !== claim.clauses[0]) && strange.length > leastStrange && strange.some(isNoun)
      if (strange.length < leastStrange || (!isRare && !isAdded)) continue
      const all = sumOf(telling)
      if (all > 0 && 1 - sumOf(strange) / all <= mostHeld) return part.text
    }
  }
  return undefined
}

function isNoun(idea: Idea): boolean {
  return !isPredicate(idea) && !idea.words.some(({ base }) => isPredicateStem(base))
}

function isStrange(idea: Idea, there: readonly Idea[]): boolean {
  return bestLikeness(idea, there) < strangeBelow && !there.some((other) => areRelated(idea, other))
}

function sumOf(ideas: readonly Idea[]): number {
  return ideas.reduce((sum, { weight }) => sum + weight, 0)
}

/** The pieces between commas, conjunctions and connective endings, with the ideas of each. */
function partsOf({ text, ideas }: ClaimClause): Array<{ text: string; ideas: Idea[] }> {
  const parts = text.split(/[가-힣]/u.test(text) ? koreanBorder : englishBorder)
  // An antecedent that was lent to the clause stands in none of its parts.
  const plainText = text.toLowerCase()
  const rest = ideas.filter(({ words }) => plainText.includes(words[0]?.surface ?? ''))
  return parts.map((part) => {
    const plain = part.toLowerCase()
    const own: Idea[] = []
    while (rest[0] !== undefined && plain.includes(rest[0].words[0]?.surface ?? ''))
      own.push(...rest.splice(0, 1))
    return { text: part, ideas: own }
  })
}
