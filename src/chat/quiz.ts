import { z } from 'zod'
import { citationSchema } from '../answer/answer.ts'
import { languages, type Language } from '../language.ts'
import { addQuiz, findQuiz, keepQuizChoices } from '../store/quiz-store.ts'
import type { QuizQuestion } from '../tutor.ts'
import { plainMessage, type Message } from './message.ts'
import { pressId } from './press.ts'
import { safeText, shortText } from './safe-text.ts'
import { say, wordsOf, type Outcome, type Visit } from './visit.ts'
import { chatWording } from './wording/chat-wording.ts'

const questionsSchema = z.array(
  z.object({
    question: z.string(),
    choices: z.array(z.string()).min(2),
    correct: z.int().nonnegative(),
    explanation: z.string(),
    citations: z.array(citationSchema),
    language: z.enum(languages),
  }),
)

/** Makes a quiz and shows its first question; only its taker sees it. */
export async function beginQuiz(visit: Visit, topic: string | undefined, count: number): Promise<Outcome> {
  const questions = await visit.tutor.quiz({
    count,
    language: visit.language,
    reader: visit.reader,
    ...(topic === undefined ? {} : { topic }),
  })
  const [first] = questions
  if (first === undefined) return say(plainMessage(visit.language, wordsOf(visit).quiz.none, 'asker'))
  return {
    async commit(transaction) {
      await addQuiz(transaction, {
        id: visit.newId,
        courseId: visit.tutor.course.id,
        person: visit.person,
        madeMs: visit.nowMs,
        questions: JSON.stringify(questions),
        choices: [],
      })
      return [{ message: questionMessage(visit.newId, questions, 0) }]
    },
  }
}

/**
 * Judges a choice ("<quiz>.<question>.<choice>"), explains it with its citations and shows the next question. Only
 * the taker's own quiz is found, and each question counts once.
 */
export async function chooseInQuiz(visit: Visit, argument: string): Promise<Outcome> {
  const words = wordsOf(visit)
  const [id = '', questionText = '', choiceText = ''] = argument.split('.')
  const quiz = await findQuiz(visit.state.tables, id, visit.person)
  if (quiz === undefined || quiz.courseId !== visit.tutor.course.id) {
    return say(plainMessage(visit.language, words.faults.gone, 'asker'))
  }
  const questions = questionsSchema.parse(JSON.parse(quiz.questions))
  const position = Number(questionText)
  const chosen = Number(choiceText)
  const question = questions[position]
  if (question === undefined || question.choices[chosen] === undefined || position !== quiz.choices.length) {
    return say(plainMessage(visit.language, words.quiz.answeredAlready, 'asker'))
  }
  const choices = [...quiz.choices, chosen]
  return {
    async commit(transaction) {
      await keepQuizChoices(transaction, id, choices)
      const replies = [{ message: verdictMessage(question, chosen) }]
      const isLast = choices.length === questions.length
      const next = isLast
        ? scoreMessage(visit.language, questions, choices)
        : questionMessage(id, questions, position + 1)
      return [...replies, { message: next }]
    },
  }
}

function questionMessage(id: string, questions: readonly QuizQuestion[], position: number): Message {
  const question = questions[position]
  if (question === undefined) throw new RangeError('the quiz has no such question')
  const choices = question.choices.map((choice, index) => `${letterOf(index)}. ${safeText(choice)}`)
  return {
    ...plainMessage(question.language, `${safeText(question.question)}\n\n${choices.join('\n\n')}`, 'asker'),
    title: chatWording[question.language].quiz.title(position + 1, questions.length),
    actions: question.choices.map((choice, index) => ({
      id: pressId('quiz-choice', `${id}.${position}.${index}`),
      label: shortText(`${letterOf(index)}. ${choice}`, 80),
    })),
  }
}

function verdictMessage(question: QuizQuestion, chosen: number): Message {
  const words = chatWording[question.language].quiz
  const answer = `${letterOf(question.correct)}. ${safeText(question.choices[question.correct] ?? '')}`
  const verdict = chosen === question.correct ? words.right : words.wrong(answer)
  return {
    ...plainMessage(
      question.language,
      `**${verdict.replaceAll('*', '')}**\n\n${safeText(question.explanation)}`,
      'asker',
    ),
    citations: question.citations,
  }
}

function scoreMessage(
  language: Language,
  questions: readonly QuizQuestion[],
  choices: readonly number[],
): Message {
  const right = questions.filter((question, index) => question.correct === choices[index]).length
  return plainMessage(language, chatWording[language].quiz.score(right, questions.length), 'asker')
}

function letterOf(index: number): string {
  return String.fromCodePoint(65 + index)
}
