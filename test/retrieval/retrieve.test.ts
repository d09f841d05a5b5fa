import { expect, test } from 'vitest'
import { createConceptMatcher } from '../../src/retrieval/match-concepts.ts'
import { openRetrieval } from '../../src/retrieval/open-retrieval.ts'
import { bakery, chunkOf, sourceOf, temporaryFolder } from './course-of-texts.ts'

async function openBakery(glossary: Array<{ names: string[] }> = [], chunks = bakery) {
  return openRetrieval({
    course: { glossary },
    indexStore: sourceOf(chunks),
    cacheFolder: await temporaryFolder(),
  })
}

test('the chunk that answers comes first, in either language', async () => {
  const { retrieve } = await openBakery()
  const english = await retrieve({ text: 'What does kneading do to the gluten?', limit: 3 })
  expect(english.results[0]?.chunk.document).toBe('kneading.md')
  const korean = await retrieve({ text: '1차 발효는 언제까지 하나요?', limit: 3 })
  expect(korean.results[0]?.chunk.document).toBe('발효.md')
  expect(korean.language).toBe('ko')
})

test('the parts of a score add up to it', async () => {
  const { retrieve } = await openBakery()
  const { results } = await retrieve({ text: 'steam and crust in the oven', limit: 5 })
  expect(results.length).toBeGreaterThan(0)
  for (const { score, parts } of results) {
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6)
  }
})

test('a glossary finds material that stands in the other language only', async () => {
  const { retrieve } = await openBakery([{ names: ['글루텐', 'gluten'] }])
  const { results, concepts, coverage } = await retrieve({ text: '글루텐은 왜 중요해요?', limit: 3 })
  expect(results[0]?.chunk.document).toBe('kneading.md')
  expect(concepts.find((concept) => concept.surface === '글루텐')).toMatchObject({
    inCourse: true,
    otherNames: ['gluten'],
  })
  expect(coverage).toBeGreaterThan(0.3)
})

test('a loanword finds its origin by sound where no list holds it', async () => {
  const chunks = [...bakery, chunkOf('levain.md', 'The glibnorter is turned twice before the loaf is cut.')]
  const { retrieve } = await openBakery([], chunks)
  const { results } = await retrieve({ text: '글립노터', limit: 3 })
  expect(results[0]?.chunk.document).toBe('levain.md')
})

test('what a reader may not see is neither found nor compared with', async () => {
  const { retrieve } = await openBakery()
  const everything = await retrieve({ text: 'gluten in the dough', limit: 10 })
  expect(everything.results[0]?.chunk.document).toBe('kneading.md')
  const some = await retrieve({
    text: 'gluten in the dough',
    limit: 10,
    mayRead: (path) => path !== 'kneading.md',
  })
  expect(some.results.map(({ chunk }) => chunk.document)).not.toContain('kneading.md')
  expect(some.results.length).toBeGreaterThan(0)
})

test('a question about something else covers little, one about the course much', async () => {
  const { retrieve } = await openBakery()
  const about = await retrieve({ text: 'How long does bread keep in a linen bag?', limit: 1 })
  const other = await retrieve({ text: 'Which planets orbit Jupiter and Saturn?', limit: 1 })
  expect(about.coverage).toBeGreaterThan(0.6)
  expect(other.coverage).toBeLessThan(0.2)
})

test('words that only frame a question do not decide', async () => {
  const { retrieve } = await openBakery()
  const { concepts } = await retrieve({ text: '오븐에 대해 설명해 주세요', limit: 1 })
  expect(concepts.filter((concept) => !concept.isFrame).map((concept) => concept.surface)).toEqual(['오븐'])
})

test.each(['', '???', '  \n ', '🙂'])(
  'a query without words (%j) finds nothing and fails nowhere',
  async (text) => {
    const { retrieve } = await openBakery()
    expect(await retrieve({ text, limit: 5 })).toMatchObject({ results: [], coverage: 0 })
  },
)

test('an empty course answers every query with nothing', async () => {
  const { retrieve } = await openBakery([], [])
  expect((await retrieve({ text: 'bread', limit: 5 })).results).toEqual([])
})

test('the concept matcher tells which ideas a sentence holds', async () => {
  const { retrieve } = await openBakery([{ names: ['효모', 'yeast'] }])
  const match = createConceptMatcher(await retrieve({ text: '효모 반죽', limit: 1 }))
  expect(match('Wild yeast lives on the flour.')).toEqual([1, 0])
  expect(match('반죽에 효모를 넣는다.')).toEqual([1, 1])
})
