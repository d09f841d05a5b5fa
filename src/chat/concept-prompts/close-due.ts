import { metShareOf, resultsOf } from '../../concept-prompts/class-results.ts'
import { readPrompt } from '../../concept-prompts/draft-ahead.ts'
import { reviewConcept } from '../../concept-prompts/spaced-repetition.ts'
import { changePrompt, closeDay, findPrompt, readDays } from '../../store/concept-prompt-store.ts'
import { readSubmissions, wholeClass } from '../../store/concept-submission-store.ts'
import { policyOf } from '../course-of-place.ts'
import { gradesBlind } from '../review/checker.ts'
import { postReplies } from '../review/post-replies.ts'
import { changePromptCard } from '../review/prompt-card.ts'
import { conceptPolicyOf } from './policy-of.ts'
import { postMessage } from './post-message.ts'
import type { ScheduleParts } from './run-schedule.ts'
import { showResults, showToStaff } from './show-results.ts'

/**
 * Closes the prompts whose time has run out: results to the class, answers to the staff, and the cards of spaced
 * repetition, in one transaction with the closing, so that each happens once.
 */
export async function closeDue(parts: ScheduleParts): Promise<void> {
  const { state, tutor, nowMs } = parts
  for (const day of await readDays(state.tables, tutor.course.id)) {
    if (day.prompt_id === null || day.closed_ms !== null || (day.closes_ms ?? Infinity) > nowMs) continue
    await closePrompt(parts, day.prompt_id)
  }
}

async function closePrompt(parts: ScheduleParts, promptId: string): Promise<void> {
  const { state, tutor, nowMs, peopleKey } = parts
  const { id: courseId, languages, timeZone } = tutor.course
  const row = await findPrompt(state.tables, courseId, promptId)
  if (row === undefined) return
  const prompt = readPrompt(row)
  await state.write(async (transaction) => {
    // Read inside: an answer that was taken a moment ago counts.
    const submissions = await readSubmissions(transaction, promptId)
    if (!(await closeDay(transaction, promptId, nowMs))) return
    await changePrompt(transaction, promptId, ['posted'], { status: 'closed' })
    const results = resultsOf(prompt, submissions)
    const review = { courseId, concept: prompt.concept, nowMs }
    if (submissions.length > 0) {
      await reviewConcept(transaction, { ...review, person: wholeClass, metShare: results.metShare })
    }
    for (const submission of submissions) {
      await reviewConcept(transaction, {
        ...review,
        person: submission.person,
        metShare: metShareOf(submission),
      })
    }
    const message = await showResults(prompt, submissions, { languages })
    for (const channel of conceptPolicyOf(tutor).channels) {
      await postMessage(transaction, {
        name: `concept-results/${promptId}`,
        channel,
        message,
        nowMs,
        peopleKey,
      })
    }
    await postReplies(
      transaction,
      await changePromptCard(transaction, tutor, promptId),
      `concept-card/${promptId}`,
      peopleKey,
    )
    const forStaff = showToStaff(prompt, submissions, {
      language: languages[0] ?? 'ko',
      timeZone,
      isBlind: gradesBlind(tutor),
    })
    for (const channel of policyOf(tutor).staffChannels) {
      await postMessage(transaction, {
        name: `concept-answers/${promptId}`,
        channel,
        message: forStaff,
        nowMs,
        peopleKey,
      })
    }
  })
}
