import { Document } from '@langchain/core/documents'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { VectorStore } from '@langchain/core/vectorstores'
import { createHnswIndex, type HnswIndex } from '../hnsw-index.ts'
import { checkedUnitVector } from '../vector-index.ts'

export interface CourseVectorStoreInput {
  /** Numbers a vector has. */
  dimensions: number
}

type DocumentFilter = (document: Document) => boolean

/**
 * A LangChain vector store on hnswlib: documents in memory, found by cosine. Unlike the store of
 * `@langchain/community` it deletes by id, filters inside the search and checks every vector before the native call.
 */
export class CourseVectorStore extends VectorStore {
  declare FilterType: DocumentFilter
  readonly #dimensions: number
  readonly #documents = new Map<string, Document>()
  #index: Promise<HnswIndex> | undefined
  #lastId = 0

  _vectorstoreType(): string {
    return 'course-tutor'
  }

  constructor(embeddings: EmbeddingsInterface, input: CourseVectorStoreInput) {
    super(embeddings, input)
    this.#dimensions = input.dimensions
  }

  /** @returns the ids, in the documents' order. */
  override async addDocuments(documents: Document[], options?: { ids?: string[] }): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent))
    return this.addVectors(vectors, documents, options)
  }

  /** @throws TutorError `model` for a vector of another length or with something that is no number; then none is added. */
  override async addVectors(
    vectors: number[][],
    documents: Document[],
    options?: { ids?: string[] },
  ): Promise<string[]> {
    const ids = documents.map((document, place) => options?.ids?.[place] ?? document.id ?? this.#nextId())
    const entries = documents.map((_, place) => ({
      id: ids[place] ?? '',
      vector: checkedUnitVector(vectors[place] ?? [], this.#dimensions),
    }))
    const index = await this.#open()
    index.add(entries)
    for (const [place, document] of documents.entries()) {
      const id = ids[place] ?? ''
      this.#documents.set(
        id,
        new Document({ id, pageContent: document.pageContent, metadata: document.metadata }),
      )
    }
    return ids
  }

  override async delete({ ids }: { ids: string[] }): Promise<void> {
    const index = await this.#open()
    index.remove(ids)
    for (const id of ids) this.#documents.delete(id)
  }

  override async similaritySearchVectorWithScore(
    query: number[],
    limit: number,
    filter?: DocumentFilter,
  ): Promise<Array<[Document, number]>> {
    const index = await this.#open()
    const isAllowed =
      filter &&
      ((id: string): boolean => {
        const document = this.#documents.get(id)
        return document !== undefined && filter(document)
      })
    return index.search(query, limit, isAllowed).flatMap(({ id, similarity }) => {
      const document = this.#documents.get(id)
      return document === undefined ? [] : [[document, similarity] as [Document, number]]
    })
  }

  static override async fromDocuments(
    documents: Document[],
    embeddings: EmbeddingsInterface,
    input: CourseVectorStoreInput,
  ): Promise<CourseVectorStore> {
    const store = new CourseVectorStore(embeddings, input)
    await store.addDocuments(documents)
    return store
  }

  #open(): Promise<HnswIndex> {
    this.#index ??= createHnswIndex({
      embeddingId: 'langchain',
      dimensions: this.#dimensions,
      ids: [],
      rows: new Float32Array(0),
    })
    return this.#index
  }

  #nextId(): string {
    this.#lastId += 1
    return `document-${this.#lastId}`
  }
}
