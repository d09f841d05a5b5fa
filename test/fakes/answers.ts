import type { AnsweredAnswer, Citation, NotInCourseAnswer } from '../../src/answer/answer.ts'
import { detectLanguage } from '../../src/language.ts'

/** A citation whose quote is given; everything else is made up but well-formed. */
export function citationOf(number: number, quote: string): Citation {
  return {
    number,
    document: 'lessons/queues.md',
    title: 'Queues',
    headingPath: ['Bounded queues'],
    locator: { kind: 'lines', from: 3, to: 4 },
    quote,
    chunkId: 'lessons/queues.md#1',
    chunkHash: 'a'.repeat(64),
  }
}

/** An answer of one cited sentence for each text. */
export function answeredWith(...texts: string[]): AnsweredAnswer {
  return {
    status: 'answered',
    language: detectLanguage(texts.join(' ')),
    text: texts.map((text, index) => `${text} [${index + 1}]`).join(' '),
    sentences: texts.map((text, index) => ({ text, citations: [index + 1] })),
    citations: texts.map((text, index) => citationOf(index + 1, text)),
    writtenBy: 'extract',
    leftOut: 0,
    timingsMs: {},
  }
}

export function notInCourseWith(text: string): NotInCourseAnswer {
  return {
    status: 'not_in_course',
    language: detectLanguage(text),
    text,
    reason: 'off-course',
    nearest: [],
    citations: [],
    timingsMs: {},
  }
}
