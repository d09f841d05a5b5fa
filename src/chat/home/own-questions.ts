import { readQuestionsOf } from '../../store/exchange-store.ts'
import { plainMessage } from '../message.ts'
import { quoteOf } from '../safe-text.ts'
import { wordsOf } from '../visit.ts'
import type { HomeSection } from './home-section.ts'

const questionsShown = 5

/** The person's own last questions. */
export const ownQuestionsSection: HomeSection = async (glance) => {
  const words = wordsOf(glance).home
  const questions = await readQuestionsOf(glance.state.tables, {
    courseId: glance.tutor.course.id,
    person: glance.person,
    limit: questionsShown,
  })
  const body =
    questions.length === 0
      ? words.noQuestions
      : questions.map((question) => quoteOf(question, 200)).join('\n\n')
  return { ...plainMessage(glance.language, body, 'asker'), title: words.ownQuestions }
}
