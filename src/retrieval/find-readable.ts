import type { LexicalIndex } from './lexical-index.ts'
import { stringAt } from './string-table.ts'

/** Which chunks may be seen: each document is asked about once a query. */
export function createReadableFinder(
  index: LexicalIndex,
): (mayRead: ((document: string) => boolean) | undefined) => (chunk: number) => boolean {
  const names: string[] = []
  return (mayRead) => {
    if (mayRead === undefined) return () => true
    // Of this query alone: another reader's may be under way.
    const known = new Int8Array(index.documentCount)
    return (chunk) => {
      const document = index.chunkDocument[chunk] ?? 0
      if (known[document] === 0) {
        const name = (names[document] ??= stringAt(index.documents, document))
        known[document] = mayRead(name) ? 1 : -1
      }
      return known[document] === 1
    }
  }
}
