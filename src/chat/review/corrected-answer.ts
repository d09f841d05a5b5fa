import type { Answer } from '../../answer/answer.ts'
import { detectLanguage } from '../../language.ts'
import type { Tutor } from '../../tutor.ts'
import { checkWording } from '../wording/check-wording.ts'

/**
 * A human's text as an answer: checked against the material sentence by sentence, as any answer is; a sentence that
 * nothing carries says so. Without any source it is no answer out of the course, but the word of its staff.
 *
 * @param request.searches Where the writer looked for sources.
 */
export async function correctedAnswer(
  tutor: Tutor,
  request: { text: string; searches: readonly string[] },
): Promise<Answer> {
  const language = detectLanguage(request.text)
  const words = checkWording[language]
  // Numbers in brackets would be read as citations.
  const plain = { ...request, text: request.text.replaceAll(/\[(\d+)\]/gu, '($1)') }
  const { sentences, citations } = await tutor.cite({ ...plain, reader: 'student' })
  const said = sentences.map(({ text, citations: numbers }) =>
    numbers.length === 0
      ? `${text} ${words.unsourced}`
      : `${text} ${numbers.map((number) => `[${number}]`).join('')}`,
  )
  const sourced = sentences.filter((sentence) => sentence.citations.length > 0)
  if (sourced.length === 0) {
    return {
      status: 'not_in_course',
      language,
      text: plain.text,
      notice: words.noneSourced,
      reason: 'not-stated',
      nearest: [],
      citations: [],
      timingsMs: {},
    }
  }
  return {
    status: 'answered',
    language,
    text: said.join(' '),
    sentences: sourced,
    citations,
    writtenBy: 'human',
    leftOut: 0,
    timingsMs: {},
  }
}
