import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAtHeadings } from '../../bench/split-at-headings.ts'

test('a section knows its title, heading, lines and the ids of the sections that it is in', () => {
  const source =
    '# Course\n\n## First {#one}\n\nOf the first.\n\n### Inner\n\nInside.\n\n## Second\n\nLine one.\nLine two.\n'
  const document = 'a.md'
  const title = 'Course'
  expect(splitAtHeadings(document, source)).toEqual([
    { document, title, heading: 'First', ids: ['one'], text: 'Of the first.', fromLine: 3, toLine: 5 },
    { document, title, heading: 'Inner', ids: ['one'], text: 'Inside.', fromLine: 7, toLine: 9 },
    { document, title, heading: 'Second', ids: [], text: 'Line one.\nLine two.', fromLine: 11, toLine: 14 },
  ])
})

test('a comment in a block of code is no heading', () => {
  const source = '# Course\n\n```sh\n# not a heading\nls\n```\n'
  expect(splitAtHeadings('a.md', source).map(({ heading }) => heading)).toEqual(['Course'])
})

test('text before the first heading is kept', () => {
  expect(splitAtHeadings('a.md', 'Before.\n\n# Title\n\nAfter.').map(({ text }) => text)).toEqual([
    'Before.',
    'After.',
  ])
})

test("a section's lines end with the last line of its text", () => {
  const line = fc.oneof(
    fc.constantFrom('', '# One', '## Two', 'prose', '  indented'),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const source = lines.join('\n').replaceAll(/[\r\u2028\u2029]/gu, ' ')
      for (const { text, fromLine, toLine } of splitAtHeadings('a.md', source)) {
        const slice = source
          .split('\n')
          .slice(fromLine - 1, toLine)
          .join('\n')
        expect(slice.trim().endsWith(text)).toBe(true)
      }
    }),
  )
})
