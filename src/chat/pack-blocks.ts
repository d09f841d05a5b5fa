import type { Block, Span } from './small-markdown.ts'

/**
 * Renders blocks into pieces of at most `maxCharacters` UTF-16 units each. A block that is too long is cut into
 * blocks of its own kind (so a code fence is closed and opened again), at a line or a word where there is one, never
 * inside a grapheme or a citation.
 *
 * @param render Must give less for less: half of a block renders shorter than the whole.
 */
export function packBlocks(
  blocks: readonly Block[],
  render: (block: Block) => string,
  maxCharacters: number,
): string[] {
  const pieces: string[] = []
  let piece = ''
  let previous: Block | undefined
  for (const block of blocks.flatMap((whole) => cutToFit(whole, render, maxCharacters))) {
    const rendered = render(block)
    const gap = piece === '' ? '' : gapBetween(previous, block)
    if (piece.length + gap.length + rendered.length <= maxCharacters) {
      piece += gap + rendered
    } else {
      pieces.push(piece)
      piece = rendered
    }
    previous = block
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

function gapBetween(previous: Block | undefined, next: Block): string {
  return previous?.kind === next.kind && next.kind !== 'paragraph' && next.kind !== 'code' ? '\n' : '\n\n'
}

function cutToFit(block: Block, render: (block: Block) => string, maxCharacters: number): Block[] {
  if (render(block).length <= maxCharacters) return [block]
  const halves = halve(block)
  return halves === undefined ? [block] : halves.flatMap((half) => cutToFit(half, render, maxCharacters))
}

function halve(block: Block): [Block, Block] | undefined {
  if (block.kind === 'code') {
    return both(cutText(block.text), (text) => ({ ...block, text }))
  }
  return both(cutSpans(block.spans), (spans) => ({ ...block, spans }))
}

function both<Half, Result>(
  halves: [Half, Half] | undefined,
  make: (half: Half) => Result,
): [Result, Result] | undefined {
  return halves === undefined ? undefined : [make(halves[0]), make(halves[1])]
}

function cutSpans(spans: Span[]): [Span[], Span[]] | undefined {
  if (spans.length > 1) {
    const middle = middleOf(spans)
    return [spans.slice(0, middle), spans.slice(middle)]
  }
  const [only] = spans
  if (only === undefined || only.kind === 'citation') return undefined
  return both(cutText(only.text), (text) => [{ ...only, text }])
}

/** The place between spans that is nearest to the middle of their text, but not before a citation. */
function middleOf(spans: Span[]): number {
  const lengths = spans.map((span) => (span.kind === 'citation' ? 3 : span.text.length))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  let before = 0
  let best = { index: 1, distance: Infinity }
  for (let index = 1; index < spans.length; index += 1) {
    before += lengths[index - 1] ?? 0
    // A citation belongs to the sentence before it.
    const penalty = spans[index]?.kind === 'citation' ? total : 0
    const distance = Math.abs(before - total / 2) + penalty
    if (distance < best.distance) best = { index, distance }
  }
  return best.index
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function cutText(text: string): [string, string] | undefined {
  const middle = Math.floor(text.length / 2)
  for (const separator of ['\n', ' ']) {
    const before = text.lastIndexOf(separator, middle)
    if (before > text.length / 4) return [text.slice(0, before), text.slice(before + 1)]
    const after = text.indexOf(separator, middle)
    if (after !== -1 && after < (text.length * 3) / 4) return [text.slice(0, after), text.slice(after + 1)]
  }
  let cut = 0
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > middle && cut > 0) break
    cut = index + segment.length
  }
  return cut === 0 || cut >= text.length ? undefined : [text.slice(0, cut), text.slice(cut)]
}
