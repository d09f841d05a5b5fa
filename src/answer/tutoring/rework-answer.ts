import type { Language } from '../../language.ts'
import type { Rework } from '../../tutor.ts'
import type { Answer, NotInCourseAnswer } from '../answer.ts'
import { renderText } from '../compose-answer.ts'
import { isVerbatim } from '../check-quotes.ts'
import { createStopwatch } from '../stopwatch.ts'
import { findExamples } from './rework-example.ts'
import { sayInOtherLanguage } from './rework-other-language.ts'
import {
  otherLanguage,
  type ReworkedSentences,
  type ReworkParts,
  type ReworkRequest,
} from './rework-request.ts'
import { saySimpler } from './rework-simpler.ts'
import { tutoringWording } from './tutoring-wording.ts'

/**
 * An answer put otherwise, in the material's words: `simpler` and `example` cite what they say anew, from 1 on;
 * `other-language` keeps each citation's number and order and quotes the other edition. `not_in_course` where the
 * material does not allow it.
 */
export async function reworkAnswer(request: ReworkRequest, how: Rework, parts: ReworkParts): Promise<Answer> {
  const stopwatch = createStopwatch()
  const { answer } = request
  const language: Language = how === 'other-language' ? otherLanguage(answer.language) : answer.language
  const reworked = await rework[how](request, parts)
  const checked = await keepVerbatim(reworked, parts)
  stopwatch.lap('rework')
  if (checked.sentences.length === 0) return refuse(answer.language, how, stopwatch.read())
  return {
    status: 'answered',
    language,
    text: renderText(checked.sentences),
    ...checked,
    writtenBy: 'extract',
    leftOut: 0,
    timingsMs: stopwatch.read(),
  }
}

const rework: Record<Rework, (request: ReworkRequest, parts: ReworkParts) => Promise<ReworkedSentences>> = {
  simpler: saySimpler,
  example: findExamples,
  'other-language': sayInOtherLanguage,
}

/** Leaves out citations whose quote is not in the source any more, and what rests on them. */
async function keepVerbatim(
  { sentences, citations }: ReworkedSentences,
  parts: ReworkParts,
): Promise<ReworkedSentences> {
  const verbatim = await Promise.all(citations.map((each) => isVerbatim(each, parts.readPassage)))
  const kept = citations.filter((_, index) => verbatim[index])
  const numbers = new Set(kept.map(({ number }) => number))
  return {
    sentences: sentences.filter((sentence) => sentence.citations.every((number) => numbers.has(number))),
    citations: kept,
  }
}

function refuse(language: Language, how: Rework, timingsMs: Record<string, number>): NotInCourseAnswer {
  const wording = tutoringWording[language]
  const text = {
    simpler: wording.notSimpler,
    example: wording.noExample,
    'other-language': wording.noOtherEdition,
  }[how]
  return {
    status: 'not_in_course',
    language,
    text,
    reason: 'not-stated',
    nearest: [],
    citations: [],
    timingsMs,
  }
}
