import { detectQuestionLanguage } from '../../language.ts'
import type { Answer } from '../answer.ts'
import type { AnswerRequest } from '../answer-question.ts'
import { hasGradedMaterial, mayHintFrom, mayJudgeBy } from './graded-material.ts'
import { clampStep, type HintParts, hintQuestion, type HintStep } from './hint-question.ts'
import { isGradedQuestion } from './is-graded-question.ts'
import { readSaysSolution } from './says-solution.ts'
import { tutoringWording } from './tutoring-wording.ts'

export interface PolicyParts extends HintParts {
  /** `readChunks` gives solutions too: they are only compared with, never said. */
  now: Date
}

const judgedChunks = 12
/** The explanation is never given for graded work. */
const highestGradedStep = 3

/**
 * Answers a student under the course's rules for graded work: a question about a graded task gets its first hint, and
 * an answer that would say a graded solution is withheld for a hint. All other questions are answered by `answer`.
 */
export async function answerUnderPolicy(
  request: AnswerRequest,
  parts: PolicyParts,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  if (!hasGradedMaterial(parts.course)) return answer()
  if (await isAboutGradedWork(request.text, parts)) return hintGraded(request, 1, parts)
  const given = await answer()
  if (given.status === 'not_in_course') return given
  return (await saysSolution(given, parts)) ? hintGraded(request, 1, parts) : given
}

/** A hint for a student; for graded work never the explanation, and never what a solution says. */
export async function hintUnderPolicy(
  request: AnswerRequest,
  step: number,
  parts: PolicyParts,
): Promise<Answer> {
  if (!hasGradedMaterial(parts.course)) return hintQuestion(request, step, parts)
  if (await isAboutGradedWork(request.text, parts)) return hintGraded(request, step, parts)
  const hint = await hintQuestion(request, step, parts)
  if (hint.status === 'not_in_course') return hint
  return (await saysSolution(hint, parts)) ? hintGraded(request, 1, parts) : hint
}

async function isAboutGradedWork(text: string, parts: PolicyParts): Promise<boolean> {
  if (!/[\p{L}\p{N}]/u.test(text)) return false
  const { course, now, retrieval } = parts
  const judged = await retrieval.retrieve({ text, limit: judgedChunks, mayRead: mayJudgeBy(course, now) })
  return isGradedQuestion(text, judged, course, now)
}

async function hintGraded(request: AnswerRequest, step: number, parts: PolicyParts): Promise<Answer> {
  const allowed = mayHintFrom(parts.course, parts.now)
  const asked = {
    ...request,
    mayRead: (document: string) => allowed(document) && (request.mayRead?.(document) ?? true),
  }
  const highest = clampStep(Math.min(step, highestGradedStep))
  for (let tried: HintStep = highest; tried >= 1; tried = clampStep(tried - 1)) {
    const hint = await hintQuestion(asked, tried, parts)
    if (hint.status === 'hint' && !(await saysSolution(hint, parts))) {
      return { ...hint, text: `${tutoringWording[hint.language].graded}\n${hint.text}` }
    }
    if (hint.status !== 'hint' || tried === 1) return hintWithoutMaterial(request.text, hint)
  }
  throw new Error('unreachable: the first hint step always returns')
}

function hintWithoutMaterial(question: string, { timingsMs }: Answer): Answer {
  const language = detectQuestionLanguage(question)
  const wording = tutoringWording[language]
  const text = `${wording.graded}\n${wording.gradedWithoutMaterial}`
  return { status: 'hint', language, text, step: 1, citations: [], timingsMs }
}

async function saysSolution(answer: Answer, parts: PolicyParts): Promise<boolean> {
  const says = await readSaysSolution(parts)
  return says(answer.text, answer.citations)
}
