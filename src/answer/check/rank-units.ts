import { bestLikeness } from './match-ideas.ts'
import type { ClaimClause, ReadEvidence, ReadUnit } from './read-claim.ts'
import { statesNumber } from './read-numbers.ts'

/** The units by how much of a clause they hold, 0 to 1, the best first. */
export function rankUnits(
  clause: ClaimClause,
  { units }: ReadEvidence,
): Array<{ index: number; fit: number }> {
  return units
    .map((unit, index) => ({ index, fit: fitOf(clause, unit) }))
    .toSorted((left, right) => right.fit - left.fit)
}

function fitOf(clause: ClaimClause, unit: ReadUnit): number {
  let held = 0
  let all = 0
  for (const idea of clause.ideas) {
    all += idea.weight
    held += idea.weight * bestLikeness(idea, unit.ideas)
  }
  for (const number of clause.numbers) {
    all += 1
    const isShare = number.includes('/')
    if (
      unit.numbers.has(number) ||
      (isShare && statesNumber(unit.claim.text, unit.numbers, number, clause.text))
    )
      held += 1
  }
  return all === 0 ? 0 : held / all
}
