import { createLexicalIndexBuilder } from './build-lexical-index.ts'
import type { ChunkText } from './chunk-source.ts'
import { createCombinedNameFinder } from './find-combined-name.ts'
import { findTermPairs } from './find-term-pairs.ts'
import type { LexicalCache } from './read-lexical-cache.ts'

/** The index of the chunks with the pairs of names in their text. */
export function makeLexicalCache(chunks: Iterable<ChunkText>): LexicalCache {
  const builder = createLexicalIndexBuilder()
  const pairs = new Map<string, [string, string]>()
  const combined = createCombinedNameFinder()
  for (const chunk of chunks) {
    builder.add(chunk)
    combined.add(chunk)
    for (const pair of findTermPairs(chunk.text)) pairs.set(pair.join('\t'), pair)
  }
  const combinedName = combined.name()
  return {
    index: builder.finish(),
    pairs: [...pairs.values()],
    ...(combinedName === undefined ? {} : { combinedName }),
  }
}
