import * as fc from 'fast-check'
import type { Unit } from '../../src/ingest/document.ts'

/** Words in both languages that stand for themselves in any format. */
export const word = fc.stringMatching(/^[a-z]{1,8}$|^[가-힣]{1,5}$/u)
export const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`)

/** The words of everything that a unit shows. */
export function wordsOf(units: Unit[]): Set<string> {
  const shown = units.flatMap(({ text, header }) => [text, ...(header ?? [])])
  return new Set(shown.join(' ').match(/[\p{L}\p{N}]+/gu))
}

/** Whether the quote is a verbatim part of the lines that the locator names. */
export function isVerbatim(unit: Unit, source: string): boolean {
  const lines = source.split('\n').slice(unit.locator.from - 1, unit.locator.to)
  return unit.quote !== '' && lines.join('\n').includes(unit.quote)
}
