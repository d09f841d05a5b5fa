import type { Course } from '../course/course.ts'
import { isVerbatim } from '../answer/check-quotes.ts'
import { checkWrittenPrompt, type CheckPromptParts } from './check-written-prompt.ts'
import type { ConceptPrompt } from './concept-prompt.ts'
import { loadWrittenPrompts } from './load-written-prompts.ts'
import { writeFromMaterial, type MaterialParts } from './write-from-material.ts'

/** Every concept prompt of a course whose citations hold: those of concept-prompts.yaml first, then the material's. */
export async function listConceptPrompts(
  parts: CheckPromptParts & MaterialParts & { course: Pick<Course, 'folder'> },
): Promise<ConceptPrompt[]> {
  const prompts: ConceptPrompt[] = []
  for (const written of await loadWrittenPrompts(parts.course.folder)) {
    const checked = await checkWrittenPrompt(written, 'file', parts)
    if ('prompt' in checked) prompts.push(checked.prompt)
  }
  for (const prompt of writeFromMaterial(parts)) {
    const citations = prompt.criteria.flatMap((criterion) => criterion.citations)
    const held = await Promise.all(citations.map((citation) => isVerbatim(citation, parts.readPassage)))
    if (held.every(Boolean)) prompts.push(prompt)
  }
  return prompts
}
