import { isRule, type Furniture } from './find-furniture.ts'
import type { TextLine } from './read-lines.ts'

/** Lines without a blank line between them. */
export interface ProseBlock {
  lines: TextLine[]
  /** A line of dashes stands under the first line. */
  underline?: string
}

/** Cuts a text at blank lines and rules; notes a first line that is underlined. Furniture is left out. */
export function proseBlocks(lines: TextLine[], furniture: Furniture): ProseBlock[] {
  const blocks: ProseBlock[] = []
  let block: ProseBlock | undefined
  for (const [index, line] of lines.entries()) {
    if (isRule(line)) {
      const title = block?.lines.at(-1)
      if (
        block &&
        title &&
        title.width <= 100 &&
        line.width >= title.width * 0.5 &&
        title.bullet === undefined
      ) {
        block.lines.pop()
        block = { lines: [title], underline: line.text.charAt(0) || '-' }
        blocks.push(block)
      }
      block = undefined
    } else if (line.isBlank) block = undefined
    else if (!furniture.lines.has(index)) {
      if (block === undefined) {
        block = { lines: [] }
        blocks.push(block)
      }
      block.lines.push(line)
    }
  }
  return blocks.filter((one) => one.lines.length > 0)
}
