import type { Assessment } from '../../answer/assess/assessment.ts'
import { readRuledExamples } from '../../checks/read-rulings.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import type { Language } from '../../language.ts'
import type { Form } from '../message.ts'
import { safeText } from '../safe-text.ts'
import type { Visit } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

const longestAnswer = 3_000

/** The field of a form in which a question is answered, with what was written before. */
export function answerField(language: Language, before?: string): Form['fields'][number] {
  return {
    name: 'answer',
    label: conceptPromptWording[language].form.answer,
    kind: 'paragraph',
    isRequired: true,
    maxCharacters: longestAnswer,
    ...(before !== undefined && { value: before }),
  }
}

/** What was written into that field, with the feedback on it. */
export async function assessAnswer(
  visit: Visit,
  { question, criteria }: ConceptPrompt,
  values: Record<string, string>,
): Promise<{ answer: string; assessment: Assessment }> {
  const answer = safeText(values['answer'] ?? '')
    .slice(0, longestAnswer)
    .trim()
  const assessment = await visit.tutor.assess({
    question,
    criteria,
    submission: answer,
    examples: await readRuledExamples(visit.state.tables, visit.tutor.course.id, criteria),
    asker: { id: visit.person, names: visit.event.person.names ?? [] },
  })
  return { answer, assessment }
}
