import { createHash } from 'node:crypto'
import { readCards } from '../store/concept-submission-store.ts'
import type { StateAccess } from '../store/open-state.ts'
import type { Tutor } from '../tutor.ts'
import type { ConceptPrompt } from './concept-prompt.ts'

/** Names a concept prompt of the course for a button; the same while its question is the same. */
export function practiceId(prompt: ConceptPrompt): string {
  const name = JSON.stringify([prompt.concept, prompt.kind, prompt.question])
  return createHash('sha256').update(name).digest('hex').slice(0, 12)
}

/** A prompt for the person's most overdue concept; another kind on another day where the course has several. */
export async function choosePractice(
  state: StateAccess,
  tutor: Tutor,
  person: string,
  nowMs: number,
): Promise<ConceptPrompt | undefined> {
  const due = (await readCards(state, tutor.course.id, person)).filter(({ due_ms }) => due_ms <= nowMs)
  if (due.length === 0) return undefined
  const prompts = await tutor.conceptPrompts()
  for (const { concept } of due) {
    const own = prompts.filter((prompt) => prompt.concept === concept)
    if (own.length > 0) return own[Math.floor(nowMs / 86_400_000) % own.length]
  }
  return undefined
}

/** The concept prompt of that name, if the course still has it. */
export async function findPractice(tutor: Tutor, id: string): Promise<ConceptPrompt | undefined> {
  return (await tutor.conceptPrompts()).find((prompt) => practiceId(prompt) === id)
}
