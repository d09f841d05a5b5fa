import { cutLongRange } from '../cut-long-range.ts'
import type { SourceText, TextRange } from '../source-text.ts'
import type { SectionBuilder } from './section-builder.ts'

const maxCodeCharacters = 1_200
const fence = /^\s*(?:>\s*)*(?:`{3,}|~{3,}|\$\$)/u

/**
 * Adds a block of code without its fences. A long block is cut at blank lines, else between lines, so that each
 * unit fits a chunk; the quotes are whole lines of the source.
 */
export function addCode(builder: SectionBuilder, source: SourceText, range: TextRange): void {
  builder.startBlock()
  const lines = linesIn(source.text, range)
  if (lines.length > 1 && isFence(source.text, lines[0])) lines.shift()
  if (lines.length > 1 && isFence(source.text, lines.at(-1))) lines.pop()
  for (const piece of cutAtLines(source.text, lines)) {
    for (const unit of cutLongRange(source.text, piece, maxCodeCharacters)) {
      builder.addUnit({ kind: 'code', text: source.text.slice(unit.from, unit.to), range: unit })
    }
  }
}

function isFence(text: string, line: TextRange | undefined): boolean {
  return line !== undefined && fence.test(text.slice(line.from, line.to))
}

function linesIn(text: string, range: TextRange): TextRange[] {
  const lines: TextRange[] = []
  let { from } = range
  while (from < range.to) {
    const end = text.indexOf('\n', from)
    const to = end === -1 || end > range.to ? range.to : end
    lines.push({ from, to })
    from = to + 1
  }
  return lines
}

function cutAtLines(text: string, lines: TextRange[]): TextRange[] {
  const pieces: TextRange[] = []
  let start = 0
  let lastBlank = -1
  for (const [index, line] of lines.entries()) {
    if (text.slice(line.from, line.to).trim() === '') lastBlank = index
    const from = lines[start]?.from ?? 0
    if (line.to - from <= maxCodeCharacters || index === start) continue
    const end = lastBlank > start ? lastBlank : index
    pieces.push({ from, to: lines[end - 1]?.to ?? from })
    start = end
  }
  const first = lines[start]
  const last = lines.at(-1)
  if (first && last) pieces.push({ from: first.from, to: last.to })
  return pieces.map((piece) => withoutBlankEnds(text, piece))
}

function withoutBlankEnds(text: string, piece: TextRange): TextRange {
  const slice = text.slice(piece.from, piece.to)
  const leadingBlankLines = /^(?:[^\S\n]*\n)*/u.exec(slice)?.[0].length ?? 0
  return { from: piece.from + leadingBlankLines, to: piece.from + slice.trimEnd().length }
}
