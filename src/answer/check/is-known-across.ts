import { isInThesaurus } from './are-related.ts'
import type { Idea } from './read-claim.ts'
import { groupsOf } from './word-groups.ts'

/**
 * Whether it would be seen if a text of the other language had an idea: it has a name there, is a proper name, or each
 * of its words is in the tables of everyday words.
 */
export function isKnownAcross(idea: Idea): boolean {
  if (idea.names.length > 1 || idea.isName) return true
  return idea.words.every((word) => groupsOf(word).pairs.size > 0) || isInThesaurus(idea)
}
