import * as fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { loadMarkdown } from '../../src/ingest/loaders/markdown.ts'
import { parseBlocks } from '../../src/ingest/loaders/markdown/parse-blocks.ts'
import { createSourceText } from '../../src/ingest/source-text.ts'
import { isVerbatim, sentence, word, wordsOf } from './course-text.ts'

const load = (text: string, path = 'lessons/01-heaps.md') => loadMarkdown(createSourceText(text), path)
const unitsOf = (text: string) => load(text).sections.flatMap(({ units }) => units)

describe('loadMarkdown', () => {
  it('makes the only first-level heading the title and strips ids from headings, which hold for the headings below', () => {
    const loaded = load('# Heaps\n\nIntro.\n\n## Sift up {#sift-up}\n\nSwap.\n\n### Cost\n\nLogarithmic.\n')
    expect(loaded.title).toBe('Heaps')
    expect(loaded.sections.map(({ headingPath, id }) => [headingPath, id])).toEqual([
      [[], undefined],
      [['Sift up'], 'sift-up'],
      [['Sift up', 'Cost'], 'sift-up'],
    ])
  })

  it('keeps several first-level headings in the paths', () => {
    expect(load('# One\n\nA.\n\n# Two\n\nB.\n').sections.map(({ headingPath }) => headingPath)).toEqual([
      ['One'],
      ['Two'],
    ])
  })

  it('takes the title from front matter, else from the file name', () => {
    expect(load('---\ntitle: "Graphs"\n---\n\nText.\n').title).toBe('Graphs')
    expect(load('Text.\n').title).toBe('heaps')
  })

  it('knows underlined headings', () => {
    expect(load('Heaps\n=====\n\nSift\n----\n\nText.\n')).toMatchObject({
      title: 'Heaps',
      sections: [{ headingPath: ['Sift'] }],
    })
  })

  it('quotes sentences with their markup and says them without it', () => {
    const [first, second] = unitsOf('A **heap. It** is a [tree](https://a.example) &amp; `an array`.\n')
    expect(first).toMatchObject({ text: 'A heap.', quote: 'A **heap.' })
    expect(second).toMatchObject({
      text: 'It is a tree & an array.',
      quote: 'It** is a [tree](https://a.example) &amp; `an array`.',
    })
  })

  it('quotes over the lines of a quotation', () => {
    expect(unitsOf('> One thing\n> goes on.\n')).toMatchObject([
      { text: 'One thing goes on.', quote: 'One thing\n> goes on.', locator: { from: 1, to: 2 } },
    ])
  })

  it('knows the depth of list items and keeps an item of two sentences in one block', () => {
    const units = unitsOf('- first. Second.\n  - nested\n- last\n')
    expect(units.map(({ kind, depth, text }) => [kind, depth, text])).toEqual([
      ['list-item', 0, 'first.'],
      ['list-item', 0, 'Second.'],
      ['list-item', 1, 'nested'],
      ['list-item', 0, 'last'],
    ])
    expect(new Set(units.map(({ block }) => block)).size).toBe(1)
  })

  it('reads a table row by row with its header', () => {
    expect(unitsOf('| Name | Cost |\n|---|---|\n| **push** | O(log n) |\n| a\\|b | 1 |\n')).toMatchObject([
      {
        kind: 'table-row',
        cells: ['push', 'O(log n)'],
        header: ['Name', 'Cost'],
        quote: '| **push** | O(log n) |',
      },
      { cells: ['a|b', '1'] },
    ])
  })

  it('keeps code and formulas verbatim, and cuts long code between lines', () => {
    expect(unitsOf('```js\nconst a = 1\n```\n\n$$\nx^2\n$$\n')).toMatchObject([
      { kind: 'code', text: 'const a = 1' },
      { kind: 'code', text: 'x^2' },
    ])
    const code = Array.from({ length: 200 }, (_, index) => `line_${index} = ${index}`).join('\n')
    const pieces = unitsOf(`\`\`\`\n${code}\n\`\`\`\n`)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.map(({ quote }) => quote).join('\n')).toBe(code)
  })

  it('shows the visible text of HTML and no comments or scripts', () => {
    const text =
      '<div>Seen <b>text</b> &gt; 1</div>\n\n<!-- hidden -->\n\n<script>\nhidden()\n\nhidden()\n</script>\n'
    expect(unitsOf(text).map((unit) => unit.text)).toEqual(['Seen text > 1'])
  })

  it('reads images by their text and footnotes as sentences', () => {
    expect(unitsOf('![a heap](h.png) drawn[^1].\n\n[^1]: By hand.\n').map(({ text }) => text)).toEqual([
      'a heap drawn.',
      'By hand.',
    ])
  })

  it('keeps a heading with nothing under it as a unit', () => {
    expect(unitsOf('# T\n\n## Alone\n\n## Parent\n\n### Child\n\nText.\n').map(({ text }) => text)).toEqual([
      'Alone',
      'Text.',
    ])
  })

  it('reads what is nested too deeply as plain text and says so', () => {
    for (const text of ['>'.repeat(10_000), '['.repeat(10_000), '=\n'.repeat(5_000), '|a'.repeat(20_000)]) {
      expect(load(`${text} deep`).notice).toMatch(/^Line 1?\d+ is nested too deeply/u)
    }
  })

  it('finds the same blocks as the parser alone', () => {
    const piece = fc.oneof(
      sentence,
      word.map((one) => `## ${one} {#id}`),
      fc.constantFrom(
        '# H `c`',
        '- a\n- b',
        '1. one\n\n   two',
        '> q',
        '```\n\ncode\n```',
        '  indented',
        '    code',
        '| a | b |\n|---|---|\n| c | d |',
        '[x]: https://a.example',
        'see [x] and [y](z).',
        '**bold** a*b*c *d*',
        '`a` ``b`` c',
        '---',
        'Setext\n===',
        '$$\na\n\nb\n$$',
        '<div>\n\nin\n\n</div>',
        '[^1]: note\n\n    more',
        'a[^1] ~~b~~',
        '- ```\n  c\n\n  d',
        '\\*a',
        'a & b &amp; c',
        '2) x',
        'www.a.example',
      ),
    )
    const reference = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkMath)
      .use(remarkFrontmatter, ['yaml', 'toml'])
    const shape = (
      nodes: {
        type: string
        position?:
          | { start: { offset?: number | undefined }; end: { offset?: number | undefined } }
          | undefined
      }[],
    ) =>
      nodes
        .filter(({ type }) => type !== 'definition')
        .map(({ type, position }) => [type, position?.start.offset, position?.end.offset])
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\n\n\n')), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.map(([one, end]) => one + end).join('')
          expect(shape(parseBlocks(text))).toEqual(shape(reference.parse(text).children))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('loses no word and quotes verbatim', () => {
    const block = fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')),
      fc
        .array(sentence, { minLength: 1, maxLength: 4 })
        .map((some) => some.map((one) => `- ${one}`).join('\n')),
      fc
        .array(sentence, { minLength: 1, maxLength: 3 })
        .map((some) => some.map((one) => `> ${one}`).join('\n')),
      fc
        .tuple(word, word, word, word)
        .map(([a, b, c, d]) => `| ${a} | ${b} |\n|---|---|\n| ${c} | **${d}** |`),
      fc.array(word, { minLength: 1 }).map((some) => `\`\`\`\n${some.join('\n')}\n\`\`\``),
      fc.tuple(word, word, word).map(([a, b, c]) => `${a} **${b}** &lt; \\*${c}.`),
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const text = blocks.join('\n\n')
        const units = unitsOf(text)
        for (const unit of units) expect(isVerbatim(unit, text), JSON.stringify(unit)).toBe(true)
        const shown = wordsOf(units)
        for (const one of text.replace(/&lt;/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [])
          expect(shown).toContain(one)
      }),
    )
  })
})
