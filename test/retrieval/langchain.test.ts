import { FakeListChatModel } from '@langchain/core/utils/testing'
import { StringOutputParser } from '@langchain/core/output_parsers'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables'
import { Document } from '@langchain/core/documents'
import { expect, test } from 'vitest'
import { makeLexicalCache } from '../../src/retrieval/make-lexical-cache.ts'
import { fitLatentBasis } from '../../src/retrieval/fit-latent-basis.ts'
import { CourseRetriever } from '../../src/retrieval/langchain/course-retriever.ts'
import { CourseVectorStore } from '../../src/retrieval/langchain/course-vector-store.ts'
import { createLocalEmbeddings } from '../../src/retrieval/local-embeddings.ts'
import { openRetrieval } from '../../src/retrieval/open-retrieval.ts'
import { bakery, sourceOf, temporaryFolder } from './course-of-texts.ts'

function bakeryEmbeddings() {
  const basis = fitLatentBasis(
    makeLexicalCache([...bakery, ...bakery.map((chunk) => ({ ...chunk, id: `${chunk.id}+` }))]).index,
  )
  return { embeddings: createLocalEmbeddings(basis), dimensions: basis.dimensions }
}

test('a chain of LangChain answers from the course retriever', async () => {
  const { retrieve } = await openRetrieval({
    course: { glossary: [] },
    indexStore: sourceOf(bakery),
    cacheFolder: await temporaryFolder(),
  })
  const retriever = new CourseRetriever({ retrieve, limit: 2 })
  const seen: Document[] = []
  const chain = RunnableSequence.from([
    {
      context: retriever.pipe((documents: Document[]) => {
        seen.push(...documents)
        return documents.map(({ pageContent }) => pageContent).join('\n')
      }),
      question: new RunnablePassthrough<string>(),
    },
    ChatPromptTemplate.fromTemplate('{context}\n\n{question}'),
    new FakeListChatModel({ responses: ['In a linen bag.'] }),
    new StringOutputParser(),
  ])
  expect(await chain.invoke('How long does bread keep in a linen bag?')).toBe('In a linen bag.')
  expect(seen[0]?.metadata).toMatchObject({
    document: 'storage.md',
    chunkId: 'storage.md#0',
    headingPath: ['Storage'],
  })
})

test('the vector store finds by meaning of words, filters and deletes by id', async () => {
  const { embeddings, dimensions } = bakeryEmbeddings()
  const documents = bakery.map(
    ({ id, text, document }) => new Document({ id, pageContent: text, metadata: { document } }),
  )
  const store = await CourseVectorStore.fromDocuments(documents, embeddings, { dimensions })
  const [best] = await store.similaritySearch('gluten holds the gas', 1)
  expect(best?.metadata).toEqual({ document: 'kneading.md' })
  const others = await store.similaritySearch(
    'gluten holds the gas',
    3,
    ({ metadata }) => metadata['document'] !== 'kneading.md',
  )
  expect(others.map(({ metadata }) => metadata['document'])).not.toContain('kneading.md')
  await store.delete({ ids: ['kneading.md#0'] })
  expect((await store.asRetriever(3).invoke('gluten holds the gas')).map(({ id }) => id)).not.toContain(
    'kneading.md#0',
  )
})

test('local embeddings give the same text the same unit vector and another text another', async () => {
  const { embeddings } = bakeryEmbeddings()
  const [first, second, third] = await embeddings.embedDocuments([
    'steam in the oven',
    'steam in the oven',
    '반죽의 효모',
  ])
  expect(first).toEqual(second)
  expect(first).not.toEqual(third)
  expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 5)
  expect(await embeddings.embedQuery('steam in the oven')).toEqual(first)
})
