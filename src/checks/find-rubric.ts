import type { Criterion } from '../answer/assess/assessment.ts'
import type { Language } from '../language.ts'
import type { Question, Reader, Tutor } from '../tutor.ts'
import { rubricOf } from './grading.ts'

/** The rubric of the concept prompt that asks the same, else what the cited answer says; undefined where there is none. */
export async function findRubric(
  tutor: Pick<Tutor, 'ask' | 'conceptPrompts' | 'findSame'>,
  request: { question: string; language: Language; reader: Reader } & Pick<Question, 'asker'>,
): Promise<Criterion[] | undefined> {
  const { question: text, language, reader } = request
  const prompts = await tutor.conceptPrompts()
  const texts = prompts.map(({ question }) => question[language] ?? question.en ?? question.ko ?? '')
  const { same } = await tutor.findSame({ text, reader }, texts)
  const prompt = same === undefined ? undefined : prompts[same]
  if (prompt !== undefined) return prompt.criteria
  const answer = await tutor.ask({ text, reader, ...(request.asker && { asker: request.asker }) })
  return answer.status === 'answered' ? rubricOf(answer) : undefined
}
