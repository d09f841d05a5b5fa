import type { Assessment } from '../../answer/assess/assessment.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { countSubmissionsTo } from '../../store/submission-check-store.ts'
import { inLanguage } from '../concept-prompts/show-question.ts'
import { nameFromEvent } from '../pseudonyms.ts'
import type { Reply, Visit } from '../visit.ts'
import { keepSubmission } from './keep-submission.ts'
import { changePromptCard, postPromptCard } from './prompt-card.ts'

/**
 * An answer to a concept prompt enters the TA's checking, with the tutor's feedback as the draft. Staff see one card
 * for all answers to a prompt: a card for each would bury everything else in their channel.
 */
export async function queueConceptAnswer(
  state: StateAccess,
  visit: Visit,
  submission: { promptId: string; prompt: ConceptPrompt; answer: string; assessment: Assessment },
): Promise<Reply[]> {
  const { promptId, prompt, answer, assessment } = submission
  const { course } = visit.tutor
  const { change } = await keepSubmission(state, visit, {
    id: nameFromEvent(`answer to ${promptId} by ${visit.person}`, visit.peopleKey),
    question: inLanguage(prompt.question, course.languages[0] ?? 'ko'),
    answer,
    criteria: prompt.criteria,
    draft: assessment,
    promptId,
  })
  if (change === 'kept') return []
  const count = await countSubmissionsTo(state, { courseId: course.id, promptId })
  if (change === 'new' && count === 1) return postPromptCard(state, visit.tutor, promptId)
  // A whole class that answers at once must not have the card changed as often.
  return isPowerOfTwo(count) ? changePromptCard(state, visit.tutor, promptId) : []
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count))
}
