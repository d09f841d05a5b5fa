import { describe, expect, it } from 'vitest'
import { chunkDocument } from '../../src/ingest/chunk-document.ts'
import { loadDocument } from '../../src/ingest/load-document.ts'

const lesson = `# Tides

## Why the sea rises {#rise}

The Moon pulls the water.

**What makes the sea rise?**

<!-- also asked:
Who is to blame for wet feet on the quay?

- 바닷물은 왜 불어나요?
-->

The sea rises because the Moon pulls the water.

**How often is high tide?**

High tide comes twice a day.
`

async function load(text: string) {
  const loaded = await loadDocument('a.md', Buffer.from(text))
  if (!('document' in loaded)) throw new Error('not loaded')
  return { sections: loaded.document.sections, chunks: chunkDocument(loaded.document) }
}

describe('other wordings of a question', () => {
  it('are taken from the comment below it, and are no text of the lesson', async () => {
    const { chunks, sections } = await load(lesson)
    expect(chunks.map(({ text, alsoAsked }) => [text, alsoAsked])).toEqual([
      ['The Moon pulls the water.', undefined],
      [
        'What makes the sea rise?\nThe sea rises because the Moon pulls the water.',
        'Who is to blame for wet feet on the quay?\n바닷물은 왜 불어나요?',
      ],
      ['How often is high tide?\nHigh tide comes twice a day.', undefined],
    ])
    expect(sections[0]?.units.map(({ quote }) => quote)).not.toContainEqual(
      expect.stringContaining('wet feet'),
    )
  })

  it('may be listed under a Korean heading word, and leave the places of what follows right', async () => {
    const { chunks } = await load(
      '# 조석\n\n**왜 오르나요?**\n\n<!-- 이렇게도 묻는다:\n누구 탓?\n-->\n\n달 때문이다.\n',
    )
    expect(chunks).toMatchObject([
      { alsoAsked: '누구 탓?', units: [{}, { text: '달 때문이다.', locator: { from: 9 } }] },
    ])
  })

  it('change neither the hash of a chunk nor what it is read as', async () => {
    const [without] = (await load('# T\n\n**Why?**\n\nBecause.\n')).chunks
    const [with_] = (await load('# T\n\n**Why?**\n\n<!-- also asked:\nHow come?\n-->\n\nBecause.\n')).chunks
    expect([with_?.contentHash, with_?.text]).toEqual([without?.contentHash, without?.text])
  })

  it.each([
    ['another comment', '**Why?**\n\n<!-- to do:\nask again\n-->\n\nBecause.\n'],
    ['a comment under a sentence', 'Why not.\n\n<!-- also asked:\nask again\n-->\n\nBecause.\n'],
    ['a comment that never ends', '**Why?**\n\n<!-- also asked:\nask again\n\nBecause.\n'],
    ['a comment in a code block', '**Why?**\n\n```\n<!-- also asked:\nask again\n-->\n```\n\nBecause.\n'],
  ])('are not made of %s', async (_, text) => {
    const { chunks } = await load(`# T\n\n${text}`)
    expect(chunks.map(({ alsoAsked }) => alsoAsked)).not.toContainEqual(expect.anything())
  })

  it('reads a thousand comments that never end in a moment', async () => {
    await load(`# T\n\n${'**Why?**\n\n<!-- also asked:\n\n'.repeat(1_000)}`)
  })
})
