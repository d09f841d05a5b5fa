import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packBlocks } from '../../src/chat/pack-blocks.ts'
import { quoteOf, safeText, shortText } from '../../src/chat/safe-text.ts'
import { parseSmallMarkdown, type Block } from '../../src/chat/small-markdown.ts'

const isCitation = (number: number) => number <= 3

function render(block: Block): string {
  if (block.kind === 'code') return `\`\`\`\n${block.text.replaceAll('`', "'")}\n\`\`\``
  // As an adapter does, it takes the meaning from marks that are text.
  return block.spans
    .map((span) => (span.kind === 'citation' ? `[${span.number}]` : span.text.replaceAll('`', "'")))
    .join('')
}

const text = fc.string({ unit: 'grapheme', maxLength: 400 })
const word = fc.constantFrom(
  '큐는',
  'queue',
  '👩‍👩‍👧‍👦',
  '[1]',
  '[2]',
  '`code`',
  '**bold**',
  '\n',
  '\n\n',
  '- ',
  '```\n',
  'é',
)
const body = fc.array(word, { maxLength: 300 }).map((words) => words.join(' '))

describe('small Markdown', () => {
  it('is read into blocks and spans', () => {
    const read = parseSmallMarkdown(
      'A **bold** `word` [1] and [9].\n\n- one\n2. two\n> said\n```\na [1]\n```',
      isCitation,
    )
    expect(read).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'A ' },
          { kind: 'bold', text: 'bold' },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'word' },
          { kind: 'text', text: ' ' },
          { kind: 'citation', number: 1 },
          { kind: 'text', text: ' and [9].' },
        ],
      },
      { kind: 'item', marker: '-', spans: [{ kind: 'text', text: 'one' }] },
      { kind: 'item', marker: '2.', spans: [{ kind: 'text', text: 'two' }] },
      { kind: 'quote', spans: [{ kind: 'text', text: 'said' }] },
      { kind: 'code', text: 'a [1]' },
    ])
  })
})

describe('packing blocks into pieces', () => {
  it('keeps within the limit, loses no letter and cuts no grapheme', () => {
    const letters = (value: string) => value.replaceAll(/[\s`'*>-]/gu, '')
    fc.assert(
      fc.property(body, fc.integer({ min: 40, max: 200 }), (markdown, maxCharacters) => {
        const blocks = parseSmallMarkdown(markdown, isCitation)
        const pieces = packBlocks(blocks, render, maxCharacters)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(maxCharacters)
          expect((piece.match(/```/gu)?.length ?? 0) % 2).toBe(0)
          expect(piece).not.toMatch(/\p{Cs}/u)
        }
        expect(letters(pieces.join(''))).toBe(letters(blocks.map(render).join('')))
        const families = (value: string) => value.split('👩‍👩‍👧‍👦').length
        expect(pieces.reduce((sum, piece) => sum + families(piece) - 1, 0)).toBe(families(markdown) - 1)
      }),
    )
  })

  it('cuts a long line of code into fences of their own', () => {
    const pieces = packBlocks([{ kind: 'code', text: 'x = 1\n'.repeat(50) }], render, 60)
    expect(pieces.length).toBeGreaterThan(4)
    for (const piece of pieces) expect(piece).toMatch(/^```\n[^`]*\n```$/u)
  })
})

describe('text of people and material', () => {
  it('loses what hides or turns text around, and nothing else', () => {
    expect(safeText('a\u202Eb\u200Bc\u{E0041}d\u0007e\r\nf\ud800g')).toBe('abcde\nfg')
    expect(safeText('👩‍👩‍👧‍👦 가각 é')).toBe('👩‍👩‍👧‍👦 가각 é')
  })

  it('is quoted without becoming markup', () => {
    fc.assert(
      fc.property(fc.oneof(text, body), (said) => {
        const blocks = parseSmallMarkdown(quoteOf(said), () => true)
        for (const block of blocks) {
          expect(block.kind).toBe('quote')
          if (block.kind === 'quote') for (const span of block.spans) expect(span.kind).toBe('text')
        }
      }),
    )
  })

  it('is shortened to the limit at a whole character', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (said, maxCharacters) => {
        const short = shortText(said, maxCharacters)
        expect(short.length).toBeLessThanOrEqual(maxCharacters)
        expect(short).not.toMatch(/\p{Cs}/u)
      }),
    )
  })

  it('of 100 KB is made safe and parsed in under 50 ms', () => {
    for (const piece of ['[', '`', '**', '> ', '[1', '\u200b', '- ', '```']) {
      const long = piece.repeat(100_000 / piece.length)
      const startedMs = performance.now()
      parseSmallMarkdown(safeText(long), isCitation)
      expect(performance.now() - startedMs).toBeLessThan(50)
    }
  })
})
