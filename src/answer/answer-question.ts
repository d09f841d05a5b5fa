import type { Course } from '../course/course.ts'
import { createConceptMatcher } from '../retrieval/match-concepts.ts'
import type { RetrievalRoom } from '../retrieval/open-retrieval.ts'
import type { Language } from '../language.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import type { Answer, NotInCourseAnswer } from './answer.ts'
import { collectCandidates } from './candidate.ts'
import { weighConcepts } from './weigh-concepts.ts'
import { isVerbatim, type ReadPassage } from './check-quotes.ts'
import { chooseEvidence } from './choose-evidence.ts'
import { composeAnswer, renderText } from './compose-answer.ts'
import { judgeSupport } from './judge-support.ts'
import { linkTo } from './link-to.ts'
import { createStopwatch } from './stopwatch.ts'
import { understandQuestion } from './understand-question.ts'
import { answerWording } from './wording.ts'

export interface AnswerParts {
  course: Course
  retrieval: Pick<RetrievalRoom, 'retrieve' | 'frameWords'>
  readPassage: ReadPassage
}

export interface AnswerRequest {
  text: string
  mayRead?: (document: string) => boolean
}

const retrievedChunks = 12
const nearestSections = 3

/**
 * Answers a question in the material's own words, without a language model: understand the question, retrieve,
 * weigh what was found, choose the pieces that answer it, say them, check every quote against the source.
 */
export async function answerQuestion(request: AnswerRequest, parts: AnswerParts): Promise<Answer> {
  const stopwatch = createStopwatch()
  const question = understandQuestion(request.text, parts.retrieval.frameWords)
  const refuse = (reason: NotInCourseAnswer['reason'], retrieval?: Retrieval): NotInCourseAnswer => ({
    status: 'not_in_course',
    language: question.language,
    text: refusalText(reason, question.language),
    reason,
    nearest: nearestOf(retrieval, parts.course, question.language),
    citations: [],
    timingsMs: stopwatch.read(),
  })
  if (question.isEmpty) return refuse('empty-question')

  const retrieval = await parts.retrieval.retrieve({
    text: question.text,
    language: question.language,
    limit: retrievedChunks,
    ...(request.mayRead === undefined ? {} : { mayRead: request.mayRead }),
  })
  stopwatch.lap('retrieve')

  const weights = weighConcepts(retrieval.concepts, question.names)
  const candidates = collectCandidates(retrieval, weights, createConceptMatcher(retrieval))
  const support = judgeSupport({ question, retrieval, weights, candidates })
  if (!support.isEnough) return refuse(support.reason, retrieval)

  const evidence = chooseEvidence(candidates, question, weights)
  const composed = await composeAnswer(evidence, question.language, {
    linkTemplate: parts.course.linkTemplate,
    readPassage: parts.readPassage,
  })
  stopwatch.lap('compose')

  const verbatim = await Promise.all(composed.citations.map((each) => isVerbatim(each, parts.readPassage)))
  const citations = composed.citations.filter((_, index) => verbatim[index])
  const numbers = new Set(citations.map(({ number }) => number))
  const held = composed.sentences.map(({ citations: cited }) => cited.every((number) => numbers.has(number)))
  const sentences = composed.sentences.filter((_, index) => held[index])
  stopwatch.lap('check')
  if (sentences.length === 0) return refuse('not-stated', retrieval)

  const kinds = evidence.map(({ kind }) => kind).filter((_, index) => held[index])
  return {
    status: 'answered',
    language: question.language,
    text: renderText(sentences, kinds),
    sentences,
    citations,
    writtenBy: 'extract',
    leftOut: 0,
    timingsMs: stopwatch.read(),
  }
}

function refusalText(reason: NotInCourseAnswer['reason'], language: Language): string {
  const wording = answerWording[language]
  return {
    'off-course': wording.notInCourse,
    'not-stated': wording.notStated,
    logistics: wording.logistics,
    'personal-data': wording.personalData,
    'empty-question': wording.emptyQuestion,
  }[reason]
}

function nearestOf(
  retrieval: Retrieval | undefined,
  course: Course,
  language: Language,
): NotInCourseAnswer['nearest'] {
  const results = retrieval?.results ?? []
  const inOrder = [
    ...results.filter(({ chunk }) => chunk.language === language),
    ...results.filter(({ chunk }) => chunk.language !== language),
  ]
  const places = new Map<string, NotInCourseAnswer['nearest'][number]>()
  for (const { chunk } of inOrder) {
    const key = chunk.sectionId ?? [chunk.document, ...chunk.headingPath].join('\n')
    if (places.has(key)) continue
    const url = linkTo(chunk, chunk.sectionId, course.linkTemplate)
    places.set(key, {
      document: chunk.document,
      title: chunk.title,
      headingPath: chunk.headingPath,
      locator: chunk.locator,
      ...(url === undefined ? {} : { url }),
    })
    if (places.size === nearestSections) break
  }
  return [...places.values()]
}
