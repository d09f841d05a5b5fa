import { defaultConceptPromptPolicy, type ConceptPromptPolicy } from '../../course/concept-prompt-policy.ts'
import type { Tutor } from '../../tutor.ts'

/** What the course's course.yaml says about concept prompts, as it stands now. */
export function conceptPolicyOf(tutor: Tutor): ConceptPromptPolicy {
  return tutor.course.conceptPrompts ?? defaultConceptPromptPolicy
}
