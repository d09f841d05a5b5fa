import { appendMapped, appendReplaced, createMappedText, type MappedText } from '../../mapped-text.ts'
import { looksContinued } from './looks-continued.ts'
import type { TextLine } from './read-lines.ts'
import { endsSentence } from './title-likeness.ts'

/** One thing that is said: a bullet or line with the lines that it was wrapped over. */
export interface Item {
  content: MappedText
  first: TextLine
  isBulleted: boolean
}

const koreanJoin =
  /(?:을|를|의|에|에서|에게|으로|와|과|및|는|은|하고|하며|하여|해서|되어|위해|위한|대한|통해|하는|되는|있는|없는|한|할|될|된|인|수)$/u

/** Joins lines that go on with the one before, over one blank line at the most. */
export function joinWrappedLines(lines: TextLine[]): Item[] {
  const items: Item[] = []
  let last: TextLine | undefined
  let blanks = 0
  for (const line of lines) {
    if (line.isBlank) {
      blanks += 1
      continue
    }
    const item = items.at(-1)
    if (item && last && blanks <= 1 && goesOn(item, last, line, blanks > 0)) {
      appendReplaced(item.content, ' ', { from: last.range.to, to: line.range.from })
      appendMapped(item.content, line.content)
    } else {
      const content = createMappedText()
      appendMapped(content, line.content)
      items.push({ content, first: line, isBulleted: line.bullet !== undefined })
    }
    last = line
    blanks = 0
  }
  return items
}

function goesOn(item: Item, last: TextLine, line: TextLine, isAfterBlank: boolean): boolean {
  if (line.bullet !== undefined || endsSentence(last.text) || /[:：]$/u.test(last.text)) return false
  if (/^(?:ex\)|e\.g\.|i\.e\.|예\))/iu.test(line.text)) return false
  const isLong = last.width >= 20
  const isSetIn = item.isBulleted && line.indent > item.first.indent
  if ((isLong || isSetIn) && looksContinued(last.text, line.text)) return true
  if (last.width >= 30 && koreanJoin.test(last.text)) return true
  if (/^[(（]/u.test(line.text) && !isAfterBlank) return true
  return !isAfterBlank && isSetIn && isLong
}
