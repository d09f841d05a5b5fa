import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { Retrieve, ScoredChunk } from '../retrieval.ts'

export interface CourseRetrieverInput extends BaseRetrieverInput {
  retrieve: Retrieve
  /** How many documents a query gives; 5 where absent. */
  limit?: number
  mayRead?: (document: string) => boolean
}

/** What a citation needs of a document that a chain was given. */
export interface CourseDocumentMetadata {
  chunkId: string
  chunkHash: string
  document: string
  title: string
  headingPath: string[]
  locator: { kind: string; from: number; to: number }
  language: string
  score: number
}

/** The tutor's retrieval as a LangChain retriever: for chains of others. The tutor itself does without. */
export class CourseRetriever extends BaseRetriever<CourseDocumentMetadata> {
  override lc_namespace = ['course_tutor', 'retrievers']
  readonly #input: CourseRetrieverInput

  static override lc_name(): string {
    return 'CourseRetriever'
  }

  constructor(input: CourseRetrieverInput) {
    super(input)
    this.#input = input
  }

  override async _getRelevantDocuments(query: string): Promise<Array<Document<CourseDocumentMetadata>>> {
    const { retrieve, limit = 5, mayRead } = this.#input
    const { results } = await retrieve({ text: query, limit, ...(mayRead && { mayRead }) })
    return results.map(toDocument)
  }
}

export function toDocument({ chunk, score }: ScoredChunk): Document<CourseDocumentMetadata> {
  const { id, contentHash, document, title, headingPath, locator, language, text } = chunk
  return new Document({
    id,
    pageContent: text,
    metadata: { chunkId: id, chunkHash: contentHash, document, title, headingPath, locator, language, score },
  })
}
