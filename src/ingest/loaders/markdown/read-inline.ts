import type { Nodes, PhrasingContent } from 'mdast'
import {
  appendReplaced,
  appendVerbatim,
  createMappedText,
  wrapInMarkup,
  type MappedText,
} from '../../mapped-text.ts'
import type { SourceText, TextRange } from '../../source-text.ts'

/** The range of a node in the source; empty where the parser gave none. */
export function rangeOf(node: Nodes): TextRange {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}

/** The plain text of inline nodes, each character tied to its place in the source. */
export function readInline(nodes: PhrasingContent[], source: SourceText): MappedText {
  const mapped = createMappedText()
  for (const node of nodes) appendNode(mapped, node, source)
  return mapped
}

function appendNode(mapped: MappedText, node: PhrasingContent, source: SourceText): void {
  const range = rangeOf(node)
  const before = mapped.plain.length
  switch (node.type) {
    case 'text':
      appendText(mapped, node.value, range, source.text)
      return
    case 'inlineCode':
    case 'inlineMath':
      appendCode(mapped, node.value, range, source.text)
      break
    case 'image':
    case 'imageReference':
      appendReplaced(mapped, node.alt ?? '', range)
      return
    case 'break':
      appendReplaced(mapped, '\n', range)
      return
    case 'html':
      if (/^<(?:br|\/p|\/div|\/li|\/td|hr)\b/iu.test(node.value)) appendReplaced(mapped, ' ', range)
      return
    case 'footnoteReference':
      return
    default:
      for (const child of node.children) appendNode(mapped, child, source)
  }
  wrapInMarkup(mapped, before, range)
}

function appendCode(mapped: MappedText, value: string, range: TextRange, source: string): void {
  const at = source.indexOf(value, range.from)
  if (at !== -1 && at + value.length <= range.to) appendVerbatim(mapped, value, at)
  else appendReplaced(mapped, value, range)
}

/**
 * Ties a text node's value to the source. They differ by escapes (`\*`), character references (`&amp;`) and what
 * stands before continuation lines (indent, `> `).
 */
function appendText(mapped: MappedText, value: string, range: TextRange, source: string): void {
  if (range.to - range.from === value.length && source.startsWith(value, range.from)) {
    appendVerbatim(mapped, value, range.from)
    return
  }
  let at = range.from
  let index = 0
  while (index < value.length) {
    const character = value.charAt(index)
    const found = nextPlace(character, at, range.to, source)
    appendReplaced(mapped, character, { from: found.from, to: found.to })
    at = found.next
    index += 1
  }
}

function nextPlace(
  character: string,
  at: number,
  limit: number,
  source: string,
): { from: number; to: number; next: number } {
  const present = source[at]
  if (present === character && present !== '&' && present !== '\\')
    return { from: at, to: at + 1, next: at + 1 }
  if (present === '\\' && source[at + 1] === character) return { from: at, to: at + 2, next: at + 2 }
  if (present === '&') {
    const reference = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z\d]{1,31});/u.exec(source.slice(at, at + 40))
    if (reference) {
      const to = at + reference[0].length
      return { from: at, to, next: to }
    }
  }
  if (present === character) return { from: at, to: at + 1, next: at + 1 }
  for (let skip = at; skip < limit && /[\s>]/u.test(source[skip] ?? ''); skip += 1) {
    const next = source[skip + 1]
    if (next === character) return { from: skip + 1, to: skip + 2, next: skip + 2 }
    if (next === '\\' && source[skip + 2] === character)
      return { from: skip + 1, to: skip + 3, next: skip + 3 }
    if (next === '&') return nextPlace(character, skip + 1, limit, source)
  }
  // The second half of a character that one reference stands for.
  return { from: Math.max(0, at - 1), to: at, next: at }
}
