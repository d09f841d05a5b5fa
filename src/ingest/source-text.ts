import type { Locator } from './document.ts'

/** Half-open range of UTF-16 offsets in a text. */
export interface TextRange {
  from: number
  to: number
}

/** A decoded file: its text (no BOM, line ends "\n") and the way from offsets to line numbers. */
export interface SourceText {
  text: string
  /** Offset at which each line starts; line 1 is the first. */
  lineStarts: number[]
}

/** Only "\n" ends a line; a lone "\r" stays a character inside its line, as in the quoted source. */
export function createSourceText(text: string): SourceText {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { text, lineStarts }
}

/** 1-based line that holds the offset. */
export function lineAt(source: SourceText, offset: number): number {
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** The lines that a range touches. */
export function linesOf(source: SourceText, range: TextRange): Locator {
  const last = Math.max(range.from, range.to - 1)
  return { kind: 'lines', from: lineAt(source, range.from), to: lineAt(source, last) }
}
