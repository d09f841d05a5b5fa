import type { Nodes, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { findSimpleBlocks } from './find-simple-blocks.ts'

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze()

/** Stands between pieces that were apart in the file: ends every list and quotation. */
const separator = '\n\n<!-- -->\n\n'

interface Piece {
  from: number
  to: number
  /** Where it stands in the text that is parsed. */
  parsedFrom: number
}

/**
 * The top-level blocks of a Markdown text, with offsets into it. The parser takes about 1 s for 150 KB, so blocks
 * that can only be one thing (headings and paragraphs with no or the simplest markup) are recognised without it;
 * all that lies between them is parsed at once, so that references find their definitions.
 */
export function parseBlocks(text: string): RootContent[] {
  const blocks: RootContent[] = []
  const pieces: Piece[] = []
  let complex = ''
  let at = 0
  const setAside = (from: number, to: number): void => {
    if (text.slice(from, to).trim() === '') return
    // In front too where it is not the file's beginning, or `---` would be read as front matter.
    if (complex !== '' || from > 0) complex += separator
    pieces.push({ from, to, parsedFrom: complex.length })
    complex += text.slice(from, to)
  }
  for (const block of findSimpleBlocks(text)) {
    const { from, to } = extentOf(block)
    setAside(at, from)
    blocks.push(block)
    at = to
  }
  setAside(at, text.length)
  const parsed = complex === '' ? [] : parsePieces(complex, pieces)
  return [...blocks, ...parsed].sort((one, other) => extentOf(one).from - extentOf(other).from)
}

function parsePieces(complex: string, pieces: Piece[]): RootContent[] {
  const nodes: RootContent[] = []
  let index = 0
  for (const node of parser.parse(complex).children) {
    const { from } = extentOf(node)
    while (index + 1 < pieces.length && from >= (pieces[index + 1]?.parsedFrom ?? 0)) index += 1
    const piece = pieces[index]
    const at = piece === undefined ? -1 : from - piece.parsedFrom
    if (piece === undefined || at < 0 || at >= piece.to - piece.from) continue
    shift(node, piece.from - piece.parsedFrom)
    nodes.push(node)
  }
  return nodes
}

function extentOf(node: Nodes): { from: number; to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}

function shift(node: Nodes, by: number): void {
  if (by === 0) return
  if (node.position) {
    node.position.start.offset = (node.position.start.offset ?? 0) + by
    node.position.end.offset = (node.position.end.offset ?? 0) + by
  }
  if ('children' in node) for (const child of node.children) shift(child, by)
}
