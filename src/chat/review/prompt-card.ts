import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { findPrompt } from '../../store/concept-prompt-store.ts'
import type { StateAccess } from '../../store/open-state.ts'
import { countSubmissionsTo, countWaitingSubmissions } from '../../store/submission-check-store.ts'
import type { Tutor } from '../../tutor.ts'
import { inLanguage } from '../concept-prompts/show-question.ts'
import { plainMessage, type Message } from '../message.ts'
import { pressId } from '../press.ts'
import { quoteOf } from '../safe-text.ts'
import type { Reply } from '../visit.ts'
import { gradeWording } from '../wording/grade-wording.ts'
import { changeSubmissionCard, postSubmissionCard } from './submission-replies.ts'

/** Nobody's words stand on the card, so it is nobody's to forget. */
const nobody = ''

/** A new card for the answers to a concept prompt in each of the staff's channels. */
export async function postPromptCard(state: StateAccess, tutor: Tutor, promptId: string): Promise<Reply[]> {
  const card = await promptCard(state, tutor, promptId)
  return card === undefined ? [] : postSubmissionCard(tutor, card, `prompt:${promptId}`, nobody)
}

/** The card as it is now, where it stands. */
export async function changePromptCard(state: StateAccess, tutor: Tutor, promptId: string): Promise<Reply[]> {
  const card = await promptCard(state, tutor, promptId)
  return card === undefined ? [] : changeSubmissionCard(state, card, `prompt:${promptId}`, nobody)
}

async function promptCard(
  state: StateAccess,
  { course }: Tutor,
  promptId: string,
): Promise<Message | undefined> {
  const row = await findPrompt(state, course.id, promptId)
  if (row === undefined) return undefined
  const language = course.languages[0] ?? 'ko'
  const words = gradeWording[language]
  const about = { courseId: course.id, promptId }
  const waiting = await countWaitingSubmissions(state, about)
  const all = await countSubmissionsTo(state, about)
  const body = [
    quoteOf(inLanguage(readPrompt(row).question, language), 500),
    words.promptCounts(all, waiting),
  ]
  return {
    ...plainMessage(language, body.join('\n\n'), 'everyone'),
    title: words.promptTitle,
    actions: waiting === 0 ? [] : [{ id: pressId('grade-next', promptId), label: words.next }],
  }
}
