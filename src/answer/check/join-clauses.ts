import type { ClaimClause } from './read-claim.ts'

/** Several clauses as one. */
export function joinClauses(clauses: readonly ClaimClause[]): ClaimClause {
  return {
    text: clauses.map(({ text }) => text).join(' '),
    link: 'start',
    ideas: clauses.flatMap(({ ideas }) => ideas),
    polar: clauses.flatMap(({ polar }) => polar),
    numbers: clauses.flatMap(({ numbers }) => numbers),
    negations: clauses.flatMap(({ negations }) => negations),
    scopes: new Set(clauses.flatMap(({ scopes }) => [...scopes])),
  }
}
