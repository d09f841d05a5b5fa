import { answerSchema, type Answer } from '../../answer/answer.ts'
import type { Language } from '../../language.ts'
import { detectQuestionLanguage } from '../../language.ts'
import { readCheckedAnswers } from '../../store/checked-answer-store.ts'
import type { Question } from '../../tutor.ts'
import type { Visit } from '../visit.ts'
import { checkWording } from '../wording/check-wording.ts'

/**
 * Answers a question by what a human has checked, where it was asked before in these or other words; else by the
 * tutor. A checked answer is given only while its quotes stand in what students may read, and never in place of the
 * hint that graded work gets.
 */
export function askRemembered(visit: Visit): (question: Question) => Promise<Answer> {
  return async (question) => {
    const remembered = await findRemembered(visit, question)
    if (remembered === undefined) return visit.tutor.ask(question)
    if (question.reader === 'student' && visit.tutor.course.documents.some(({ graded }) => graded)) {
      const answer = await visit.tutor.ask(question)
      if (answer.status === 'hint') return answer
    }
    return inLanguage(remembered, detectQuestionLanguage(question.text))
  }
}

async function findRemembered(visit: Visit, question: Question): Promise<Answer | undefined> {
  const kept = await readCheckedAnswers(visit.state.tables, visit.tutor.course.id)
  if (kept.length === 0) return undefined
  const { same } = await visit.tutor.findSame(
    question,
    kept.map(({ question: text }) => text),
  )
  const found = same === undefined ? undefined : kept[same]
  if (found === undefined) return undefined
  const answer = answerSchema.parse(JSON.parse(found.answer))
  return (await visit.tutor.citationsHold(answer.citations)) ? answer : undefined
}

/** A human stands behind these words and no others: in the other language they come as they are, with a note. */
function inLanguage(answer: Answer, asked: Language): Answer {
  return answer.language === asked ? answer : { ...answer, notice: checkWording[asked].otherLanguage }
}
