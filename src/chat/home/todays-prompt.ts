import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { findPrompt, readDays } from '../../store/concept-prompt-store.ts'
import { findSubmission } from '../../store/concept-submission-store.ts'
import { readStreak } from '../concept-prompts/read-streak.ts'
import { answerAction, inLanguage } from '../concept-prompts/show-question.ts'
import { plainMessage } from '../message.ts'
import { pressId } from '../press.ts'
import { quoteOf } from '../safe-text.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import type { HomeSection } from './home-section.ts'

/** The concept prompt that is open now, with the button to answer it. */
export const todaysPromptSection: HomeSection = async (glance) => {
  const { state, tutor, nowMs, language, person } = glance
  const days = await readDays(state.tables, tutor.course.id)
  const day = days.findLast(
    ({ prompt_id, closes_ms, closed_ms }) =>
      prompt_id !== null && closed_ms === null && (closes_ms ?? 0) > nowMs,
  )
  if (day?.prompt_id == null) return undefined
  const row = await findPrompt(state.tables, tutor.course.id, day.prompt_id)
  if (row === undefined) return undefined
  const words = conceptPromptWording[language]
  const isAnswered = (await findSubmission(state.tables, row.id, person)) !== undefined
  const streak = words.streak((await readStreak(glance)) ?? 0)
  const body = [
    quoteOf(inLanguage(readPrompt(row).question, language), 600),
    isAnswered ? words.today.answered : words.today.notYet,
    ...(streak === '' ? [] : [streak]),
  ].join('\n\n')
  return {
    ...plainMessage(language, body, 'asker'),
    title: words.today.title,
    actions: [{ id: pressId(answerAction, row.id), label: isAnswered ? words.revise : words.answer }],
  }
}
