import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkDocument } from '../../src/ingest/chunk-document.ts'
import { loadDocument } from '../../src/ingest/load-document.ts'
import { sentence, word, wordsOf } from './course-text.ts'

async function chunksOf(text: string, path = 'a.md') {
  const loaded = await loadDocument(path, Buffer.from(text))
  return 'document' in loaded ? chunkDocument(loaded.document) : []
}

describe('chunkDocument', () => {
  it('makes a chunk of each heading, with its path, place and language', async () => {
    const chunks = await chunksOf('# T\n\n## 힙 {#heap}\n\n힙은 트리다.\n\n## Cost\n\nIt is low.\n')
    expect(chunks).toMatchObject([
      {
        id: 'a.md#0',
        title: 'T',
        headingPath: ['힙'],
        sectionId: 'heap',
        language: 'ko',
        text: '힙은 트리다.',
        locator: { from: 5, to: 5 },
      },
      { id: 'a.md#1', headingPath: ['Cost'], language: 'en', locator: { from: 9, to: 9 } },
    ])
  })

  it('repeats the header of a table that goes on in the next chunk', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `| row ${index} | a value that takes some room ${index} |`,
    )
    const chunks = await chunksOf(`# T\n\n| Name | Value |\n|---|---|\n${rows.join('\n')}\n`)
    expect(chunks.length).toBeGreaterThan(1)
    for (const { text } of chunks) expect(text.split('\n')[0]).toBe('Name | Value')
  })

  it('repeats the lead sentence of a list that goes on in the next chunk', async () => {
    const items = Array.from(
      { length: 60 },
      (_, index) => `- item ${index} says something of a certain length`,
    )
    const chunks = await chunksOf(`# T\n\nThese are the items:\n\n${items.join('\n')}\n`)
    expect(chunks.length).toBeGreaterThan(1)
    for (const { text } of chunks) expect(text.split('\n')[0]).toBe('These are the items:')
  })

  it('gives the same content hash to the same text only', async () => {
    const [one] = await chunksOf('# T\n\nText.\n')
    const [same] = await chunksOf('# T\n\n\n\nText.\n', 'b.md')
    const [other] = await chunksOf('# T\n\nOther text.\n')
    expect(same?.contentHash).toBe(one?.contentHash)
    expect(other?.contentHash).not.toBe(one?.contentHash)
  })

  it('loses no unit and keeps within 1,600 characters', async () => {
    const block = fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 30 }).map((some) => some.join(' ')),
      fc.array(word, { minLength: 1, maxLength: 80 }).map((some) => some.map((one) => `- ${one}`).join('\n')),
      word.map((one) => `## ${one}`),
      fc.nat({ max: 3_000 }).map((length) => 'x'.repeat(length + 1)),
      fc.nat({ max: 400 }).map((count) => `\`\`\`\n${'code line\n'.repeat(count + 1)}\`\`\``),
      fc.nat({ max: 2_000 }).map((length) => `| a | b |\n|---|---|\n| ${'c '.repeat(length + 1)}| d |`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('a.md', 'a.txt'),
        async (blocks, path) => {
          const text = blocks.join('\n\n')
          const loaded = await loadDocument(path, Buffer.from(text))
          if ('reason' in loaded) return
          const chunks = chunkDocument(loaded.document)
          const units = loaded.document.sections.flatMap((section) => section.units)
          expect(chunks.flatMap((chunk) => chunk.units)).toEqual(units)
          for (const chunk of chunks) {
            expect(chunk.text.length).toBeLessThanOrEqual(1_600)
            const shown = new Set(chunk.text.match(/[\p{L}\p{N}]+/gu))
            for (const one of wordsOf(chunk.units)) expect(shown).toContain(one)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
