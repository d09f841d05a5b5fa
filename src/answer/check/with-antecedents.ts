import { type ReadUnit, topicOf } from './read-claim.ts'

const pronounSubject = /^(?:[^,]{0,40},\s*)?(?:\w+\s+){0,2}?(?:it|they)\b/iu

/** A unit about "it" is about what the unit before is about. */
export function withAntecedents(units: readonly ReadUnit[]): ReadUnit[] {
  return units.map((unit, index) => {
    const [before] = units[index - 1]?.claim.clauses ?? []
    const topic = before === undefined || !pronounSubject.test(unit.claim.text) ? undefined : topicOf(before)
    const [first, ...rest] = unit.claim.clauses
    if (topic === undefined || first === undefined) return unit
    const clauses = [{ ...first, ideas: [topic, ...first.ideas] }, ...rest]
    return { ...unit, claim: { ...unit.claim, clauses }, ideas: [topic, ...unit.ideas] }
  })
}
