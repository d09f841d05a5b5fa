import type { Passage } from '../passage.ts'

/** An index that has been built and can be asked. */
export interface BuiltSystem {
  /** How many pieces it holds. */
  chunks: number
  /** Best first, at most `limit`. */
  search(question: string, limit: number): Promise<Passage[]>
  /** Systems with an approximate vector index: the share of the exact 10 nearest that it finds, 0 to 1. */
  measureNeighbourRecall?(questions: string[]): Promise<number>
  close(): Promise<void>
}

export interface BenchSystem {
  /**
   * Reads the course folder and leaves its index in the index folder (empty, or filled by an earlier call), as a
   * first start would. The search must then be ready.
   */
  build(courseFolder: string, indexFolder: string): Promise<BuiltSystem>
}
