import type { Answer } from './answer/answer.ts'
import { answerQuestion, type AnswerRequest } from './answer/answer-question.ts'
import type { AnswerWithModel } from './answer/model/answer-with-model.ts'
import type { PolicyParts } from './answer/tutoring/answer-under-policy.ts'
import { hasGradedMaterial } from './answer/tutoring/graded-material.ts'
import type { Question } from './tutor.ts'

export interface AskParts extends PolicyParts {
  /** Retrieval sends the question to an embedding server. */
  asksServer?: boolean
  /** Absent where no model is configured: then answers are extracts, which come whole. */
  answerWithModel?: AnswerWithModel | undefined
}

type MayRead = (document: string) => boolean

/** Whose limits count where a caller names nobody. */
const nobody = { id: 'local' }

/**
 * Answers a question in the conversation that it belongs to: a follow-up is made to stand alone, then the model answers
 * or, without one, the material's own words. A student's question and answer are held to the rules for graded work.
 */
export async function askCourse(question: Question, mayRead: MayRead, usualParts: AskParts): Promise<Answer> {
  const parts = await withoutNames(question.asker?.names ?? [], usualParts)
  const { answerWithModel } = parts
  const resolved = await standAlone(question, mayRead, parts)
  const policy =
    question.reader === 'student' && hasGradedMaterial(parts.course)
      ? await import('./answer/tutoring/answer-under-policy.ts')
      : undefined
  const under = (request: AnswerRequest, answer: () => Promise<Answer>) =>
    policy === undefined ? answer() : policy.answerUnderPolicy(request, parts, answer)
  const extract = (request: AnswerRequest) => under(request, () => answerQuestion(request, parts))
  if (answerWithModel === undefined) return extract({ text: resolved, mayRead })

  const { text, history, onEvent, signal, asker } = question
  const watch = policy === undefined ? onEvent : await withoutSolutions(onEvent, parts)
  // The model may put the question otherwise: the rules are asked about both.
  return under({ text: resolved, mayRead }, () =>
    answerWithModel({
      text,
      resolved,
      extract,
      mayRead,
      asker: asker ?? nobody,
      ...(history && { history }),
      ...(watch && { onEvent: watch }),
      ...(signal && { signal }),
    }),
  )
}

/** The question so that it can be understood without its conversation, found without a model. */
export async function standAlone(
  { text, history = [] }: Pick<Question, 'text' | 'history'>,
  mayRead: MayRead,
  { retrieval }: Pick<AskParts, 'retrieval'>,
): Promise<string> {
  if (history.length === 0) return text
  const { resolveFollowUp } = await import('./answer/follow-up.ts')
  const earlier = history.map((turn) => turn.question)
  return resolveFollowUp(text, earlier, { retrieve: retrieval.retrieve, mayRead })
}

/** The parts whose retrieval tells no server the names that a person goes by. */
async function withoutNames(names: readonly string[], parts: AskParts): Promise<AskParts> {
  if (names.length === 0 || parts.asksServer !== true) return parts
  const { createMask } = await import('./answer/model/mask-personal-data.ts')
  const { hide } = createMask(names)
  const { retrieve } = parts.retrieval
  const retrieval = {
    ...parts.retrieval,
    retrieve: (request: Parameters<typeof retrieve>[0]) => retrieve({ ...request, text: hide(request.text) }),
  }
  return { ...parts, retrieval }
}

async function withoutSolutions(onEvent: Question['onEvent'], parts: AskParts): Promise<Question['onEvent']> {
  if (onEvent === undefined) return undefined
  const { holdBackSolutions } = await import('./answer/tutoring/hold-back-solutions.ts')
  const { readSaysSolution } = await import('./answer/tutoring/says-solution.ts')
  return holdBackSolutions(onEvent, await readSaysSolution(parts))
}
