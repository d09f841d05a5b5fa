import { findPractice } from '../../concept-prompts/choose-practice.ts'
import { reviewConcept } from '../../concept-prompts/spaced-repetition.ts'
import { showFeedback } from '../concept-prompts/show-feedback.ts'
import { practiceAction } from '../concept-prompts/show-practice.ts'
import { plainMessage } from '../message.ts'
import { pressId, type PressHandler } from '../press.ts'
import { safeText } from '../safe-text.ts'
import { say } from '../visit.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'

const longestAnswer = 3_000

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
      fields: [
        {
          name: 'answer',
          label: words.answer,
          kind: 'paragraph',
          isRequired: true,
          maxCharacters: longestAnswer,
        },
      ],
    }
  },
  async run(visit, id, values) {
    const prompt = await findPractice(visit.tutor, id)
    if (prompt === undefined || visit.event.kind === 'press') {
      return say(plainMessage(visit.language, conceptPromptWording[visit.language].gone, 'asker'))
    }
    const submission = safeText(values['answer'] ?? '').slice(0, longestAnswer)
    const { question, criteria, concept } = prompt
    const assessment = await visit.tutor.assess({ question, criteria, submission })
    const message = showFeedback(prompt, assessment, assessment.language)
    if (assessment.kind !== 'assessed') return say(message)
    const met = assessment.verdicts.filter(({ verdict }) => verdict === 'met').length
    return {
      async commit(transaction) {
        await reviewConcept(transaction, {
          courseId: visit.tutor.course.id,
          person: visit.person,
          concept,
          metShare: met / assessment.verdicts.length,
          nowMs: visit.nowMs,
        })
        return [{ message }]
      },
    }
  },
}
