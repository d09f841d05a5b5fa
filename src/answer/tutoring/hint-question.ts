import type { Chunk } from '../../ingest/chunk.ts'
import type { RetrievalRoom } from '../../retrieval/open-retrieval.ts'
import type { Answer, AnsweredAnswer } from '../answer.ts'
import { answerQuestion, type AnswerParts, type AnswerRequest } from '../answer-question.ts'
import { askLeadingQuestion } from './ask-leading-question.ts'
import { createCitationList } from './citation-list.ts'
import { findHeadingQuote } from './find-heading-quote.ts'
import { findHintEvidence, type HintEvidence, sectionName } from './hint-evidence.ts'
import { showPartialStep } from './show-partial-step.ts'
import { tutoringWording } from './tutoring-wording.ts'

export interface HintParts extends AnswerParts {
  retrieval: Pick<RetrievalRoom, 'retrieve' | 'frameWords' | 'chunkById' | 'terms'>
  /** All chunks of the index. */
  readChunks(): Promise<readonly Chunk[]>
}

export type HintStep = 1 | 2 | 3 | 4

/**
 * A hint instead of the answer: 1 where to look, 2 a leading question, 3 a part of the answer with blanks, 4 the
 * explanation. A hint never says how many are left. `not_in_course` where the question would not be answered.
 *
 * @param step 1 to 4; anything else counts as the nearest of them.
 */
export async function hintQuestion(request: AnswerRequest, step: number, parts: HintParts): Promise<Answer> {
  const answer = await answerQuestion(request, parts)
  if (answer.status !== 'answered') return answer
  const evidence = await findHintEvidence(request.text, answer, parts)
  if (evidence === undefined) return explain(answer)
  const steps: Record<HintStep, () => Answer | Promise<Answer>> = {
    1: () => pointToSection(evidence, answer, parts),
    2: () => askAbout(request.text, evidence, answer, parts, 2),
    3: () => showPart(request.text, evidence, answer, parts),
    4: () => explain(answer),
  }
  return steps[clampStep(step)]()
}

export function clampStep(step: number): HintStep {
  const nearest = Math.min(4, Math.max(1, Math.trunc(step)))
  return nearest === 4 ? 4 : nearest === 3 ? 3 : nearest === 2 ? 2 : 1
}

async function pointToSection(
  { section }: HintEvidence,
  answer: AnsweredAnswer,
  parts: HintParts,
): Promise<Answer> {
  const wording = tutoringWording[answer.language]
  const said = wording.lookIn(sectionName(section), section.title, wording.place(section.locator))
  return hintOf(answer, 1, said, await headingCitation(section, parts))
}

async function askAbout(
  question: string,
  evidence: HintEvidence,
  answer: AnsweredAnswer,
  parts: HintParts,
  step: HintStep,
): Promise<Answer> {
  const said = askLeadingQuestion(question, evidence, answer.language, parts.retrieval)
  return hintOf(answer, step, said, await headingCitation(evidence.section, parts))
}

async function showPart(
  question: string,
  evidence: HintEvidence,
  answer: AnsweredAnswer,
  parts: HintParts,
): Promise<Answer> {
  const partial = showPartialStep(question, evidence, answer.language, parts.retrieval)
  if (partial === undefined) return askAbout(question, evidence, answer, parts, 3)
  const list = createCitationList(parts.course.linkTemplate)
  for (const quotation of partial.quotations) list.cite(evidence.chunk, quotation)
  const citations =
    list.citations.length > 0 ? list.citations : await headingCitation(evidence.section, parts)
  return hintOf(answer, 3, partial.text, citations)
}

async function headingCitation(section: HintEvidence['section'], { course, readPassage }: HintParts) {
  const quotation = await findHeadingQuote(section, readPassage)
  const list = createCitationList(course.linkTemplate)
  if (quotation !== undefined) list.cite(section, quotation)
  return list.citations
}

function hintOf(
  { language, timingsMs }: AnsweredAnswer,
  step: HintStep,
  said: string,
  citations: AnsweredAnswer['citations'],
): Answer {
  const numbers = citations.map(({ number }) => `[${number}]`).join('')
  return {
    status: 'hint',
    language,
    text: numbers === '' ? said : `${said} ${numbers}`,
    step,
    citations,
    timingsMs,
  }
}

function explain({ language, text, citations, timingsMs }: AnsweredAnswer): Answer {
  return { status: 'hint', language, text, step: 4, citations, timingsMs }
}
