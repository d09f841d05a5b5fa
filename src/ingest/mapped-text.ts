import type { TextRange } from './source-text.ts'

/** A piece of the plain text and where it comes from: letter for letter, or as a whole. */
interface Run extends TextRange {
  /** Offset in the plain text. */
  at: number
  isVerbatim: boolean
}

/**
 * Plain text that remembers where each of its UTF-16 code units stands in the source, so that a sentence found
 * in the plain text can be quoted verbatim, markup included.
 */
export interface MappedText {
  plain: string
  runs: Run[]
  /** Plain offsets of characters that markup opens before or closes after: the source offset of that markup. */
  openings: Map<number, number>
  closings: Map<number, number>
}

export function createMappedText(): MappedText {
  return { plain: '', runs: [], openings: new Map(), closings: new Map() }
}

/** Appends text that stands letter for letter in the source from `from`. */
export function appendVerbatim(target: MappedText, text: string, from: number): void {
  if (text === '') return
  target.runs.push({ at: target.plain.length, from, to: from + text.length, isVerbatim: true })
  target.plain += text
}

/** Appends text that as a whole stands for one range of the source (an entity, an image's text, a line break). */
export function appendReplaced(target: MappedText, text: string, range: TextRange): void {
  if (text === '') return
  target.runs.push({ at: target.plain.length, from: range.from, to: range.to, isVerbatim: false })
  target.plain += text
}

/** Says that the plain text from `plainFrom` to the end stands in markup that takes `range` of the source. */
export function wrapInMarkup(target: MappedText, plainFrom: number, range: TextRange): void {
  if (target.plain.length === plainFrom) return
  target.openings.set(plainFrom, range.from)
  target.closings.set(target.plain.length - 1, range.to)
}

/** Appends another mapped text. */
export function appendMapped(target: MappedText, more: MappedText): void {
  const shift = target.plain.length
  for (const run of more.runs) target.runs.push({ ...run, at: run.at + shift })
  for (const [at, offset] of more.openings) target.openings.set(at + shift, offset)
  for (const [at, offset] of more.closings) target.closings.set(at + shift, offset)
  target.plain += more.plain
}

/** The source range that a range of the plain text came from; empty for an empty range. */
export function sourceRange(mapped: MappedText, plainRange: TextRange): TextRange {
  if (plainRange.to <= plainRange.from) return { from: 0, to: 0 }
  const last = plainRange.to - 1
  const firstRun = runAt(mapped.runs, plainRange.from)
  const lastRun = runAt(mapped.runs, last)
  const start = firstRun.isVerbatim ? firstRun.from + plainRange.from - firstRun.at : firstRun.from
  const end = lastRun.isVerbatim ? lastRun.from + last - lastRun.at + 1 : lastRun.to
  return { from: mapped.openings.get(plainRange.from) ?? start, to: mapped.closings.get(last) ?? end }
}

function runAt(runs: Run[], plainOffset: number): Run {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle]?.at ?? 0) <= plainOffset) low = middle
    else high = middle - 1
  }
  return runs[low] ?? { at: 0, from: 0, to: 0, isVerbatim: false }
}

const lineBreaks = /[\s\u200b]+/gu

/** One line of text for reading: runs of white space, line breaks too, become one space. */
export function flattenSpace(text: string): string {
  return text.replace(lineBreaks, ' ').trim()
}
