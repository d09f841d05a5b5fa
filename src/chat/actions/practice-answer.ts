import { findPractice } from '../../concept-prompts/choose-practice.ts'
import { reviewConcept } from '../../concept-prompts/spaced-repetition.ts'
import { answerField, assessAnswer } from '../concept-prompts/read-answer.ts'
import { showFeedback } from '../concept-prompts/show-feedback.ts'
import { practiceAction } from '../concept-prompts/show-practice.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { say } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

/** The form of a practice question; its answer moves the person's own card on, and is not kept. */
export const practiceAnswerAction: PressHandler = {
  name: practiceAction,
  role: 'student',
  visibility: 'asker',
  form(id, language) {
    const words = conceptPromptWording[language].form
    return {
      id: pressId(practiceAction, id),
      title: words.title,
      fields: [answerField(language)],
    }
  },
  async run(visit, id, values) {
    const prompt = await findPractice(visit.tutor, id)
    if (prompt === undefined || visit.event.kind === 'press') {
      return say(plainMessage(visit.language, conceptPromptWording[visit.language].gone, 'asker'))
    }
    const { assessment } = await assessAnswer(visit, prompt, values)
    const message = showFeedback(prompt, assessment, assessment.language)
    if (assessment.kind !== 'assessed') return say(message)
    const met = assessment.verdicts.filter(({ verdict }) => verdict === 'met').length
    return {
      async commit(transaction) {
        await reviewConcept(transaction, {
          courseId: visit.tutor.course.id,
          person: visit.person,
          concept: prompt.concept,
          metShare: met / assessment.verdicts.length,
          nowMs: visit.nowMs,
        })
        return [{ message }]
      },
    }
  },
}
