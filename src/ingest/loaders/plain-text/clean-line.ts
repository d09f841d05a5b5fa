import { appendReplaced, appendVerbatim, createMappedText, type MappedText } from '../../mapped-text.ts'
import type { TextRange } from '../../source-text.ts'
import { decodeReference } from '../read-markup.ts'

/** Only the tags that editors leave behind: `List<String>` and `<stdio.h>` are text. */
const token =
  /<!--.*?-->|<\/?(?:b|i|u|em|strong|p|span|div|font|sup|sub|code|a|li|ul|ol|small|mark|br|td|tr|th|table|h[1-6])(?:\s[^<>\n]{0,200})?\/?>|&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});|\*\*|__/giu

/** The text of a range without bold marks and HTML left behind by an export, character references resolved. */
export function cleanLine(text: string, range: TextRange): MappedText {
  const mapped = createMappedText()
  const slice = text.slice(range.from, range.to)
  if (!/[<&*_\v]/u.test(slice)) {
    appendVerbatim(mapped, slice, range.from)
    return mapped
  }
  let at = range.from
  for (const found of slice.matchAll(token)) {
    const from = range.from + found.index
    const to = from + found[0].length
    const isMark = found[0] === '**' || found[0] === '__'
    if (isMark && isOperator(text, from)) continue
    const decoded = found[1] === undefined ? undefined : decodeReference(found[1])
    if (found[1] !== undefined && decoded === undefined) continue
    appendVerbatim(mapped, text.slice(at, from), at)
    at = to
    if (decoded !== undefined) appendReplaced(mapped, decoded, { from, to })
    else if (/^<(?:br|td|th|li|p|div)/iu.test(found[0])) appendReplaced(mapped, ' ', { from, to })
  }
  appendVerbatim(mapped, text.slice(at, range.to), at)
  return mapped
}

/** `2**10`, `__init__` and `a ** b` are no bold marks. */
function isOperator(text: string, at: number): boolean {
  const before = text[at - 1] ?? '\n'
  const after = text[at + 2] ?? '\n'
  if (text[at] === '_') return /\w/u.test(before) || /\w/u.test(after)
  return (/\w/u.test(before) && /\w/u.test(after)) || (/\s/u.test(before) && /\s/u.test(after))
}
