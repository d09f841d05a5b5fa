import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document } from '@langchain/core/documents'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import hnswlib from 'hnswlib-node'
import type { Passage } from '../passage.ts'
import { readCourse } from '../read-course.ts'
import { HashedEmbeddings } from './hashed-embeddings.ts'
import { measureNeighbourRecall } from './measure-neighbour-recall.ts'
import type { BenchSystem } from './system.ts'

/** The library starts at 10 and LangChain's store leaves it there; 100 is in the recipe's favour. */
const searchBreadth = 100
const batchSize = 512

/**
 * LangChain's usual recipe: RecursiveCharacterTextSplitter of 1,000 characters with 200 of overlap, embedded, in an
 * HNSW index of cosine distance with the library's defaults (M 16, efConstruction 200), as its HNSWLib store makes
 * it. That store itself is not used: @langchain/community does not install on Node 20.
 */
export const langchainHnsw: BenchSystem = {
  async build(courseFolder, indexFolder) {
    const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1_000, chunkOverlap: 200 })
    const sources = (await readCourse(courseFolder)).map(
      ({ document, source }) => new Document({ pageContent: source, metadata: { document } }),
    )
    const chunks = await splitter.splitDocuments(sources)
    const passages = chunks.map(passageOf)
    const embeddings = new HashedEmbeddings()
    const index = new hnswlib.HierarchicalNSW('cosine', embeddings.dimensions)
    index.initIndex(chunks.length)
    for (let start = 0; start < chunks.length; start += batchSize) {
      const texts = chunks.slice(start, start + batchSize).map(({ pageContent }) => pageContent)
      const vectors = await embeddings.embedDocuments(texts)
      for (const [offset, vector] of vectors.entries()) index.addPoint(vector, start + offset)
    }
    await index.writeIndex(join(indexFolder, 'hnswlib.index'))
    await writeFile(join(indexFolder, 'docstore.json'), JSON.stringify(chunks))
    index.setEf(searchBreadth)
    return {
      chunks: chunks.length,
      async search(question, limit) {
        const { neighbors } = index.searchKnn(
          await embeddings.embedQuery(question),
          Math.min(limit, chunks.length),
        )
        return neighbors.flatMap((neighbor) => passages[neighbor] ?? [])
      },
      measureNeighbourRecall: async (questions) =>
        measureNeighbourRecall(index, await embeddings.embedDocuments(questions)),
      close: async () => undefined,
    }
  },
}

function passageOf({ metadata }: Document): Passage {
  const lines: { from: number; to: number } = metadata['loc'].lines
  return { document: String(metadata['document']), fromLine: lines.from, toLine: lines.to }
}
