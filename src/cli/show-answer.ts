import type { Answer, Citation, NearestSection } from '../answer/answer.ts'
import { answerWording } from '../answer/wording.ts'

/** "title › heading › heading  document:from-to", as a person finds the place. */
export function describePlace(
  place: Pick<Citation, 'title' | 'headingPath' | 'document' | 'locator'>,
): string {
  const { kind, from, to } = place.locator
  const range = from === to ? `${from}` : `${from}-${to}`
  const where = kind === 'lines' ? `${place.document}:${range}` : `${place.document}, ${kind} ${range}`
  return `${[place.title, ...place.headingPath].join(' › ')}  (${where})`
}

/** An answer for a terminal: the text, then each citation with its place and its quote. */
export function showAnswer(answer: Answer): string {
  return `${answer.text}\n${showBesidesText(answer)}`
}

/** What stands below an answer's text. */
export function showBesidesText(answer: Answer): string {
  const lines: string[] = []
  if (answer.notice !== undefined) lines.push('', answer.notice)
  if (answer.citations.length > 0) lines.push('')
  for (const citation of answer.citations) {
    lines.push(`[${citation.number}] ${describePlace(citation)}`)
    if (citation.url !== undefined) lines.push(`    ${citation.url}`)
    for (const line of citation.quote.split('\n')) lines.push(`    │ ${line}`)
  }
  if (answer.status === 'not_in_course' && answer.nearest.length > 0) {
    lines.push('', answerWording[answer.language].nearest)
    for (const place of answer.nearest) lines.push(`  - ${describePlace(place)}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** An answer as the object that `--json` prints; the README documents its fields. */
export function answerAsJson(answer: Answer): Record<string, unknown> {
  return {
    status: answer.status,
    text: answer.text,
    language: answer.language,
    citations: answer.citations.map((citation) => ({
      number: citation.number,
      document: citation.document,
      title: citation.title,
      headingPath: citation.headingPath,
      locator: citation.locator,
      quote: citation.quote,
      ...(citation.url === undefined ? {} : { url: citation.url }),
    })),
    ...(answer.status === 'not_in_course'
      ? { reason: answer.reason, nearest: answer.nearest satisfies NearestSection[] }
      : {}),
    ...(answer.status === 'hint' ? { step: answer.step } : {}),
    ...(answer.notice === undefined ? {} : { notice: answer.notice }),
    timingsMs: answer.timingsMs,
  }
}
