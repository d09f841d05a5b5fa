import { createRelatedWords, nameKeys, type TermBase } from '../../retrieval/term-base.ts'
import type { Idea } from './read-claim.ts'

let related: TermBase | undefined

/** Whether two ideas stand in one line of the thesaurus: near in meaning, so that a writer may put one for the other. */
export function areRelated(left: Idea, right: Idea): boolean {
  related ??= createRelatedWords()
  const known = termsOf(left, related)
  return known.length > 0 && termsOf(right, related).some((term) => known.includes(term))
}

/** Whether an idea stands in the thesaurus at all. */
export function isInThesaurus(idea: Idea): boolean {
  related ??= createRelatedWords()
  return termsOf(idea, related).length > 0
}

const knownTerms = new WeakMap<Idea, ReturnType<TermBase['find']>>()

function termsOf(idea: Idea, base: TermBase): ReturnType<TermBase['find']> {
  let terms = knownTerms.get(idea)
  if (terms === undefined) {
    terms = idea.names.flatMap((words) => base.find(nameKeys(words)))
    knownTerms.set(idea, terms)
  }
  return terms
}
