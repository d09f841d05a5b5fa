import type { Furniture } from './find-furniture.ts'
import { looksContinued } from './looks-continued.ts'
import type { TextLine } from './read-lines.ts'
import { endsSentence } from './title-likeness.ts'

const fewestLines = 12

/**
 * Whether a text is a slide deck: much of it short lines, bullets and tables, its lines not wrapped as prose is,
 * and few of its paragraphs ending with a full stop.
 */
export function isDeck(lines: TextLine[], furniture: Furniture): boolean {
  const present = lines.filter((line, index) => !line.isBlank && !furniture.lines.has(index))
  if (present.length < fewestLines || isWrapped(lines) || isContinuing(lines, furniture)) return false
  const isPaged = furniture.borders.size >= 3
  if (stoppedShare(lines, furniture) >= (isPaged ? 0.6 : 0.3)) return false
  const structured = present.filter(
    (line) => line.bullet !== undefined || line.tabs > 0 || (line.width <= 60 && !endsSentence(line.text)),
  )
  return structured.length / present.length >= (isPaged ? 0.4 : 0.6)
}

/** Whether many lines go on with the line right above, as wrapped prose does. */
function isContinuing(lines: TextLine[], furniture: Furniture): boolean {
  let pairs = 0
  let continued = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (!next || line.isBlank || next.isBlank || next.bullet !== undefined || next.tabs > 0 || line.tabs > 0)
      continue
    if (furniture.lines.has(index) || furniture.lines.has(index + 1)) continue
    pairs += 1
    if (looksContinued(line.text, next.text)) continued += 1
  }
  return pairs >= 3 && continued / pairs >= 0.35
}

/** Share of the groups of lines between blank lines whose last line ends a sentence. */
function stoppedShare(lines: TextLine[], furniture: Furniture): number {
  const ends = lines.filter((line, index) => {
    const next = lines[index + 1]
    return (
      !line.isBlank &&
      !furniture.lines.has(index) &&
      (next === undefined || next.isBlank || furniture.lines.has(index + 1))
    )
  })
  return (
    ends.filter(({ text, bullet }) => bullet === undefined && endsSentence(text)).length /
    Math.max(1, ends.length)
  )
}

/** Whether lines are broken at a margin: those with a line right below are nearly all about as long as the longest. */
export function isWrapped(lines: TextLine[]): boolean {
  const widths = lines.filter(({ isBlank }) => !isBlank).map(({ width }) => width)
  widths.sort((one, other) => one - other)
  const long = widths[Math.floor(widths.length * 0.9)] ?? 0
  const inner = lines.filter((line, index) => !line.isBlank && lines[index + 1]?.isBlank === false)
  if (long > 130 || long < 40 || inner.length < 3) return false
  return inner.filter(({ width }) => width >= long * 0.7).length / inner.length >= 0.6
}
