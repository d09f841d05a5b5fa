import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/ingest/split-sentences.ts'

const sentencesOf = (text: string) => splitSentences(text).map(({ from, to }) => text.slice(from, to))

describe('splitSentences', () => {
  it.each([
    ['titles and Latin abbreviations', 'Dr. Kim met Prof. Lee, e.g. at noon. They left.', 2],
    ['decimals, versions and file names', 'Pi is 3.14 in v1.2 of main.c today. Next.', 2],
    ['URLs', 'See https://a.example/b.html?c=1. Then go on.', 2],
    ['Korean statements', '트리는 그래프이다. 사이클이 없다! 정말요? 네.', 4],
    ['Korean statements without a space between', '트리는 그래프이다.사이클이 없다.', 2],
    ['Korean dates', '시험은 2024. 3. 5. 화요일이다. 늦지 말 것.', 2],
    ['a Korean quotation that goes on', '"빠르다."라고 말했다. 끝이다.', 2],
    ['stops inside brackets', 'A heap (see Sec. 2. It is short.) is a tree. Yes.', 2],
    ['a question in quotes that goes on', '"Why?" he asked. Nobody knew.', 2],
    ['list numbers', '1. Install the tool. 2. Run it.', 2],
    ['an ellipsis inside a sentence', 'Wait ... for it. Done… Now.', 3],
    ['initials', 'J. R. Smith wrote it. We read it.', 2],
    ['figures', 'Fig. 3 shows vol. 2. It is large.', 2],
    ['a blank line', 'no stop here\n\nand a new paragraph', 2],
    ['a line break', 'one sentence\nover two lines', 1],
  ])('handles %s', (_name, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count)
  })

  it('keeps closing quotes and brackets with their sentence', () => {
    expect(sentencesOf('He said "stop." She left (quickly). End.')[0]).toBe('He said "stop."')
  })

  it('cuts what is over 600 characters at clauses', () => {
    const long = Array.from({ length: 80 }, (_, index) => `clause number ${index}`).join(', ')
    const pieces = sentencesOf(long)
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(600)
    expect(pieces[0]).toMatch(/,$/u)
  })

  it('leaves out nothing but white space, in order', () => {
    const words = fc.constantFrom(
      'a',
      'Dr.',
      '3.14',
      '이다.',
      '(',
      ')',
      '."',
      '?!',
      '…',
      '\n',
      '\n\n',
      ' ',
      '1.',
      'e.g.',
      '😀',
      '。',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words).map((parts) => parts.join(' ')),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        (text) => {
          let end = 0
          for (const { from, to } of splitSentences(text)) {
            expect(from).toBeGreaterThanOrEqual(end)
            expect(text.slice(end, from).trim()).toBe('')
            expect(text.slice(from, to)).toBe(text.slice(from, to).trim())
            end = to
          }
          expect(text.slice(end).trim()).toBe('')
        },
      ),
    )
  })

  it('takes less than 50 ms for 100 KB of anything', () => {
    for (const piece of ['(', '. ', 'a', '다. ', '"', '[(', '1. ']) {
      const text = piece.repeat(100_000 / piece.length)
      splitSentences(text.slice(0, 1_000))
      const started = performance.now()
      splitSentences(text)
      // Ten times the limit, since tests share the machine; what matters is that it is not quadratic.
      expect(performance.now() - started).toBeLessThan(500)
    }
  })
})
