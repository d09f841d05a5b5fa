import { expect, it } from 'vitest'
import { readFrameWords } from '../../src/retrieval/frame-words.ts'
import { makeLexicalCache } from '../../src/retrieval/make-lexical-cache.ts'
import { createRetriever } from '../../src/retrieval/retrieve.ts'
import { createTermBase } from '../../src/retrieval/term-base.ts'
import { chunkOf } from './course-of-texts.ts'

const chunkCount = 12_000
const common = ['lorem', 'ipsum', 'dolor', 'amet', 'elit', 'porta', 'magna', 'nulla', 'velit', 'augue']

/** A chunk says five of ten common words and one that it shares with a hundred others. */
const chunks = Array.from({ length: chunkCount }, (_, number) => {
  const words = Array.from(
    { length: 5 },
    (__, place) => common[(number * (place + 3) + place) % common.length],
  )
  const document = `part-${number % 700}.md`
  return { ...chunkOf(document, `${words.join(' ')} zorb${number % 120}.`), id: `${document}#${number}` }
})
const needle = chunkOf('needle.md', 'lorem ipsum dolor amet zorb7.')
const all = [...chunks, needle]
const { index } = makeLexicalCache(all)
const retrieve = createRetriever({
  index,
  knowledge: { terms: createTermBase([]), frameWords: readFrameWords(), index },
  readChunks: async (ids) => ids.flatMap((id) => all.find((chunk) => chunk.id === id) ?? []),
})

it('of a large course the chunk that says all of a query comes first, whether its words are rare or common', async () => {
  const rare = await retrieve({ text: 'lorem ipsum dolor amet zorb7', limit: 3 })
  expect(rare.results[0]?.chunk.id).toBe(needle.id)
  const { results } = await retrieve({ text: 'lorem ipsum dolor amet', limit: 20 })
  expect(results).toHaveLength(20)
  for (const { chunk } of results) expect(chunk.text).toContain('lorem')
})

it('of a large course what a reader may not see is not chosen', async () => {
  const mayRead = (document: string) => document !== 'needle.md'
  const { results } = await retrieve({ text: 'lorem ipsum dolor amet zorb7', limit: 20, mayRead })
  expect(results.map(({ chunk }) => chunk.id)).not.toContain(needle.id)
  expect(results[0]?.chunk.text).toContain('zorb7')
})
