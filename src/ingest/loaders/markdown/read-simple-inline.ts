import type { PhrasingContent } from 'mdast'

/**
 * Text, `code`, **strong** and *emphasised* words that begin and end with a letter or digit (so that they are
 * markup by any rule), and [links](url) with plain text. Nothing here can be read in two ways.
 */
const token =
  /[^\\`*_[\]<&~$]+|(?<!`)`(?!`)[^`\n]+`(?!`)|(?<!\*)\*\*(?=[\p{L}\p{N}])[^\\`*_[\]<&~$\n]*[\p{L}\p{N}]\*\*(?!\*)|(?<!\*)\*(?=[\p{L}\p{N}])[^\\`*_[\]<&~$\n]*[\p{L}\p{N}]\*(?!\*)|(?<!!)\[[^\\`*_[\]<&~$\n]+\]\([^\s()<>\\&]+\)/uy

/**
 * The inline nodes of a text that stands at `offset` in its file, or undefined where it holds markup that only a
 * parser should judge.
 */
export function readSimpleInline(text: string, offset: number): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = []
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)?.[0]
    if (found === undefined) return undefined
    nodes.push(toNode(found, offset + at))
    at += found.length
  }
  return nodes
}

function toNode(found: string, from: number): PhrasingContent {
  const place = (start: number, end: number) => ({
    start: { line: 1, column: 1, offset: start },
    end: { line: 1, column: 1, offset: end },
  })
  const position = place(from, from + found.length)
  const inner = (start: number, end: number) => ({
    type: 'text' as const,
    value: found.slice(start, end),
    position: place(from + start, from + end),
  })
  if (found.startsWith('`')) return { type: 'inlineCode', value: found.slice(1, -1), position }
  if (found.startsWith('**')) return { type: 'strong', children: [inner(2, found.length - 2)], position }
  if (found.startsWith('*')) return { type: 'emphasis', children: [inner(1, found.length - 1)], position }
  if (found.startsWith('[')) {
    const end = found.indexOf(']')
    return { type: 'link', url: found.slice(end + 2, -1), children: [inner(1, end)], position }
  }
  return { type: 'text', value: found, position }
}
