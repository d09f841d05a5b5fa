import { findChangedUnit } from './find-changed-unit.ts'
import { readLabels, readNumbers } from './read-numbers.ts'
import { bestLikeness } from './match-ideas.ts'
import type { ClaimClause, ReadUnit } from './read-claim.ts'

/** "One" is left out of the numbers, the digit tells that there is one. */
const digitOne = /(?<![\d.,])1(?![\d.,])/u

/**
 * A number that the unit has, but says of something else: it stands in another clause than the one that the statement
 * repeats, and that one has a number of its own there; or the statement has it more often than the unit.
 */
export function findMisplacedNumber(clause: ClaimClause, unit: ReadUnit): string | undefined {
  const all = unit.claim.clauses.flatMap(({ numbers }) => numbers)
  const count = (numbers: readonly string[], number: string): number =>
    numbers.filter((each) => each === number).length
  const tooOften = clause.numbers.find(
    (number) => all.includes(number) && count(clause.numbers, number) > count(all, number),
  )
  const hasAnother = all.some((number) => !clause.numbers.includes(number)) || digitOne.test(unit.claim.text)
  if (tooOften !== undefined && hasAnother) return tooOften
  const parted = findPartedNumbers(clause, unit)
  if (parted !== undefined) return parted
  const measured = findChangedUnit(clause.text, unit.claim.text)
  if (measured !== undefined) return measured
  const counted = findWrongCount(clause.text, unit.claim.text)
  if (counted !== undefined) return counted
  const fits = unit.claim.clauses.map((each) => ({
    each,
    held: clause.ideas.filter((idea) => bestLikeness(idea, each.ideas) >= 0.8).length,
  }))
  const most = Math.max(0, ...fits.map(({ held }) => held))
  const best = fits.filter(({ held }) => held === most)
  const repeated = best[0]?.each
  if (repeated === undefined || best.length > 1 || most < 2) return undefined
  const hasOther = repeated.numbers.some((number) => !clause.numbers.includes(number))
  if (!hasOther) return undefined
  return clause.numbers.find(
    (number) =>
      all.includes(number) &&
      !repeated.numbers.includes(number) &&
      !unit.claim.clauses.some((each) => isSaidWith(clause, each, number)),
  )
}

const statementBorder = /[,;:]\s+|\s+(?:and|while|whereas)\s+|(?<=[가-힣](?:고|며))\s+/u

/** Two numbers of a statement that the unit has in two of its clauses, each with another one beside it. */
function findPartedNumbers({ numbers }: ClaimClause, unit: ReadUnit): string | undefined {
  const [one, other] = numbers
  if (numbers.length !== 2 || one === undefined || other === undefined || one === other) return undefined
  const groups = unit.claim.text
    .split(statementBorder)
    .map((part) => [...readNumbers(part), ...readLabels(part)])
    .filter(({ length }) => length > 1)
  if (groups.some((group) => group.includes(one) && group.includes(other))) return undefined
  return groups.some((group) => group.includes(one)) && groups.some((group) => group.includes(other))
    ? other
    : undefined
}

/** Whether the clause of the unit that has the number is taken up with it. */
function isSaidWith(clause: ClaimClause, each: ClaimClause, number: string): boolean {
  if (!each.numbers.includes(number)) return false
  const held = each.ideas.filter((idea) => bestLikeness(idea, clause.ideas) >= 0.5).length
  return held >= Math.max(1, each.ideas.length / 2)
}

const counts = /(?<number>\d[\d,.]*)\s?(?<counter>명|년|개월|개|쌍|자|원|도|번|배|점|시간|분|초|%|퍼센트)/gu

/** A number of things of a kind where the unit has another number of that kind and not this one: "6명" for "9명". */
function findWrongCount(sentence: string, source: string): string | undefined {
  const there = [...source.matchAll(counts)].map(({ groups }) => groups)
  const wrong = [...sentence.matchAll(counts)].find(({ groups }) => {
    const sameKind = there.filter((each) => each?.['counter'] === groups?.['counter'])
    return sameKind.length > 0 && !sameKind.some((each) => each?.['number'] === groups?.['number'])
  })
  return wrong?.[0]
}
